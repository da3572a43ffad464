"""Relationships that last, derived with the periods in which they held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.derive.alliances import Alliances
from kg.derive.deriving import edge_node, forget_spells, standing, write_edges
from kg.derive.facts import Facts
from kg.derive.periods import Turn, periods, turns
from kg.derive.relationships import Edge, edge_of, relationships
from kg.derive.sides import JOINING, PARTING, Pair
from kg.model import Claim, Relation, Relationship
from kg.rdf import DERIVED
from kg.rdf import vocabulary as kg
from kg.rdf.packing import packed_claims, unpacked

_DEFECTING = Relation.DEFECTED_TO


def derive_bonds(
    facts: Facts,
    bonds: Mapping[Edge, list[NamedNode]],
    alliances: Alliances,
    *,
    whole: bool = False,
    bare: bool = False,
) -> None:
    """Derive edges of `JOINING` relations anew, given the claims that are news of each; as `derive_edges` does.

    The edges of what parts must stand already. Of one without news only the periods may have changed.
    """
    partings = _Partings(facts, alliances)
    for edge, news in bonds.items():
        if news:
            forget_spells(facts, edge)
            told = news if whole else [*standing(facts, edge), *news]
            claims = [c for c in facts.claims(told) if edge_of(c) == edge]
            found = relationships(claims, facts.datelines, facts.entities)
            spans = periods(turns(claims, facts.datelines, join=True), partings.of(edge)) if found else ()
            write_edges(facts, () if bare else (edge,), [replace(e, periods=spans) for e in found])
        elif stands := _standing(facts, edge):
            spans = periods(partings.turns(edge), partings.of(edge))
            if spans != stands.periods:
                write_edges(facts, (edge,), [replace(stands, periods=spans)])


def affected(claims: Iterable[Claim], alliances: Alliances) -> set[Edge]:
    """Give the edges of `JOINING` relations whose periods claims of parting may end."""
    ends = {(c.relation, c.subject.entity.id, c.object.entity.id) for c in claims if c.subject and _parts(c)}
    return {
        edge for relation, one, other in ends for edge in _joined(relation, one, other, alliances) if edge
    }


def _parts(claim: Claim) -> bool:
    return claim.relation in PARTING or claim.relation is _DEFECTING


def _joined(relation: Relation, one: str, other: str, alliances: Alliances) -> Iterator[Edge]:
    if relation is _DEFECTING:
        yield from (edge for r in JOINING for edge, _ in alliances.edges(one, r))
        return
    pair = frozenset({alliances.sides.head(one), alliances.sides.head(other)})
    if len(pair) > 1:
        yield from alliances.between(pair, JOINING)
    else:
        yield from (edge for r in JOINING for edge, far in alliances.edges(one, r) if far == other)


class _Partings:
    """What parts the two of an edge: their sides, or they themselves where these are one."""

    def __init__(self, facts: Facts, alliances: Alliances) -> None:
        """Look up in facts, where the edges of what parts stand already."""
        self._facts, self._alliances = facts, alliances
        self._of_sides: dict[Pair, list[Turn]] = {}

    def of(self, edge: Edge) -> list[Turn]:
        """Give the turns that part the two of an edge, the earliest first."""
        one, other, sides = edge.subject, edge.object, self._alliances.sides
        pair = frozenset({sides.head(one), sides.head(other)})
        parting = self._sides(pair) if len(pair) > 1 else self._kin(one, other)
        left = [*self._left(one, other), *self._left(other, one)]
        return sorted([*parting, *turns(left, self._facts.datelines, join=False)]) if left else parting

    def turns(self, edge: Edge) -> tuple[Turn, ...]:
        """Give the turns that the claims of a relationship make that stands."""
        kept = self._facts.memory.turns
        if edge.id not in kept:
            claims = self._facts.claims(_supporting(self._facts, edge))
            kept[edge.id] = tuple(turns(claims, self._facts.datelines, join=edge.relation in JOINING))
        return kept[edge.id]

    def _sides(self, pair: Pair) -> list[Turn]:
        if pair not in self._of_sides:
            between = self._alliances.between(pair, PARTING)
            self._of_sides[pair] = sorted(turn for edge in between for turn in self.turns(edge))
        return self._of_sides[pair]

    def _kin(self, one: str, other: str) -> list[Turn]:
        ours = (e for r in PARTING for e, far in self._alliances.edges(one, r) if far == other)
        return sorted(turn for edge in set(ours) for turn in self.turns(edge))

    def _left(self, actor: str, other: str) -> list[Claim]:
        """Give the claims that an actor went over from another's side, or from whatever side it was on."""
        found = {e for e, _ in self._alliances.edges(actor, _DEFECTING) if e.subject == actor}
        claims = self._facts.claims(node for e in sorted(found) for node in _supporting(self._facts, e))
        kin = self._alliances.sides.kin
        return [
            c
            for c in claims
            if (kin(c.source.entity.id, other) if c.source else not kin(c.object.entity.id, other))
        ]


def _standing(facts: Facts, edge: Edge) -> Relationship | None:
    for packed in _packed(facts, edge):
        return unpacked(packed, edge.id, facts.entities)
    return None


def _supporting(facts: Facts, edge: Edge) -> Iterator[NamedNode]:
    for packed in _packed(facts, edge):
        yield from map(facts.names.claim, packed_claims(packed))


def _packed(facts: Facts, edge: Edge) -> Iterator[str]:
    for quad in facts.draft.quads(edge_node(facts, edge), kg.PACKED, None, DERIVED):
        if isinstance(quad.object, Literal):
            yield quad.object.value
