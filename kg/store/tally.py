"""A hash of what a store holds, whatever the order: a sum over the lines of its N-Quads."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

_MODULUS: Final = 1 << 256


class Tally:
    """Counts lines and adds up the SHA-256 of each, modulo 2 to the 256th; no order of the lines changes it.

    >>> first, second = Tally(), Tally()
    >>> first.add([b"a", b"b"]), second.add([b"b"]), second.add([b"a"])
    (None, None, None)
    >>> str(first) == str(second), first.lines
    (True, 2)
    """

    def __init__(self) -> None:
        """Begin with no lines."""
        self.lines, self._sum = 0, 0

    def add(self, lines: Iterable[bytes]) -> None:
        """Add lines, each without its end."""
        digests = [sha256(line).digest() for line in lines]
        self.lines += len(digests)
        self._sum = (self._sum + sum(int.from_bytes(d, "big") for d in digests)) % _MODULUS

    def __str__(self) -> str:
        """Give the sum as 64 hexadecimal digits."""
        return f"{self._sum:064x}"
