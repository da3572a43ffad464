"""What claims touch is derived anew: relationships of pairs and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg.derive.deeds import AT_A_PLACE, PARTS, scene
from kg.derive.draft import Draft
from kg.derive.events import events, is_told_of
from kg.derive.facts import Facts
from kg.derive.newcomer import joined
from kg.derive.regions import scenes
from kg.derive.relationships import Edge, edge_of, relationships
from kg.derive.sides import JOINING, PARTING, Sides
from kg.model import Claim, Matter, Relationship, matter_of
from kg.rdf import DERIVED, event_quads, relation_node, relationship_quads
from kg.rdf import vocabulary as kg
from kg.rdf.events import packed_event

HOLDING = frozenset(PARTS) - AT_A_PLACE
"""Relations between an actor and a place that can contradict each other."""


@dataclass(slots=True)
class Touched:
    """What must be derived anew: edges and matters with the claims that are news of them, and places by id.

    The edges of who holds a place stand apart, by place: they are derived with its timeline. `told` are the claims
    that tell of each place.
    """

    edges: dict[Edge, list[NamedNode]] = field(default_factory=dict)
    matters: dict[Matter, list[Claim]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    held: dict[str, set[Edge]] = field(default_factory=dict)
    told: dict[str, set[NamedNode]] = field(default_factory=dict)

    def note(self, facts: Facts, claims: Iterable[Claim]) -> None:
        """Note what claims touch."""
        told = list(claims)
        self.places |= scenes(facts, told)
        for claim in told:
            edge = edge_of(claim)
            if edge and of_place(claim):
                self.held.setdefault(edge.object, set()).add(edge)
            elif edge:
                self.edges.setdefault(edge, []).append(facts.names.claim(claim.id))
            if is_told_of(claim):
                self.matters.setdefault(matter_of(claim), []).append(claim)
            if place := scene(claim):
                self.told.setdefault(place.id, set()).add(facts.names.claim(claim.id))


def of_place(claim: Claim) -> bool:
    """Tell whether a claim's relationship is derived together with the timeline of its object."""
    return claim.relation in HOLDING and claim.object.entity.is_place


def derive_edges(
    facts: Facts, edges: Mapping[Edge, list[NamedNode]], *, whole: bool = False, bare: bool = False
) -> None:
    """Derive edges anew that no place's timeline bears on.

    `whole` says that their claims are all given, `bare` that nothing was derived yet.
    """
    for edge, news in edges.items():
        forget_spells(facts, edge)
        told = news if whole else [*standing(facts, edge), *news]
        claims = [c for c in facts.claims(told) if edge_of(c) == edge]
        write_edges(facts, () if bare else (edge,), relationships(claims, facts.datelines, facts.entities))


def forget_spells(facts: Facts, edge: Edge) -> None:
    """Forget when the sides of two were allied, which an edge that is derived anew may bear on."""
    if edge.relation in JOINING | PARTING:
        sides = Sides(facts.entities)
        facts.memory.spells.pop(frozenset({sides.head(edge.subject), sides.head(edge.object)}), None)


def edge_node(facts: Facts, edge: Edge) -> NamedNode:
    """Give the node of an edge's relationship."""
    return facts.names.relationship(edge.id)


def write_edges(facts: Facts, old: Iterable[Edge], new: Iterable[Relationship]) -> None:
    """Put relationships in the place of those of some edges."""
    gone, edges = list(old), list(new)
    for known in (*(edge.id for edge in gone), *(edge.id for edge in edges)):
        facts.memory.forget_edge(known)
    going = [q for edge in gone for q in stored(facts, edge)]
    facts.draft.replace(going, relationship_quads(edges, facts.names))


def stored(facts: Facts, edge: Edge) -> list[Quad]:
    """Give the quads of an edge's relationship, with its periods, and those of the plain edge."""
    draft = facts.draft
    said = list(draft.at(edge_node(facts, edge)))
    periods = [q.object for q in said if q.predicate == kg.PERIOD and isinstance(q.object, NamedNode)]
    said += [q for period in periods for q in draft.at(period)]
    one, other = facts.names.entity(edge.subject), facts.names.entity(edge.object)
    relation = relation_node(edge.relation)
    plain = list(draft.quads(one, relation, other, DERIVED))
    back = draft.quads(other, relation, one, DERIVED) if edge.relation.symmetric and one != other else ()
    return [*said, *plain, *back]


def standing(facts: Facts, edge: Edge) -> Iterable[NamedNode]:
    """Give the claims of an edge that were there: listed by its relationship, or denials that made none."""
    listed = [
        q.object
        for q in facts.draft.at(edge_node(facts, edge))
        if q.predicate in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY) and isinstance(q.object, NamedNode)
    ]
    return listed or _between(facts, edge)


def _between(facts: Facts, edge: Edge) -> list[NamedNode]:
    one, other = facts.judged.group(edge.subject), facts.judged.group(edge.object)
    found = shorter(_told(facts, kg.SUBJECT, one), _told(facts, kg.OBJECT, other))
    if edge.relation.symmetric:
        found += shorter(_told(facts, kg.SUBJECT, other), _told(facts, kg.OBJECT, one))
    return found


def _told(facts: Facts, role: NamedNode, ids: Iterable[str]) -> Iterator[NamedNode]:
    for entity in ids:
        yield from facts.draft.told(role, facts.names.entity(entity))


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


def derive_all_events(facts: Facts, claims: Iterable[Claim], *, bare: bool = False) -> None:
    """Derive the events of claims, which are all of their matters; `bare` says that nothing was derived yet."""
    draft, names, told = facts.draft, facts.names, list(claims)
    new = events(told, facts.datelines, facts.entities)
    matters = () if bare else {matter_of(claim).id for claim in told}
    nodes = dict.fromkeys(n for own in matters for n in draft.derived(kg.MATTER, names.matter(own)))
    nodes |= {} if bare else dict.fromkeys(names.event(event.id) for event in new)
    draft.replace([q for node in nodes for q in draft.at(node)], event_quads(new, names))


def derive_events(facts: Facts, matters: Mapping[Matter, Sequence[Claim]]) -> None:
    """Derive the events of some matters anew, given the claims that come or go; what stays is not written again."""
    draft, names = facts.draft, facts.names
    for matter, news in sorted(matters.items()):
        if all(_join(facts, matter, claim) for claim in news):
            continue
        claims = [c for c in facts.claims(facts.about(matter)) if matter_of(c) == matter]
        new = {names.event(e.id): e for e in events(claims, facts.datelines, facts.entities)}
        nodes = list(draft.derived(kg.MATTER, names.matter(matter.id)))
        stay = {n for n in nodes if n in new and _is_as(draft, n, packed_event(new[n]))}
        going = [q for n in nodes if n not in stay for q in draft.at(n)]
        draft.replace(going, event_quads((e for n, e in new.items() if n not in stay), names))


def _join(facts: Facts, matter: Matter, claim: Claim) -> bool:
    """Put a claim into the event that it is sure to join; tell whether there is one."""
    if event := joined(facts, matter, claim):
        at = facts.names.event(event.id)
        facts.draft.replace(list(facts.draft.at(at)), event_quads([event], facts.names))
    return event is not None


def _is_as(draft: Draft, node: NamedNode, packed: str) -> bool:
    return any(q.object == Literal(packed) for q in draft.quads(node, kg.PACKED, None, DERIVED))
