"""What the explorer shows, as plain JSON values of what the graph gives: for the server and the file alike."""
