"""Readers of what others write, tried with any bytes: `make fuzz`, and a little of it in the tests."""
