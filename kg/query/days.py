"""When claims say that something happened and when reports said so, of many relationships at once.

Read whole, with their sentences, the claims behind one picture of a large war took over a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.model import Told
from kg.query.claimlists import days_of
from kg.query.looking import entities_of, in_graph, names_of
from kg.rdf import DERIVED, Names, relationship_at
from kg.rdf import vocabulary as kg
from kg.rdf.gist import gist_days
from kg.rdf.literals import day_of
from kg.rdf.packing import packed_claims
from kg.rdf.standards import DATE_PUBLISHED, DERIVED_FROM, TYPE
from kg.store import Store

Known = Mapping[str, Told]


def told(store: Store, edges: Iterable[str], most: int) -> dict[str, tuple[Told, ...]]:
    """Give by id of relationship the days of its claims, each span in each report once, the earliest first.

    Once `most` claims are read the rest of the relationships are left out, and so are ids that none has.
    """
    names, claims, count = names_of(store), dict[str, list[str]](), 0
    for edge in edges:
        ids = _claims(store, names, edge)
        count += len(ids)
        if count > most:
            break
        if ids:
            claims[edge] = ids
    days = _days(store, names, {own for ids in claims.values() for own in ids})
    return {edge: tuple(sorted({days[own] for own in ids}, key=_order)) for edge, ids in claims.items()}


def _order(said: Told) -> tuple[date, date, str]:
    first = said.start or said.end or said.published or date.max
    return first, said.published or date.max, said.report


def _claims(store: Store, names: Names, edge: str) -> list[str]:
    node = names.relationship(edge)
    found = next(store.quads(node, kg.PACKED, None, DERIVED), None)
    if found is not None and isinstance(found.object, Literal):
        return packed_claims(found.object.value)
    if next(store.quads(node, TYPE, kg.RELATIONSHIP, DERIVED), None) is None:
        return []
    return list(relationship_at(node, in_graph(store), names, entities_of(store)).claims)


def _days(store: Store, names: Names, claims: Iterable[str]) -> Known:
    """Give the days of claims, of which those read before are kept."""
    known: dict[str, Told] = store.kept("told days", dict, _without(names))
    missing = [own for own in claims if own not in known]
    if missing:
        published = store.kept("report days", lambda: days_of(store, DATE_PUBLISHED))
        known |= {own: _told(store, names, names.claim(own), published) for own in missing}
    return known


def _without(names: Names) -> Callable[[dict[str, Told], Iterable[NamedNode]], dict[str, Told]]:
    def renewed(kept: dict[str, Told], touched: Iterable[NamedNode]) -> dict[str, Told]:
        gone = {names.local(node) for node in touched if names.is_claim(node)}
        return {own: said for own, said in kept.items() if own not in gone}

    return renewed


def _told(store: Store, names: Names, claim: NamedNode, published: Mapping[NamedNode, date]) -> Told:
    packed = next(_texts(store, claim, kg.PACKED), None)
    if packed is not None:
        report, start, end = gist_days(packed)
        return Told(start, end, published.get(names.report(report)), report)
    first, last = (next(map(day_of, _texts(store, claim, p)), None) for p in (kg.EARLIEST, kg.LATEST))
    of = next((q.object for q in store.quads(claim, DERIVED_FROM) if isinstance(q.object, NamedNode)), None)
    return Told(first, last, published.get(of), names.local(of)) if of else Told(first, last, None, "")


def _texts(store: Store, node: NamedNode, predicate: NamedNode) -> Iterator[str]:
    return (q.object.value for q in store.quads(node, predicate) if isinstance(q.object, Literal))
