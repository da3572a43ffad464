"""How much a graph holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from kg.query.counting import counted, instances
from kg.rdf import relation_of
from kg.rdf import vocabulary as kg
from kg.rdf.standards import DATE_PUBLISHED, NEWS_ARTICLE
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
    days = {day.value: n for day, n in counted(store, DATE_PUBLISHED).items()}
    reports = instances(store, NEWS_ARTICLE)
    return Stats(
        reports=reports,
        undated=reports - sum(days.values()),
        claims=instances(store, kg.CLAIM),
        relationships=instances(store, kg.RELATIONSHIP),
        entities=instances(store, kg.ACTOR, kg.PLACE_CLASS),
        places=instances(store, kg.PLACE_CLASS),
        sources=instances(store, kg.SOURCE),
        first=date.fromisoformat(min(days)) if days else None,
        last=date.fromisoformat(max(days)) if days else None,
        relations=_relations(store),
    )


def _relations(store: Store) -> dict[str, int]:
    told = {
        relation_of(node).value: n
        for node, n in counted(store, kg.RELATION).items()
        if isinstance(node, NamedNode)
    }
    return dict(sorted(told.items(), key=lambda one: (-one[1], one[0])))
