"""Lets `python -m kg` stand for `kg`."""

from kg.cli import main

if __name__ == "__main__":
    main()
