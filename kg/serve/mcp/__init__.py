"""The graph as tools for language models, after the Model Context Protocol."""
