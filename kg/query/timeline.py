"""A place's timeline with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.derive import recounted
from kg.model import Basis, Chapter, Claim, Control, Report, Saying
from kg.query.claims import claim
from kg.query.control import control
from kg.query.reports import report
from kg.store import Store


def timeline(store: Store, place: str, known_on: date | None = None) -> list[Chapter]:
    """Give the intervals of the place with this id, each with the claims for it and against it.

    With `known_on` it is what follows from reports published by then.
    """
    account = recounted(store, place, known_on)
    intervals = control(store, place) if known_on is None else account.intervals
    named = {one for interval in intervals for one in (*interval.supporting, *interval.against)}
    claims = {one: claim(store, one) for one in named}
    reports = {one: report(store, one) for one in {told.report for told in claims.values()}}
    shelf = _Shelf(claims, reports, account.stakes)
    return [shelf.chapter(interval) for interval in intervals]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the intervals rest on, each claim and report read once however many intervals name it."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    weighed: Mapping[str, Basis]

    def chapter(self, interval: Control) -> Chapter:
        told = sorted(self._sayings(interval.supporting, supports=True), key=_day)
        denied = sorted(self._sayings(interval.against, supports=False), key=_day)
        return Chapter(interval, (*told, *denied))

    def _sayings(self, ids: Iterable[str], *, supports: bool) -> Iterator[Saying]:
        for one in map(self.claims.__getitem__, ids):
            of = self.reports[one.report]
            yield Saying(one, supports, of.published, of.source, self.weighed.get(one.id))


def _day(saying: Saying) -> tuple[date, date, str]:
    told = saying.claim.date
    happened = (told and (told.end or told.start)) or saying.published or date.min
    return happened, saying.published or date.min, saying.claim.id
