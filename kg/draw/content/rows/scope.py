"""What the page as a whole leaves of a table: its days, its legend, what was known on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from kg.draw.content.rows.columns import Mask, Measures, day_number


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters that every view shares.

    `since` and `until`, both inclusive, are days by one `clock`, `happened` or `reported`; what happened on no known
    day stands at that of its report. `known_on` leaves out what was published later or on no known day; `on` is the day
    of which it is asked who held a place. Off are kinds of who takes part, and relations; `least` is a number of
    reports.
    """

    since: date | None = None
    until: date | None = None
    clock: str = "happened"
    known_on: date | None = None
    on: date | None = None
    kinds_off: frozenset[str] = frozenset()
    relations_off: frozenset[str] = frozenset()
    disputed: bool = False
    least: int = 1

    @property
    def narrows(self) -> bool:
        """Tell whether days leave anything out."""
        return bool(self.since or self.until or self.known_on)


@dataclass(frozen=True, slots=True, eq=False)
class Clocks:
    """When statements say that it happened, and when they were published; NaN is unknown."""

    first: Measures
    last: Measures
    reported: Measures

    def within(self, scope: Scope) -> Mask:
        """Tell of each whether it lies, at least partly, in the days of a scope, and was known by its day."""
        found = np.ones(len(self.reported), bool)
        if scope.known_on:
            found &= self.reported <= day_number(scope.known_on)
        if scope.since or scope.until:
            first, last = self.spans(scope.clock)
            found &= first <= day_number(scope.until or date.max)
            found &= last >= day_number(scope.since or date.min)
        return found

    def spans(self, clock: str) -> tuple[Measures, Measures]:
        """Give the first and the last day of each by a clock; open ends are infinite, NaN is no day at all."""
        if clock == "reported":
            return self.reported, self.reported
        dated = ~(np.isnan(self.first) & np.isnan(self.last))
        first = np.where(np.isnan(self.first), -np.inf, self.first)
        last = np.where(np.isnan(self.last), np.inf, self.last)
        return np.where(dated, first, self.reported), np.where(dated, last, self.reported)
