"""What the server gives, beside what it could give at most."""
