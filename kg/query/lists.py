"""The long lists, by pages, with how many there are in all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache, partial
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.model.entity import PLACE_KINDS
from kg.query import finding, reports
from kg.query.claimlists import claim_ids, claim_nodes, days_of
from kg.query.derivedlists import dispute_ids, event_ids, relationship_ids
from kg.query.filters import Filters, meets
from kg.query.looking import names_of, subjects_anywhere
from kg.query.naming import naming
from kg.query.spellings import plain
from kg.rdf import vocabulary as kg
from kg.rdf.standards import DATE_PUBLISHED, DERIVED_FROM
from kg.store import Store

# Lists that are walked page by page, each of a store's present content.
_KEPT: Final = 64


class Listed(StrEnum):
    """What can be listed."""

    CLAIMS = "claims"
    EVENTS = "events"
    RELATIONSHIPS = "relationships"
    DISPUTES = "disputes"
    REPORTS = "reports"
    ENTITIES = "entities"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Part:
    """Ids of one page in their order; `total` counts the whole list, `more` tells whether some are behind these."""

    ids: Sequence[str]
    total: int
    more: bool


def part(store: Store, what: Listed, filters: Filters, limit: int | None, after: str | None) -> Part:
    """Give at most `limit` ids behind the id `after`.

    An `after` that is not of this list is a `UsageError` unless the list is in the order of its ids.

    Claims, relationships, reports and entities come by id, entities found by words best first, events by day, disputes
    the latest first. The whole list is worked out once as long as nothing changes.
    """
    every, place = store.kept("lists", lambda: lru_cache(_KEPT)(partial(_listed, store)))(what, filters)
    ordered = what in _BY_ID or (what in {Listed.ENTITIES, Listed.PLACES} and filters.q is None)
    start = 0 if after is None else _behind(every, place, after, by_id=ordered)
    stop = len(every) if limit is None else start + limit
    return Part(every[start:stop], len(every), stop < len(every))


def _behind(every: Sequence[str], place: Mapping[str, int], after: str, *, by_id: bool) -> int:
    if after in place:
        return place[after] + 1
    # Of a list in the order of its ids the place is known though what stood there is gone.
    if by_id:
        return bisect_right(every, after)
    raise UsageError(f"after: {after!r} is not in this list")


def _listed(store: Store, what: Listed, filters: Filters) -> tuple[Sequence[str], Mapping[str, int]]:
    ids = list(_LISTS[what](store, filters))
    return ids, {own: at for at, own in enumerate(ids)}


def _reports(store: Store, asked: Filters) -> Iterable[str]:
    names, found = names_of(store), set(reports.report_ids(store))
    if asked.source is not None:
        told = subjects_anywhere(store, kg.SOURCE_NAME, Literal(asked.source))
        found &= {names.local(node) for node in told if names.is_report(node)}
    if asked.q is not None:
        words, titles = plain(asked.q), naming(store).titles
        found = {own for own in found if words in plain(titles.get(own, ""))}
    if asked.since or asked.until:
        days = store.kept("report days", lambda: days_of(store, DATE_PUBLISHED))
        dated = {names.local(node): (day, day) for node, day in days.items()}
        found = {own for own in found if meets(dated.get(own, (None, None)), asked)}
    told_in = _only(asked, "entity", "actor", "place", "relation", "status")
    if told_in != Filters():
        found &= {names.local(report) for report in _told_in(store, claim_nodes(store, told_in))}
    return sorted(found)


def _only(asked: Filters, *kept: str) -> Filters:
    return Filters(**{f.name: getattr(asked, f.name) for f in fields(asked) if f.name in kept})


def _told_in(store: Store, claims: Iterable[NamedNode]) -> Iterator[NamedNode]:
    for claim in claims:
        for quad in store.quads(claim, DERIVED_FROM):
            if isinstance(quad.object, NamedNode):
                yield quad.object


def _entities(store: Store, asked: Filters) -> Iterable[str]:
    if asked.q is not None:
        found = finding.Filters(
            what=finding.What.ENTITY, kind=asked.kind, country=asked.country, relation=asked.relation
        )
        return [one.id for one in sorted(finding.find(store, asked.q, found).found, key=lambda f: f.place)]
    return sorted(
        own
        for own, entry in naming(store).entries.items()
        if asked.kind in {None, entry.kind}
        and asked.country in {None, entry.country}
        and (asked.relation is None or asked.relation in entry.relations)
    )


def _places(store: Store, asked: Filters) -> Iterable[str]:
    entries = naming(store).entries
    return [own for own in _entities(store, asked) if entries[own].kind in PLACE_KINDS]


_BY_ID: Final = {Listed.CLAIMS, Listed.RELATIONSHIPS, Listed.REPORTS}
_LISTS: Final[Mapping[Listed, Callable[[Store, Filters], Iterable[str]]]] = {
    Listed.CLAIMS: claim_ids,
    Listed.EVENTS: event_ids,
    Listed.RELATIONSHIPS: relationship_ids,
    Listed.DISPUTES: dispute_ids,
    Listed.REPORTS: _reports,
    Listed.ENTITIES: _entities,
    Listed.PLACES: _places,
}
