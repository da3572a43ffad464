"""What SECURITY.md promises, shown as a whole: its table names the test of each promise, here or in the rooms."""
