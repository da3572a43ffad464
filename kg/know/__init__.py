"""What is known before reading: actors, places and the names they go by, loaded from `ontology/`."""
