"""HTTP: look-ups over REST, SPARQL queries and the page, for reading only."""
