"""Claims, by id or by what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.errors import NotFound
from kg.model import Claim, Relation, Report, Status
from kg.query.looking import (
    Entities,
    counting_as,
    entities_of,
    graph_of,
    in_graph,
    named,
    names_of,
    subjects_anywhere,
)
from kg.query.reports import report
from kg.rdf import Names, claim_at, node_of, relation_node
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_of
from kg.rdf.spans import NAMING
from kg.rdf.standards import DERIVED_FROM, TYPE
from kg.store import Store

_GAP = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|\n\s*\n")


def claim(store: Store, id: str) -> Claim:
    """Give the claim with this id, or `NotFound`."""
    node = named(names_of(store).claim, id)
    found = _read(store, node, entities_of(store)) if node else None
    if found is None:
        raise NotFound("claim", id)
    return found


def claims(
    store: Store,
    *,
    entity: str | None = None,
    relation: Relation | None = None,
    place: str | None = None,
    source: str | None = None,
    since: date | None = None,
    until: date | None = None,
    status: Status | None = None,
    report: str | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> list[Claim]:
    """Give at most `limit` claims by id, beginning behind the id `after`, that fit every filter given.

    `entity` is the id of an entity in any role, speakers included; `place` that of the object or of where it
    happened; `source` the publisher's name as reports give it; `report` a report's id. `since` and `until`
    keep what happened on some day of that span, both inclusive; an undated claim counts on the day of its
    report.
    """
    names = names_of(store)
    found = _fitting(store, names, report, source)
    for kept in _said(store, names, entity=entity, relation=relation, place=place, status=status):
        found = kept if found is None else found & kept
    ids = _ids(store, subjects_anywhere(store, TYPE, kg.CLAIM) if found is None else found)
    return list(_page(store, (i for i in ids if after is None or i > after), since, until, limit))


def each(store: Store) -> Iterator[Claim]:
    """Give every claim by id, read when it is asked for."""
    return _page(store, iter(_ids(store, subjects_anywhere(store, TYPE, kg.CLAIM))), None, None, None)


def neighbours(store: Store, told: Claim) -> tuple[str, str]:
    """Give the sentences before and behind a claim's own in its report; empty where there is none."""
    return beside(report(store, told.report), told)


def beside(told_in: Report, told: Claim) -> tuple[str, str]:
    """Give the sentences before and behind that of a claim of a report; empty where there is none."""
    words = told_in.field(told.evidence.field)
    before = [s for s in _GAP.split(words[: told.evidence.start].rstrip()) if s.strip()]
    behind = [s for s in _GAP.split(words[told.evidence.end :].lstrip()) if s.strip()]
    return before[-1].strip() if before else "", behind[0].strip() if behind else ""


def _ids(store: Store, claims: Iterable[NamedNode]) -> list[str]:
    names = names_of(store)
    return sorted(names.local(n) for n in claims if n.value.startswith(f"{store.base}claims/"))


def _fitting(store: Store, names: Names, report: str | None, source: str | None) -> set[NamedNode] | None:
    if report is not None:
        graphs = {names.report(report)}
        if source is not None:
            graphs &= subjects_anywhere(store, kg.SOURCE_NAME, Literal(source))
    elif source is not None:
        graphs = subjects_anywhere(store, kg.SOURCE_NAME, Literal(source))
    else:
        return None
    # Corrected claims are derived from the report too, and stand in another graph.
    return {node for graph in graphs for node in subjects_anywhere(store, DERIVED_FROM, graph)}


def _said(
    store: Store,
    names: Names,
    *,
    entity: str | None,
    relation: Relation | None,
    place: str | None,
    status: Status | None,
) -> Iterator[set[NamedNode]]:
    for party, roles in ((entity, NAMING), (place, (kg.OBJECT, kg.PLACE))):
        if party is not None:
            nodes = [names.entity(one) for one in counting_as(store, party)]
            yield {n for role in roles for node in nodes for n in subjects_anywhere(store, role, node)}
    if relation is not None:
        yield subjects_anywhere(store, kg.RELATION, relation_node(relation))
    if status is not None:
        yield subjects_anywhere(store, kg.STATUS, node_of(status))


def _page(
    store: Store, ids: Iterator[str], since: date | None, until: date | None, limit: int | None
) -> Iterator[Claim]:
    names, entities, given = names_of(store), entities_of(store), 0
    for known in ids:
        if limit is not None and given >= limit:
            return
        node = names.claim(known)
        if (since or until) and not _happened(store, node, since, until):
            continue
        if (found := _read(store, node, entities)) is not None:
            given += 1
            yield found


def _happened(store: Store, node: NamedNode, since: date | None, until: date | None) -> bool:
    days = {p: _day(store, node, p) for p in (kg.EARLIEST, kg.LATEST, kg.REPORTED)}
    first, last = days[kg.EARLIEST], days[kg.LATEST]
    if first is None and last is None:
        first = last = days[kg.REPORTED]
        if first is None:
            return False
    return (since is None or last is None or last >= since) and (
        until is None or first is None or first <= until
    )


def _day(store: Store, node: NamedNode, predicate: NamedNode) -> date | None:
    found = next(store.quads(node, predicate), None)
    return day_of(found.object.value) if found and isinstance(found.object, Literal) else None


def _read(store: Store, node: NamedNode, entities: Entities) -> Claim | None:
    graph = graph_of(store, node, kg.CLAIM)
    return claim_at(node, in_graph(store, graph), names_of(store), entities) if graph else None
