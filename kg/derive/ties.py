"""Who is tied to whom, kept in memory: kinship and the edges of alliances, asked for at every turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from kg.derive.draft import Draft
from kg.derive.sides import JOINING
from kg.model import Relation
from kg.rdf import DERIVED, Names, relation_node, relation_of
from kg.rdf import vocabulary as kg

KEPT = frozenset({*JOINING, Relation.DEFECTED_TO})
"""The relations whose plain edges are kept: few are told of, and each side's are looked up again and again."""

_PREDICATES = {kg.PARENT, *map(relation_node, KEPT)}

Tie = tuple[str, Relation, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """What belongs to each entity, and the plain edges of `KEPT` relations by either end."""

    below: Mapping[str, frozenset[str]]
    edges: Mapping[tuple[str, Relation], frozenset[Tie]]

    def changed(self, gone: Iterable[Quad], come: Iterable[Quad], names: Names) -> Ties:
        """Give the ties as they are without some quads and with others."""
        below, edges = dict(self.below), dict(self.edges)
        for quads, put in ((gone, frozenset.difference), (come, frozenset.union)):
            for quad in quads:
                for key, value in _below(quad, names):
                    below[key] = put(below.get(key, frozenset()), (value,))
                for end, tie in _edge(quad, names):
                    edges[end] = put(edges.get(end, frozenset()), (tie,))
        return Ties(below, edges)


def ties_of(draft: Draft) -> Ties:
    """Read the ties of a store as it is, without what is noted in its draft."""
    quads = (q for p in _PREDICATES for q in draft.store.quads(None, p, None, DERIVED))
    return Ties({}, {}).changed((), quads, Names(draft.store.base))


def drafted(draft: Draft, ties: Ties) -> Ties:
    """Give the ties of a store as its draft makes them."""
    gone, come = draft.differing(_PREDICATES)
    return ties.changed(gone, come, Names(draft.store.base)) if gone or come else ties


def _below(quad: Quad, names: Names) -> Iterator[tuple[str, str]]:
    ends = _ends(quad, names)
    if quad.predicate == kg.PARENT and ends:
        yield ends[1], ends[0]


def _edge(quad: Quad, names: Names) -> Iterator[tuple[tuple[str, Relation], Tie]]:
    ends = _ends(quad, names)
    if quad.predicate == kg.PARENT or not ends:
        return
    relation = relation_of(quad.predicate)
    one, other = sorted(ends) if relation.symmetric else ends
    for end in ends:
        yield (end, relation), (one, relation, other)


def _ends(quad: Quad, names: Names) -> tuple[str, str] | None:
    if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
        return names.local(quad.subject), names.local(quad.object)
    return None
