"""How much is said of each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.query.claimlists import days_of
from kg.rdf import vocabulary as kg
from kg.store import Store

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Daily:
    """How many statements tell of each day, and how many were published on it, in the order of the days.

    Days count from 1 January 1970. What happened stands at the first day on which it can have, else at the last,
    else on the day of its report; what neither dates counts nowhere.
    """

    happened: Mapping[int, int]
    reported: Mapping[int, int]

    @property
    def spans(self) -> tuple[tuple[date, date] | None, tuple[date, date] | None]:
        """Give the first and the last day by either clock."""
        return _span(self.happened), _span(self.reported)


def daily(store: Store) -> Daily:
    """Count the statements of a store by day."""
    return store.kept("daily", lambda: _counted(store))


def _counted(store: Store) -> Daily:
    reported = days_of(store, kg.REPORTED)
    happened = reported | days_of(store, kg.LATEST) | days_of(store, kg.EARLIEST)
    return Daily(_by_day(happened.values()), _by_day(reported.values()))


def _by_day(days: Iterable[date]) -> Mapping[int, int]:
    counted = Counter((day - _EPOCH).days for day in days)
    return dict(sorted(counted.items()))


def _span(counted: Mapping[int, int]) -> tuple[date, date] | None:
    days = list(counted)
    return (_EPOCH + timedelta(days[0]), _EPOCH + timedelta(days[-1])) if days else None
