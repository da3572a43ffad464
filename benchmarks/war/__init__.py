"""A made-up war of any size, the same for the same seed, to measure on."""
