"""What the explorer shows, as JSON values."""
