"""What the newest reports made known: places that stand otherwise than they were known to, new bonds, new denials."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Final

from kg.derive.deeds import LASTING, scene
from kg.derive.known import Known
from kg.model import (
    Change,
    Claim,
    Control,
    ControlStatus,
    Development,
    Extent,
    News,
    Relation,
    Relationship,
)
from kg.query.claimlists import claim_nodes, days_of
from kg.query.claims import claim
from kg.query.control import control_on, on_day
from kg.query.filters import Filters
from kg.query.looking import counts_as, entities_of, names_of, subjects
from kg.query.relations import relationships_at
from kg.query.reports import report
from kg.rdf import vocabulary as kg
from kg.rdf.standards import DATE_PUBLISHED
from kg.store import Store

SPANS: Final = (1, 3, 7, 14, 30, 90, 365)
"""Days that may count as the newest; the shortest of them with a few reports does."""
MOST: Final = 400
"""How many reports are looked at; where a whole archive came out on one day that is not all of them."""

_FEW: Final = 3
_LISTED: Final = 20
_KEPT: Final = 64
_DAY: Final = timedelta(days=1)
_BONDS: Final = frozenset(
    {
        Relation.ALLIED_WITH,
        Relation.SUPPORTS,
        Relation.BROKE_WITH,
        Relation.DEFECTED_TO,
        Relation.CEASEFIRE_WITH,
    }
)


@dataclass(frozen=True, slots=True)
class _Latest:
    """The newest reports with a day, latest first, with the days of all; their claims, and the places to compare."""

    since: date
    days: Mapping[str, date]
    reports: Sequence[str]
    claims: Mapping[str, Claim]
    places: Sequence[Control]

    @property
    def newest(self) -> date:
        return max(self.days.values())

    def is_new(self, report: str) -> bool:
        """Tell of a report whether it is one of them; one without a day is not."""
        day = self.days.get(report)
        return day is not None and day >= self.since

    def is_old(self, report: str) -> bool:
        """Tell of a report whether it was published before them."""
        day = self.days.get(report)
        return day is not None and day < self.since


def news(store: Store, since: date | None, limit: int, after: int = 0) -> News:
    """Give what is known now that was not known before the reports published on or after `since`.

    Without `since` it is the first of the last 1, 3, 7, 14, 30, 90 or 365 days up to the newest day of publication, by
    the shortest of these spans that has three reports. Places are compared `limit` at a time, those of which most is
    told first, beginning behind the first `after`; the rest of the news comes with the first of them.
    """
    return store.kept("news", lambda: lru_cache(_KEPT)(partial(_news, store)))(since, limit, after)


def _news(store: Store, since: date | None, limit: int, after: int) -> News:
    days = _published(store)
    if not days:
        return News(None, None)
    latest = store.kept("latest", lambda: lru_cache(_KEPT)(partial(_latest, store)))(
        since or _since(days.values())
    )
    stop = after + limit
    found = News(
        latest.since,
        latest.newest,
        total=sum(map(latest.is_new, days)),
        compared=len(latest.places),
        developments=tuple(_developments(store, latest, latest.places[after:stop])),
        after=stop if stop < len(latest.places) else None,
    )
    return found if after else _beside(store, latest, found)


def _published(store: Store) -> Mapping[str, date]:
    days = store.kept("report days", lambda: days_of(store, DATE_PUBLISHED))
    local = names_of(store).local
    return {local(node): day for node, day in days.items()}


def _since(days: Iterable[date]) -> date:
    counted = Counter(days)
    newest = max(counted)
    firsts = [newest - timedelta(span - 1) for span in SPANS if (newest - date.min).days >= span]
    enough = (f for f in firsts if sum(n for day, n in counted.items() if day >= f) >= _FEW)
    return next(enough, firsts[-1] if firsts else newest)


def _latest(store: Store, since: date) -> _Latest:
    days = _published(store)
    new = sorted(
        (own for own, day in days.items() if day >= since), key=lambda own: (-days[own].toordinal(), own)
    )
    names = names_of(store)
    nodes = (node for own in new[:MOST] for node in claim_nodes(store, Filters(report=own)))
    claims = [claim(store, names.local(node)) for node in nodes if names.is_claim(node)]
    found = _Latest(since, days, new[:MOST], {c.id: c for c in claims}, ())
    return replace(found, places=tuple(_places(store, found)))


# ---- places


def _places(store: Store, latest: _Latest) -> Iterator[Control]:
    """Give how the places stand of which the newest reports say how they do, those with most such reports first."""
    entities = entities_of(store)
    told: dict[str, set[str]] = {}
    for one in latest.claims.values():
        if (place := scene(one)) and (own := counts_as(store, place.id)) in entities:
            told.setdefault(own, set()).add(one.report)
    for own in sorted(told, key=lambda place: (-len(told[place]), place)):
        now = control_on(store, entities[own], latest.newest)
        if _bearing(now, latest) and not _stood(store, now, latest):
            yield now


def _bearing(now: Control, latest: _Latest) -> list[str]:
    """Give the newest reports that speak for or against how a place stands."""
    claims = (latest.claims.get(own) for own in (*now.supporting, *now.against))
    return sorted({c.report for c in claims if c}, key=latest.reports.index)


def _stood(store: Store, now: Control, latest: _Latest) -> bool:
    """Tell whether a place is held, unopposed, on the word of older reports too: then it stands as it did."""
    if now.status is not ControlStatus.HELD or now.against:
        return False
    older = (claim(store, own) for own in now.supporting if own not in latest.claims)
    return any(
        latest.is_old(c.report) and c.relation in LASTING and c.extent is Extent.WHOLE and c.status.happened
        for c in older
    )


def _developments(store: Store, latest: _Latest, places: Sequence[Control]) -> Iterator[Development]:
    # What one page of places has read of alliances serves the next.
    before = store.kept("before news", lambda: lru_cache(1)(partial(Known.of, store)))(latest.since - _DAY)
    for now in places:
        was = on_day(now.place, before.account(now.place.id).intervals, latest.newest)
        if _state(was) != _state(now):
            yield Development(Change(was, now), tuple(_bearing(now, latest)))


def _state(interval: Control) -> tuple[frozenset[str], ControlStatus]:
    return frozenset(e.id for e in interval.holders), interval.status


# ---- beside the places


def _beside(store: Store, latest: _Latest, found: News) -> News:
    counted = Counter(c.report for c in latest.claims.values())
    edges = list(_edges(store, latest))
    return replace(
        found,
        reports=tuple((report(store, own), counted[own]) for own in latest.reports[:_LISTED]),
        bonds=tuple(e for e in edges if e.relation in _BONDS and all(map(latest.is_new, e.reports))),
        denied=tuple(e for e in edges if e.denials and _is_newly_denied(store, e, latest)),
    )


def _edges(store: Store, latest: _Latest) -> Iterator[Relationship]:
    names = names_of(store)
    nodes = {
        node
        for own in latest.claims
        for role in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY)
        for node in subjects(store, role, names.claim(own))
    }
    return iter(relationships_at(store, nodes))


def _is_newly_denied(store: Store, edge: Relationship, latest: _Latest) -> bool:
    """Tell whether no older report held the one against the other."""
    sides = (edge.claims, edge.denials)
    return not all(any(latest.is_old(_report_of(store, own)) for own in side) for side in sides)


def _report_of(store: Store, own: str) -> str:
    return claim(store, own).report
