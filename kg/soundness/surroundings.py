"""A store in pieces that can be checked alone: some nodes, and all that the shapes may look at from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TypeAlias, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.rdf import DERIVED, Names
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.soundness import RELATIONS
from kg.store import Store

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple

NEAR = (std.TYPE, std.LABEL, kg.SPEAKER, kg.REPORTED, kg.REPORTED_DAY)
"""What shapes ask of the nodes that a node points to: of what class, described, and the second step of a path."""

INTO_TEXT = (std.HAS_PART, kg.IN_TEXT, std.HAS_SOURCE)
"""What points to a stored text and is asked about it; every other way back that shapes go is an edge's."""

# These point from what is derived to thousands of claims, of which only the IRI is asked.
_ONLY_NAMED = frozenset(
    {std.TYPE, kg.SUPPORTED_BY, kg.CONTRADICTED_BY, kg.ENDED_BY, kg.IN_REPORT, kg.WITNESS}
)
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Piece:
    """The nodes to be checked, and the triples among which to check them; `read` statements led to it."""

    nodes: frozenset[Node]
    triples: frozenset[Triple]
    read: int


class Surroundings:
    """What stands around the nodes of a store, which must not change meanwhile."""

    def __init__(self, store: Store) -> None:
        """Look around in this store."""
        self._store = store
        self._classes = frozenset(map(_triple, store.quads(None, std.SUBCLASS)))
        self._into: defaultdict[Node, set[Triple]] = defaultdict(set)
        for relation in RELATIONS:
            for quad in store.quads(None, relation):
                self._into[quad.object].add(_triple(quad))
        # Publishers and extractors stand in every report's graph, and actors next to many claims.
        self._said = lru_cache(_REMEMBERED)(self._look)
        self._near = lru_cache(_REMEMBERED)(self._told)

    def pieces(self, size: int) -> Iterator[Piece]:
        """Give pieces of at least so many triples but the last; every node is in one or more."""
        nodes: set[Node] = set()
        triples: set[Triple] = set(self._classes)
        read = 0
        for members, statements in self._members():
            nodes |= members
            read += statements
            for node in members:
                triples |= self._around(node)
            if len(triples) >= size:
                yield Piece(frozenset(nodes), frozenset(triples), read)
                nodes, triples, read = set(), set(self._classes), 0
        yield Piece(frozenset(nodes), frozenset(triples), read)

    def _members(self) -> Iterator[tuple[set[Node], int]]:
        """Give the nodes of a report together, those of the default graph one by one, then what only edges name."""
        graphs = sorted(self._store.graphs(), key=lambda graph: graph.value)
        for graph in (*graphs, Names(self._store.base).record):
            subjects: list[Node] = [quad.subject for quad in self._store.quads(graph=graph)]
            yield set(subjects), len(subjects)
        counted: defaultdict[Node, int] = defaultdict(int)
        for quad in self._store.quads(graph=DERIVED):
            counted[quad.subject] += 1
        for node in sorted(counted, key=str):
            yield {node}, counted[node]
        for node in sorted(self._into.keys() - counted.keys(), key=str):
            yield {node}, 0

    def _around(self, node: Node) -> set[Triple]:
        said = self._said(node)
        around = {*said, *self._into.get(node, ())}
        for triple in said:
            if triple.predicate not in _ONLY_NAMED:
                around |= self._near(triple.object)
        if self._classes or any(t.predicate == std.TYPE and t.object == kg.STORED_TEXT for t in said):
            around |= self._into_text(node)
        return around | self._edges(said)

    def _told(self, node: Node) -> frozenset[Triple]:
        return frozenset(triple for triple in self._said(node) if triple.predicate in NEAR)

    def _into_text(self, node: Node) -> set[Triple]:
        """Give what points to a stored text, with all that is said of it and of the selectors of evidence."""
        back = [_triple(q) for predicate in INTO_TEXT for q in self._store.quads(None, predicate, _key(node))]
        said = {triple for each in back for triple in self._said(each.subject)}
        selectors = {triple.object for triple in said if triple.predicate == std.HAS_SELECTOR}
        return said.union(back, *(self._said(selector) for selector in selectors))

    def _edges(self, said: Iterable[Triple]) -> set[Triple]:
        """Give the direct edges of a relationship or an event."""
        parts: defaultdict[Node, list[Node]] = defaultdict(list)
        for triple in said:
            parts[triple.predicate].append(triple.object)
        if kg.CLAIM_COUNT not in parts:
            return set()
        ends = product(parts[kg.SUBJECT], parts[kg.RELATION], parts[kg.OBJECT])
        return {
            _triple(quad)
            for one, relation, other in ends
            if isinstance(one, NamedNode) and isinstance(relation, NamedNode)
            for quad in self._store.quads(one, relation, _key(other))
        }

    def _look(self, node: Node) -> frozenset[Triple]:
        """Give what is said of a node, in whichever graph."""
        if isinstance(node, Literal):
            return frozenset()
        return frozenset(map(_triple, self._store.quads(_key(node))))


def _key(node: Node) -> NamedNode:
    # No store of this package has blank nodes, but engines find those that a hand put there.
    return cast("NamedNode", node)


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)
