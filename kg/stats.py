"""How much a graph holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.rdf import DERIVED, relation_of
from kg.rdf import vocabulary as kg
from kg.rdf.standards import DATE_PUBLISHED, NEWS_ARTICLE, TYPE
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a graph holds; `first` and `last` are the days between which its reports were published.

    `undated` counts the reports without such a day, `relations` the claims of each relation, most frequent
    first.
    """

    reports: int
    undated: int
    claims: int
    relationships: int
    entities: int
    places: int
    sources: int
    first: date | None
    last: date | None
    relations: Mapping[str, int]


def count(store: Store) -> Stats:
    """Count what a store holds."""
    days = sorted(q.object.value for q in store.quads(None, DATE_PUBLISHED) if isinstance(q.object, Literal))
    reports = _instances(store, NEWS_ARTICLE)
    return Stats(
        reports=reports,
        undated=reports - len(days),
        claims=_instances(store, kg.CLAIM),
        relationships=_instances(store, kg.RELATIONSHIP),
        entities=_entities(store),
        places=_instances(store, kg.PLACE_CLASS),
        sources=_instances(store, kg.SOURCE),
        first=date.fromisoformat(days[0]) if days else None,
        last=date.fromisoformat(days[-1]) if days else None,
        relations=_relations(store),
    )


def _instances(store: Store, kind: NamedNode) -> int:
    return len({quad.subject for quad in store.quads(None, TYPE, kind)})


def _entities(store: Store) -> int:
    actors, places = (
        {quad.subject for quad in store.quads(None, TYPE, kind, DERIVED)}
        for kind in (kg.ACTOR, kg.PLACE_CLASS)
    )
    return len(actors | places)


def _relations(store: Store) -> dict[str, int]:
    told = Counter(
        relation_of(quad.object).value
        for quad in store.quads(None, kg.RELATION)
        if quad.graph_name != DERIVED and isinstance(quad.object, NamedNode)
    )
    return dict(sorted(told.items(), key=lambda counted: (-counted[1], counted[0])))
