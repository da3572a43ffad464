"""Claims folded into relationships: one for each subject, relation and object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from kg.derive.dateline import UNKNOWN, Datelines
from kg.derive.sides import Sides
from kg.derive.witness import independent, witnesses
from kg.model import Claim, Entity, Relation, Relationship, Status, digest


@dataclass(frozen=True, order=True, slots=True)
class Edge:
    """What claims of one relationship have in common; of a symmetric relation the lower id is the subject."""

    subject: str
    relation: Relation
    object: str

    @property
    def id(self) -> str:
        """Give the id of the relationship, which depends on nothing else."""
        return digest([self.subject, self.relation, self.object])


def edge_of(claim: Claim) -> Edge | None:
    """Give the edge a claim speaks for or against; `None` where it names no agent or tells of a plan."""
    if claim.subject is None or claim.status is Status.PLANNED:
        return None
    ends = (claim.subject.entity.id, claim.object.entity.id)
    one, other = sorted(ends) if claim.relation.symmetric else ends
    return Edge(one, claim.relation, other)


def relationships(
    claims: Iterable[Claim],
    datelines: Datelines,
    entities: Mapping[str, Entity],
    contradicted: AbstractSet[str] = frozenset(),
) -> list[Relationship]:
    """Fold claims into relationships, in the order of their ends and relation.

    Only asserted and hedged claims make one. It is disputed when a denied or negated claim stands against it,
    or when one of its claims is in `contradicted` (ids of claims that give a place to opposed sides on one
    day).
    """
    edges: dict[Edge, dict[str, Claim]] = {}
    for claim in claims:
        if edge := edge_of(claim):
            edges.setdefault(edge, {})[claim.id] = claim
    sides = Sides(entities)
    found = (_fold(e, list(edges[e].values()), datelines, entities, sides) for e in sorted(edges))
    return [_judge(edge, contradicted) for edge in found if edge]


def _fold(
    edge: Edge, claims: list[Claim], datelines: Datelines, entities: Mapping[str, Entity], sides: Sides
) -> Relationship | None:
    told = sorted((c for c in claims if c.status.happened), key=lambda c: c.id)
    if not told:
        return None
    lines = [datelines.get(c.report, UNKNOWN) for c in told]
    speakers = {w for c, line in zip(told, lines, strict=True) for w in witnesses(c, line, entities)}
    days = [d for c in told for d in _days(c)] or [line.published for line in lines if line.published]
    named = {a.entity.id: a.entity for c in told for a in c.arguments()}
    return Relationship(
        id=edge.id,
        subject=named[edge.subject],
        relation=edge.relation,
        object=named[edge.object],
        claims=tuple(c.id for c in told),
        reports=tuple(sorted({c.report for c in told})),
        witnesses=independent(speakers, sides),
        sources=tuple(sorted({line.source for line in lines if line.source})),
        first=min(days, default=None),
        last=max(days, default=None),
        denials=tuple(sorted(c.id for c in claims if not c.status.happened)),
    )


def _judge(edge: Relationship, contradicted: AbstractSet[str]) -> Relationship:
    if not edge.denials and contradicted.isdisjoint(edge.claims):
        return edge
    return replace(edge, disputed=True)


def _days(claim: Claim) -> list[date]:
    return [d for d in (claim.date.start, claim.date.end) if d] if claim.date else []
