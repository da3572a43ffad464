"""How much memory reading takes, however long the input."""
