"""Claims by their days, newest first, and what they contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.derive import Staking
from kg.model import Basis, Control, ControlStatus, Status
from kg.query.claimlists import days_of
from kg.query.control import intervals_at
from kg.query.looking import names_of, subjects, subjects_anywhere
from kg.rdf import node_of
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_of
from kg.rdf.standards import DATE_PUBLISHED, DERIVED_FROM
from kg.store import Store

_KEPT: Final = 8
_NEWS: Final = timedelta(days=1)
# As deriving has it: a denial answers what was said shortly before.
_ANSWER: Final = timedelta(days=31)
_REFUSING: Final = (node_of(Status.DENIED), node_of(Status.NEGATED))


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one claim: first and last on which it is said to have come about, and that of its report.

    `back` is how long before its report that can have been which no day is said of.
    """

    first: date | None
    last: date | None
    reported: date | None
    back: timedelta = _NEWS

    @property
    def newest(self) -> date:
        """Give the last day that anything says of it; the first of all days where nothing does."""
        return self.last or self.first or self.reported or date.min

    def meets(self, other: Days) -> bool:
        """Tell whether two can have come about on one day."""
        (first, last), (start, end) = self._span, other._span
        return first <= end and start <= last

    @property
    def _span(self) -> tuple[date, date]:
        if self.first is None and self.last is None and self.reported:
            return self.reported - min(self.back, self.reported - date.min), self.reported
        return self.first or date.min, self.last or date.max


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot stand beside some others, in the interval of a place's control where they meet."""

    interval: Control
    claims: tuple[str, ...]


def claim_days(store: Store, ids: Iterable[str]) -> Mapping[str, Days]:
    """Give the days of claims by id, and perhaps of others; of what is no claim all are unknown."""
    known_already: dict[str, Days] = store.kept("claim days by id", dict, partial(_without, store))
    names = names_of(store)
    for own in ids:
        if own not in known_already:
            known_already[own] = _days_at(store, names.claim(own))
    return known_already


def _without(store: Store, found: dict[str, Days], nodes: Iterable[NamedNode]) -> dict[str, Days]:
    names = names_of(store)
    touched = {names.local(n) for n in nodes if names.is_claim(n)}
    return {own: days for own, days in list(found.items()) if own not in touched}


def _days_at(store: Store, node: NamedNode) -> Days:
    def day(predicate: NamedNode) -> date | None:
        found = next(store.quads(node, predicate), None)
        return day_of(found.object.value) if found and isinstance(found.object, Literal) else None

    denies = any(next(store.quads(node, kg.STATUS, refused), None) for refused in _REFUSING)
    return Days(day(kg.EARLIEST), day(kg.LATEST), day(kg.REPORTED), _ANSWER if denies else _NEWS)


def newest(store: Store, ids: Iterable[str], known_on: date | None = None) -> list[str]:
    """Give ids of claims by the day of which they tell, else of their report, newest first.

    With `known_on` those published by then; what has no day of publication is left out.
    """
    asked = list(dict.fromkeys(ids))
    every = claim_days(store, asked)
    found = (own for own in asked if known_on is None or _is_known(every[own], known_on))
    return sorted(found, key=lambda own: (-every[own].newest.toordinal(), own))


def span(days: Iterable[Days]) -> tuple[date | None, date | None]:
    """Give the first and the last day of claims, of their reports where no claim says a day."""
    found = list(days)
    told = [day for one in found for day in (one.first, one.last) if day]
    dated = told or [one.reported for one in found if one.reported]
    return min(dated, default=None), max(dated, default=None)


def _is_known(days: Days, known_on: date) -> bool:
    return days.reported is not None and days.reported <= known_on


def latest(store: Store, limit: int, known_on: date | None = None) -> list[str]:
    """Give at most `limit` claims of the reports that were published last, newest first."""
    names, days = names_of(store), _report_days(store)
    told = [n for n, day in days.items() if (known_on is None or day <= known_on) and names.is_report(n)]
    found: list[str] = []
    for report in sorted(told, key=lambda n: (-days[n].toordinal(), n.value)):
        if len(found) >= limit:
            break
        claims = subjects_anywhere(store, DERIVED_FROM, report)
        found += newest(store, (names.local(c) for c in claims if names.is_claim(c)))
    return found[:limit]


def last_reported(store: Store, claims: Iterable[NamedNode]) -> list[tuple[date | None, str]]:
    """Give claims with the day of their report, the last published first, those of no known day at the end."""
    names, days = names_of(store), _report_days(store)
    told = (
        (days.get(quad.object), names.local(claim))
        for claim in claims
        for quad in islice(store.quads(claim, DERIVED_FROM), 1)
        if isinstance(quad.object, NamedNode)
    )
    return sorted(told, key=lambda one: (-(one[0] or date.min).toordinal(), one[1]))


def _report_days(store: Store) -> Mapping[NamedNode, date]:
    return store.kept("report days", lambda: days_of(store, DATE_PUBLISHED))


def stakes(
    store: Store, ids: Sequence[str], known_on: date | None = None, most: int | None = None
) -> Mapping[str, Basis] | None:
    """Give what the speakers of claims gain or lose by them, as `kg.derive.Staking` judges them.

    `None` where more than `most` claims, on the places of which these tell, would have to be read for that first.
    """
    staking = _staking(store, known_on)
    if most is not None and staking.outstanding(ids) > most:
        return None
    return staking.stakes(ids)


def _staking(store: Store, known_on: date | None) -> Staking:
    kept: Callable[[date | None], Staking] = store.kept(
        "staking", lambda: lru_cache(_KEPT)(partial(Staking, store))
    )
    return kept(known_on)


def known_control(store: Store, place: str, known_on: date) -> tuple[Control, ...]:
    """Give who held the place with this id when, as reports published by a day tell it; it is worked out once."""
    return _staking(store, known_on).intervals(place)


def contradictions(
    store: Store, ids: Sequence[str], places: Iterable[str] = (), known_on: date | None = None
) -> list[Contradiction]:
    """Give what claims cannot stand beside, by the intervals of control in which they meet, in the order of these.

    It is a claim of another side on the same day: that which stands against an interval where these speak for it, or
    the other way round, and in a disputed one what speaks for another side. Their own order is that of `newest`. With
    `known_on` the intervals are those of `places` as reports published by then tell them.
    """
    if known_on is None:
        spans = intervals_at(store, _resting_on(store, ids))
    else:
        spans = [span for place in places for span in known_control(store, place, known_on)]
    mine = frozenset(ids)
    found = ((span, _against(store, span, mine, known_on)) for span in spans)
    return [Contradiction(span, tuple(newest(store, others, known_on))) for span, others in found if others]


def _resting_on(store: Store, ids: Iterable[str]) -> list[NamedNode]:
    names = names_of(store)
    claims = [names.claim(own) for own in ids]
    nodes = (n for c in claims for p in (kg.SUPPORTED_BY, kg.CONTRADICTED_BY) for n in subjects(store, p, c))
    return [n for n in dict.fromkeys(nodes) if names.is_control(n)]


def _against(store: Store, span: Control, mine: frozenset[str], known_on: date | None) -> set[str]:
    supporting, against = span.supporting, span.against
    if span.status is ControlStatus.DISPUTED:
        pairs = [(supporting + against, supporting + against)]
    else:
        pairs = [(supporting, against), (against, supporting)]
    every, staking = claim_days(store, (*supporting, *against)), _staking(store, known_on)

    def meet(one: str, other: str) -> bool:
        return every[one].meets(every[other])

    found = set[str]()
    for ours, theirs in pairs:
        found |= staking.opposed(mine.intersection(ours), [own for own in theirs if own not in mine], meet)
    return found
