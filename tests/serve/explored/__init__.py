"""What the explorer asks of the server."""
