"""What is asked of the graph: entities, relations, claims, control, listed questions, foreign queries."""
