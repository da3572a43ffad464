"""Look-ups on a server, each made once: all that is said of a node comes at one time and is kept until it changes."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, product
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.store.port import Term

Graph = NamedNode | DefaultGraph
Pattern = tuple[NamedNode | None, NamedNode | None, Term | None, Graph | None]

_STAR: Final = 1000
_GRAPH: Final = 5000
_SECOND: Final = 2
_MOST: Final = 200_000


class Recall:
    """What was looked up of a store that nobody else changes meanwhile.

    Deriving looks at the same nodes again and again, each time for something else: the first look-up brings all that
    is said of a node, or with it, up to a thousand quads, and the second within a named graph all of that, up to five
    thousand. Where there is more, just what was asked for is fetched.
    """

    def __init__(self, fetch: Callable[[Pattern, int | None], Iterator[Quad]], most: int = _MOST) -> None:
        """Look up by `fetch`, which gives the quads of a pattern, up to a number of them; keep at most so many."""
        self._fetch, self._most = fetch, most
        self._held: dict[Pattern, dict[NamedNode | None, list[Quad]]] = {}
        self._graphs: defaultdict[Graph, set[Pattern]] = defaultdict(set)
        self._large: set[Pattern] = set()
        self._whole: dict[Graph, dict[object, list[Quad]]] = {}
        self._asked: Counter[Graph] = Counter()
        self._count, self._round = 0, 0
        self._lock = threading.Lock()

    def quads(self, pattern: Pattern) -> Iterator[Quad]:
        """Give the quads of a pattern."""
        subject, predicate, other, graph = pattern
        wide = _wide(pattern)
        if subject is not None and isinstance(graph, NamedNode) and wide not in self._held:
            told = self._whole.get(graph) or self._all_of(graph)
            if told is not None:
                of = told.get(subject, [])
                return (q for q in of if predicate in (None, q.predicate) and other in (None, q.object))
        if wide not in self._large:
            held = self._held.get(wide) or self._looked_up(wide, _STAR)
            if held is not None:
                said = held.get(predicate, []) if predicate else chain.from_iterable(list(held.values()))
                return (
                    q
                    for q in said
                    if other in (None, q.object)
                    and graph in (None, q.graph_name)
                    and subject in (None, q.subject)
                )
        if pattern == (None, None, None, None):
            return self._fetch(pattern, None)
        return self._exactly(pattern)

    def forget(self, changed: Iterable[Quad], dropped: Iterable[NamedNode]) -> None:
        """Forget what was looked up of quads that came or went, and of graphs that went."""
        with self._lock:
            self._round += 1
            for quad in changed:
                four = (quad.subject, quad.predicate, quad.object, quad.graph_name)
                for pattern in product(*((None, term) for term in four)):
                    self._drop(pattern)  # type: ignore[arg-type]
                self._drop_graph(four[3])  # type: ignore[arg-type]
            for graph in dropped:
                self._drop_graph(graph)
                for pattern in list(self._graphs.pop(graph, ())):
                    self._drop(pattern)

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._round += 1
            self._held.clear()
            self._graphs.clear()
            self._large.clear()
            self._whole.clear()
            self._asked.clear()
            self._count = 0

    def _all_of(self, graph: NamedNode) -> dict[object, list[Quad]] | None:
        """Give all of a small graph by subject when it is looked at for the second time."""
        self._asked[graph] += 1
        if self._asked[graph] != _SECOND:
            return None
        now = self._round
        found = list(self._fetch((None, None, None, graph), _GRAPH + 1))
        if len(found) > _GRAPH:
            return None
        told: dict[object, list[Quad]] = {}
        for quad in found:
            told.setdefault(quad.subject, []).append(quad)
        with self._lock:
            if now == self._round:
                self._make_room(len(found) + 1)
                self._whole[graph] = told
                self._count += len(found) + 1
        return told

    def _exactly(self, pattern: Pattern) -> Iterator[Quad]:
        held = self._held.get(pattern)
        if held is not None:
            return chain.from_iterable(list(held.values()))
        now = self._round
        found = self._fetch(pattern, None)
        first = list(islice(found, _STAR + 1))
        if len(first) <= _STAR:
            self._keep(pattern, first, now)
        return chain(first, found)

    def _looked_up(self, wide: Pattern, most: int) -> dict[NamedNode | None, list[Quad]] | None:
        if wide in self._held:
            return self._held[wide]
        now = self._round
        found = list(self._fetch(wide, most + 1))
        if len(found) > most:
            self._large.add(wide)
            return None
        return self._keep(wide, found, now)

    def _keep(self, pattern: Pattern, found: list[Quad], now: int) -> dict[NamedNode | None, list[Quad]]:
        by_predicate: dict[NamedNode | None, list[Quad]] = {}
        for quad in found:
            by_predicate.setdefault(quad.predicate, []).append(quad)
        with self._lock:
            # What was fetched before a change is no longer so.
            if now == self._round:
                self._make_room(len(found) + 1)
                self._held[pattern] = by_predicate
                self._count += len(found) + 1
                for graph in {quad.graph_name for quad in found}:
                    self._graphs[graph].add(pattern)  # type: ignore[index]
        return by_predicate

    def _make_room(self, count: int) -> None:
        if self._count + count > self._most:
            self._held.clear()
            self._graphs.clear()
            self._whole.clear()
            self._asked.clear()
            self._count = 0

    def _drop_graph(self, graph: Graph) -> None:
        told = self._whole.pop(graph, None)
        self._asked.pop(graph, None)
        if told is not None:
            self._count -= 1 + sum(map(len, told.values()))

    def _drop(self, pattern: Pattern) -> None:
        held = self._held.pop(pattern, None)
        if held is not None:
            self._count -= 1 + sum(map(len, held.values()))


def _wide(pattern: Pattern) -> Pattern:
    subject, predicate, other, graph = pattern
    if subject is not None:
        return subject, None, None, None
    if other is not None:
        return None, None, other, None
    return None, predicate, None, graph
