"""What the measurements count is what they say."""
