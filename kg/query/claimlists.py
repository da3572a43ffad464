"""The claims that pass filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.query import finding
from kg.query.filters import Days, Filters, meets
from kg.query.looking import counting_as, names_of, subjects_anywhere
from kg.rdf import node_of, relation_node
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_of
from kg.rdf.spans import NAMING
from kg.rdf.standards import DERIVED_FROM, TYPE
from kg.store import Store

# As many as a name may mean at the most.
_MOST_NAMES: Final = 50
_ACTING: Final = (kg.SUBJECT, kg.OBJECT, kg.FROM, kg.TO)
_AT: Final = (kg.OBJECT, kg.PLACE)


def claim_ids(store: Store, asked: Filters) -> list[str]:
    """Give the claims that pass, in order."""
    names = names_of(store)
    return sorted(names.local(node) for node in claim_nodes(store, asked) if names.is_claim(node))


def claim_nodes(store: Store, asked: Filters) -> set[NamedNode]:
    """Give the nodes of the claims that pass."""
    found: set[NamedNode] | None = None
    for kept in _claim_sets(store, asked):
        found = kept if found is None else found & kept
    if found is None:
        found = subjects_anywhere(store, TYPE, kg.CLAIM)
    if asked.since or asked.until:
        days = store.kept("claim days", lambda: _claimdays_of(store))
        found = {node for node in found if meets(days.get(node, (None, None)), asked)}
    return found


def _claim_sets(store: Store, asked: Filters) -> Iterator[set[NamedNode]]:
    names = names_of(store)
    for party, roles in ((asked.entity, NAMING), (asked.actor, _ACTING), (asked.place, _AT)):
        if party is not None:
            yield _naming(store, counting_as(store, party), roles)
    if asked.q is not None:
        yield _naming(store, meant(store, asked.q), NAMING)
    if asked.relation is not None:
        yield subjects_anywhere(store, kg.RELATION, relation_node(asked.relation))
    if asked.status is not None:
        yield subjects_anywhere(store, kg.STATUS, node_of(asked.status))
    if asked.source is not None:
        told = subjects_anywhere(store, kg.SOURCE_NAME, Literal(asked.source))
        yield {node for report in told for node in subjects_anywhere(store, DERIVED_FROM, report)}
    if asked.report is not None:
        yield subjects_anywhere(store, DERIVED_FROM, names.report(asked.report))


def _naming(store: Store, ids: Iterable[str], roles: Sequence[NamedNode]) -> set[NamedNode]:
    nodes = [names_of(store).entity(one) for one in ids]
    return {claim for role in roles for node in nodes for claim in subjects_anywhere(store, role, node)}


def meant(store: Store, words: str) -> list[str]:
    """Give the ids of those whose names come near words, and of all that count as one of them."""
    found = [entity.id for entity in finding.search(store, words, _MOST_NAMES)]
    return [own for one in found for own in counting_as(store, one)]


def _claimdays_of(store: Store) -> Mapping[NamedNode, Days]:
    first, last, told = (days_of(store, p) for p in (kg.EARLIEST, kg.LATEST, kg.REPORTED))
    dated = {node: (first.get(node), last.get(node)) for node in (*first, *last)}
    return {node: (day, day) for node, day in told.items()} | dated


def days_of(store: Store, predicate: NamedNode) -> dict[NamedNode, date]:
    """Give the day that a property says of each node that has it."""
    return {
        q.subject: day_of(q.object.value)
        for q in store.quads(None, predicate)
        if isinstance(q.subject, NamedNode) and isinstance(q.object, Literal)
    }
