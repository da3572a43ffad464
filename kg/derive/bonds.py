"""Relationships that last, derived with the periods in which they held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.derive.alliances import Alliances
from kg.derive.deriving import edge_node, standing, write_edges
from kg.derive.facts import Facts
from kg.derive.periods import periods
from kg.derive.relationships import Edge, edge_of, relationships
from kg.derive.sides import JOINING, PARTING
from kg.model import Claim, Relation
from kg.rdf import DERIVED
from kg.rdf import vocabulary as kg
from kg.rdf.packing import packed_claims

_DEFECTING = Relation.DEFECTED_TO


def derive_bonds(
    facts: Facts, bonds: Mapping[Edge, list[NamedNode]], alliances: Alliances, *, whole: bool = False
) -> None:
    """Derive edges of `JOINING` relations anew, given the claims that are news of each, all with `whole`.

    The edges of what parts must stand already.
    """
    for edge, news in bonds.items():
        told = news if whole else [*standing(facts, edge), *news]
        claims = [c for c in facts.claims(told) if edge_of(c) == edge]
        found = relationships(claims, facts.datelines, facts.entities)
        spans = periods(claims, _parting(facts, edge, alliances), facts.datelines) if found else ()
        old = () if whole else (edge_node(facts, edge),)
        write_edges(facts, old, [replace(e, periods=spans) for e in found])


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


def _parting(facts: Facts, edge: Edge, alliances: Alliances) -> list[Claim]:
    """Give the claims that part the two of an edge: their sides, or they themselves where these are one."""
    one, other, sides = edge.subject, edge.object, alliances.sides
    pair = frozenset({sides.head(one), sides.head(other)})
    if len(pair) > 1:
        parting = alliances.between(pair, PARTING)
    else:
        parting = {e for r in PARTING for e, far in alliances.edges(one, r) if far == other}
    left = _defections(facts, one, other, alliances) + _defections(facts, other, one, alliances)
    return facts.claims(node for e in sorted(parting) for node in _supporting(facts, e)) + left


def _defections(facts: Facts, actor: str, other: str, alliances: Alliances) -> list[Claim]:
    """Give the claims that an actor went over from another's side, or from whatever side it was on."""
    found = {e for e, _ in alliances.edges(actor, _DEFECTING) if e.subject == actor}
    claims = facts.claims(node for e in sorted(found) for node in _supporting(facts, e))
    kin = alliances.sides.kin
    return [
        c
        for c in claims
        if (kin(c.source.entity.id, other) if c.source else not kin(c.object.entity.id, other))
    ]


def _supporting(facts: Facts, edge: Edge) -> Iterator[NamedNode]:
    for quad in facts.draft.quads(edge_node(facts, edge), kg.PACKED, None, DERIVED):
        if isinstance(quad.object, Literal):
            yield from map(facts.names.claim, packed_claims(quad.object.value))
