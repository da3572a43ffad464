"""Which part of a graph a picture holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Entity, Relationship


@dataclass(frozen=True, slots=True)
class Selection:
    """The relationships to draw, and how many relationships and entities there are in all."""

    edges: tuple[Relationship, ...]
    all_edges: int
    all_entities: int

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Give the entities of the drawn relationships, each once, in order of first appearance."""
        return tuple(entities_of(self.edges).values())


def entities_of(edges: Sequence[Relationship]) -> dict[str, Entity]:
    """Give each entity that is subject or object of an edge, by id."""
    return {entity.id: entity for edge in edges for entity in (edge.subject, edge.object)}


def select(
    edges: Sequence[Relationship], *, around: str | None = None, depth: int = 1, limit: int = 300
) -> Selection:
    """Choose at most `limit` entities, and all edges between them, to draw.

    With `around`, an entity id, they are those within `depth` edges of it, nearest first and then by the
    strength of the edge that reaches them; otherwise the ends of the strongest edges. The strength of an edge
    is its number of reports, then of witnesses. An id that no edge has gives an empty selection; `depth` and
    `limit` below 1 are a `ValueError`.
    """
    if depth < 1 or limit < 1:
        raise ValueError(f"depth and limit begin at 1: {depth}, {limit}")
    ranked = sorted(edges, key=_rank)
    chosen = _near(ranked, around, depth, limit) if around else _strongest(ranked, limit)
    drawn = (e for e in ranked if e.subject.id in chosen and e.object.id in chosen)
    return Selection(tuple(drawn), len(edges), len(entities_of(edges)))


def _rank(edge: Relationship) -> tuple[int, int, str]:
    return -len(edge.reports), -len(edge.witnesses), edge.id


def _strongest(ranked: Sequence[Relationship], limit: int) -> set[str]:
    chosen: set[str] = set()
    for edge in ranked:
        both = chosen | {edge.subject.id, edge.object.id}
        if len(both) <= limit:
            chosen = both
        if len(chosen) == limit:
            break
    return chosen


def _near(ranked: Sequence[Relationship], around: str, depth: int, limit: int) -> set[str]:
    neighbours: dict[str, list[str]] = {}
    for edge in ranked:
        neighbours.setdefault(edge.subject.id, []).append(edge.object.id)
        neighbours.setdefault(edge.object.id, []).append(edge.subject.id)
    order = {around: 0} if around in neighbours else {}
    ring = list(order)
    for step in range(1, depth + 1):
        found = (other for node in ring for other in neighbours[node])
        ring = [other for other in dict.fromkeys(found) if other not in order]
        order |= dict.fromkeys(ring, step)
    return set(list(order)[:limit])
