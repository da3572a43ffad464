"""All that a store holds as lines of N-Quads, between a first line that names its base and a last that sums it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from pyoxigraph import RdfFormat, serialize

from kg.store import Store
from kg.store.marker import FORMAT
from kg.store.tally import Tally

FIRST: Final = "# kg dump 1, format {format}, base {base}"
LAST: Final = "# end of kg dump: {lines} quads, hash {hash}"
_AT_ONCE: Final = 1000

Progress = Callable[[int], None]


class Dump:
    """The lines of a dump in pieces, in no order; when all are given, `quads` and `hash` say what they came to.

    The hash is the same for the same quads, wherever and in whatever order they came.
    """

    def __init__(self, store: Store, progress: Progress = lambda _: None) -> None:
        """Dump a store; `progress` is told how many quads are written so far."""
        self._store, self._progress, self._tally = store, progress, Tally()

    @property
    def quads(self) -> int:
        """Give the number of quads given so far."""
        return self._tally.lines

    @property
    def hash(self) -> str:
        """Give the hash of the quads given so far, as 64 hexadecimal digits."""
        return str(self._tally)

    def __iter__(self) -> Iterator[bytes]:
        """Give the first line, the quads, and the last line."""
        self._tally = Tally()
        yield (FIRST.format(format=FORMAT, base=self._store.base) + "\n").encode()
        for piece in _pieces(self._store):
            self._tally.add(piece.splitlines())
            yield piece
            self._progress(self.quads)
        yield (LAST.format(lines=self.quads, hash=self.hash) + "\n").encode()


class Dumping:
    """The part of a graph that gives all that it holds."""

    _store: Store

    def dump(self, progress: Progress = lambda _: None) -> Dump:
        """Give all that the graph holds as lines of N-Quads, to be iterated over; `kg.loading.load` reads them.

        `progress` is told how many quads there are so far.
        """
        return Dump(self._store, progress)

    def hash(self, progress: Progress = lambda _: None) -> str:
        """Give a hash of all that the graph holds: the same for graphs that hold the same."""
        dump = self.dump(progress)
        for _ in dump:
            pass
        return dump.hash


def _pieces(store: Store) -> Iterator[bytes]:
    quads = store.quads()
    while some := list(islice(quads, _AT_ONCE)):
        yield serialize(some, format=RdfFormat.N_QUADS) or b""
