"""Which nodes the last changes were about, so that what was computed can be renewed rather than computed anew."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from itertools import chain

from pyoxigraph import NamedNode, Quad

_MOST = 50_000


class Touched:
    """The nodes of the last changes, each under the version that it led to; old ones are forgotten."""

    def __init__(self, most: int = _MOST) -> None:
        """Remember at most so many nodes; a change with more quads is not remembered at all."""
        self._most, self._held = most, 0
        self._changes: deque[tuple[int, frozenset[NamedNode]]] = deque()

    def note(self, version: int, dropped: Iterable[NamedNode], quads: Collection[Quad]) -> None:
        """Remember a change: the graphs that it dropped, and what it put in or took out."""
        if len(quads) > self._most:
            self._changes.clear()
            self._held = 0
            return
        ends = chain.from_iterable((q.subject, q.object) for q in quads)
        nodes = frozenset(chain(dropped, (n for n in ends if isinstance(n, NamedNode))))
        self._changes.append((version, nodes))
        self._held += len(nodes)
        while self._held > self._most:
            self._held -= len(self._changes.popleft()[1])

    def between(self, old: int, new: int) -> frozenset[NamedNode] | None:
        """Give the nodes touched behind version `old` up to `new`, or `None` where some were forgotten."""
        found = [nodes for version, nodes in tuple(self._changes) if old < version <= new]
        return frozenset().union(*found) if len(found) == new - old else None
