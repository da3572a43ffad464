"""The reports that a store holds."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest

from pyoxigraph import NamedNode

from kg.errors import NotFound
from kg.model import Report
from kg.query.looking import graph_of, in_graph, named, names_of, nearest, subjects_anywhere
from kg.rdf import report_at
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
    names = names_of(store)
    if place is None:
        told = subjects_anywhere(store, TYPE, NEWS_ARTICLE)
    else:
        nodes = {n for role in NAMING for n in subjects_anywhere(store, role, names.entity(place))}
        told = {names.report(of) for n in nodes for of in _reports_of(store, n)}
    return sum(next(store.quads(node, DATE_PUBLISHED, None, node), None) is None for node in told)


def _reports_of(store: Store, claim: NamedNode) -> Iterator[str]:
    for quad in store.quads(claim, DERIVED_FROM):
        if isinstance(quad.object, NamedNode):
            yield names_of(store).local(quad.object)
