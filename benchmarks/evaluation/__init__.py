"""How well reports are read: one file a set of texts with known answers."""
