"""The reports that a store holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from heapq import nsmallest

from pyoxigraph import Literal, NamedNode

from kg.errors import NotFound
from kg.model import Report
from kg.query.looking import (
    counting_as,
    graph_of,
    in_graph,
    named,
    names_of,
    nearest,
    subjects_anywhere,
)
from kg.rdf import report_at
from kg.rdf.literals import day_of
from kg.rdf.spans import NAMING
from kg.rdf.standards import DATE_PUBLISHED, DERIVED_FROM, NEWS_ARTICLE, TYPE
from kg.store import Store


def report(store: Store, id: str) -> Report:
    """Give the report with this id, or `NotFound` with the nearest ids."""
    names = names_of(store)
    node = named(names.report, id)
    if node is None or graph_of(store, node, NEWS_ARTICLE) is None:
        raise NotFound("report", id, nearest(id, sorted(report_ids(store))))
    return report_at(node, in_graph(store, node), names)


def reports(store: Store, *, limit: int | None = None, after: str | None = None) -> list[Report]:
    """Give at most `limit` reports by id, beginning behind the id `after`."""
    ids = [known for known in report_ids(store) if after is None or known > after]
    chosen = sorted(ids) if limit is None else nsmallest(limit, ids)
    return [report(store, known) for known in chosen]


def report_ids(store: Store) -> set[str]:
    """Give the id of every report."""
    names = names_of(store)
    return {names.local(node) for node in subjects_anywhere(store, TYPE, NEWS_ARTICLE)}


def undated(store: Store, place: str | None = None) -> int:
    """Count the reports without a day of publication, of all or of those with a claim on the place with this id."""
    told = subjects_anywhere(store, TYPE, NEWS_ARTICLE) if place is None else _naming(store, place)
    return sum(_published(store, node) is None for node in told)


def report_days(store: Store, entities: Iterable[str]) -> Mapping[date, int]:
    """Count the dated reports with a claim that names one of some entities, by id, by their day, earliest first."""
    told = set[NamedNode]().union(*(_naming(store, entity) for entity in entities))
    days = [_published(store, node) for node in told]
    return Counter(sorted(day for day in days if day))


def _naming(store: Store, entity: str) -> set[NamedNode]:
    names = names_of(store)
    known = [names.entity(one) for one in counting_as(store, entity)]
    nodes = {n for role in NAMING for node in known for n in subjects_anywhere(store, role, node)}
    return {names.report(of) for n in nodes for of in _reports_of(store, n)}


def _published(store: Store, report: NamedNode) -> date | None:
    said = next(store.quads(report, DATE_PUBLISHED, None, report), None)
    return day_of(said.object.value) if said and isinstance(said.object, Literal) else None


def _reports_of(store: Store, claim: NamedNode) -> Iterator[str]:
    for quad in store.quads(claim, DERIVED_FROM):
        if isinstance(quad.object, NamedNode):
            yield names_of(store).local(quad.object)
