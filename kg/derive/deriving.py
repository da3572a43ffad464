"""What claims touch is derived anew: relationships of pairs, timelines of places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from kg.derive.alliances import Alliances
from kg.derive.control import account
from kg.derive.deeds import AT_A_PLACE, PARTS, scene
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.derive.relationships import Edge, edge_of, relationships
from kg.derive.witness import voice, witnesses
from kg.model import Claim, Entity, Relation, Relationship
from kg.rdf import DERIVED, control_quads, relation_node, relationship_quads
from kg.rdf import vocabulary as kg

HOLDING = frozenset(PARTS) - AT_A_PLACE
"""Relations between an actor and a place that can contradict each other."""


@dataclass(slots=True)
class Touched:
    """What must be derived anew: edges with the claims that are news of them, and places by id."""

    edges: dict[Edge, list[NamedNode]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    def note(self, facts: Facts, claims: Iterable[Claim]) -> None:
        """Note what claims touch; the edges of who holds a place are derived with the place."""
        for claim in claims:
            place = scene(claim)
            if place:
                self.places.add(place.id)
            edge = edge_of(claim)
            if edge and not of_place(claim):
                self.edges.setdefault(edge, []).append(facts.names.claim(claim.id))


def of_place(claim: Claim) -> bool:
    """Tell whether a claim's relationship is derived together with the timeline of its object."""
    return claim.relation in HOLDING and claim.object.entity.is_place


def derive_edges(facts: Facts, edges: Mapping[Edge, list[NamedNode]]) -> None:
    """Derive edges anew that no place's timeline bears on."""
    for edge, news in edges.items():
        claims = [c for c in facts.claims([*_standing(facts, edge), *news]) if edge_of(c) == edge]
        write_edges(facts, [edge_node(facts, edge)], relationships(claims, facts.datelines, facts.entities))


def edge_node(facts: Facts, edge: Edge) -> NamedNode:
    """Give the node of an edge's relationship."""
    return facts.names.relationship(edge.id)


def write_edges(facts: Facts, old: Iterable[NamedNode], new: Iterable[Relationship]) -> None:
    """Put relationships in the place of those at some nodes."""
    going = [q for node in old for q in relationship_at_node(facts.draft, node)]
    facts.draft.replace(going, relationship_quads(new, facts.names))


def relationship_at_node(draft: Draft, node: NamedNode) -> list[Quad]:
    """Give the quads of a relationship's node and of its plain edge."""
    said = list(draft.at(node))
    ends = {q.predicate: q.object for q in said if q.predicate in (kg.SUBJECT, kg.RELATION, kg.OBJECT)}
    if len(ends) < 3:
        return said
    one, relation, other = ends[kg.SUBJECT], ends[kg.RELATION], ends[kg.OBJECT]
    if not (isinstance(one, NamedNode) and isinstance(relation, NamedNode) and isinstance(other, NamedNode)):
        return said
    plain = list(draft.quads(one, relation, other, DERIVED))
    back = draft.quads(other, relation, one, DERIVED) if relation in _SYMMETRIC else ()
    return [*said, *plain, *back]


_SYMMETRIC = frozenset(relation_node(r) for r in Relation if r.symmetric)


def _standing(facts: Facts, edge: Edge) -> Iterable[NamedNode]:
    """Give the claims of an edge that were there: listed by its relationship, or denials that made none."""
    listed = [
        q.object
        for q in facts.draft.at(edge_node(facts, edge))
        if q.predicate in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY) and isinstance(q.object, NamedNode)
    ]
    return listed or _between(facts, edge)


def _between(facts: Facts, edge: Edge) -> list[NamedNode]:
    one, other = facts.names.entity(edge.subject), facts.names.entity(edge.object)
    told = facts.draft.told
    found = shorter(told(kg.SUBJECT, one), told(kg.OBJECT, other))
    if edge.relation.symmetric:
        found += shorter(told(kg.SUBJECT, other), told(kg.OBJECT, one))
    return found


def shorter(one: Iterator[NamedNode], other: Iterator[NamedNode]) -> list[NamedNode]:
    """Give all of whichever iterator ends first: either holds what is looked for, one may be very long."""
    ours: list[NamedNode] = []
    theirs: list[NamedNode] = []
    while True:
        if (node := next(one, None)) is None:
            return ours
        ours.append(node)
        if (node := next(other, None)) is None:
            return theirs
        theirs.append(node)


def derive_places(facts: Facts, places: Iterable[str], alliances: Alliances) -> None:
    """Derive anew who held places, and the edges of holding them."""
    for place in places:
        claims = _claims_at(facts, place)
        entity = facts.entities.get(place)
        node = facts.names.entity(place)
        edges = [n for n in facts.draft.derived(kg.OBJECT, node) if _holds(facts.draft, n)]
        intervals = [q for n in facts.draft.derived(kg.PLACE, node) for q in facts.draft.at(n)]
        if entity is None or not claims:
            write_edges(facts, edges, ())
            facts.draft.replace(intervals, ())
        else:
            _derive_place(facts, entity, claims, alliances, (edges, intervals))


def _derive_place(
    facts: Facts,
    place: Entity,
    claims: list[Claim],
    alliances: Alliances,
    old: tuple[list[NamedNode], list[Quad]],
) -> None:
    pacts = alliances.among(_involved(facts, claims))
    told = account(place, claims, facts.datelines, facts.entities, pacts)
    edges = relationships(
        (c for c in claims if of_place(c)), facts.datelines, facts.entities, told.contradicted
    )
    write_edges(facts, old[0], edges)
    facts.draft.replace(old[1], control_quads(told.intervals, facts.names))


def _claims_at(facts: Facts, place: str) -> list[Claim]:
    found = facts.claims(facts.at(place))
    return sorted((c for c in found if (at := scene(c)) and at.id == place), key=lambda c: c.id)


def _holds(draft: Draft, node: NamedNode) -> bool:
    return any(q.object in _HOLDING_NODES for q in draft.quads(node, kg.RELATION, None, DERIVED))


_HOLDING_NODES = frozenset(relation_node(r) for r in HOLDING)


def _involved(facts: Facts, claims: Iterable[Claim]) -> set[str]:
    """Give everyone whose side matters to a place: who acts there, and who speaks of it for whom."""
    found: set[str] = set()
    for claim in claims:
        found |= {a.entity.id for a in claim.arguments() if a.entity.is_actor}
        found |= set(witnesses(claim, facts.datelines[claim.report], facts.entities))
    leanings = (facts.entities[i].leans for i in found if i in facts.entities)
    return found | {voice(other, facts.entities) for other in leanings if other}
