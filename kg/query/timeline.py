"""A place's timeline with the claims behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kg.derive import stakes
from kg.model import Basis, Chapter, Control, Saying
from kg.query.claims import claim
from kg.query.control import control
from kg.query.reports import report
from kg.store import Store


def timeline(store: Store, place: str, known_on: date | None = None) -> list[Chapter]:
    """Give the intervals of the place with this id, each with the claims for it and against it.

    With `known_on` it is what follows from reports published by then.
    """
    weighed = stakes(store, place, known_on)
    return [_chapter(store, interval, weighed) for interval in control(store, place, known_on)]


def _chapter(store: Store, interval: Control, weighed: Mapping[str, Basis]) -> Chapter:
    told = [*_sayings(store, interval.supporting, weighed, supports=True)]
    told += _sayings(store, interval.against, weighed, supports=False)
    return Chapter(interval, tuple(told))


def _sayings(
    store: Store, ids: Iterable[str], weighed: Mapping[str, Basis], *, supports: bool
) -> list[Saying]:
    found = []
    for one in (claim(store, each) for each in ids):
        of = report(store, one.report)
        found.append(Saying(one, supports, of.published, of.source, weighed.get(one.id)))
    return sorted(found, key=_day)


def _day(saying: Saying) -> tuple[date, date, str]:
    told = saying.claim.date
    happened = (told and (told.end or told.start)) or saying.published or date.min
    return happened, saying.published or date.min, saying.claim.id
