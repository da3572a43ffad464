"""How cost grows with size: wars with the figures of real ones, up to a million claims, loaded, asked and served."""
