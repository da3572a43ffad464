"""Days and spans of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly the words of a report fix a span of days."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of days, both ends inclusive; `None` is an unknown end.

    `text` is the wording it was read from, or `None` where it was not read from words.

    >>> Interval(date(2017, 11, 3), date(2017, 11, 3)).covers(date(2017, 11, 3))
    True
    """

    start: date | None
    end: date | None
    precision: Precision = Precision.DAY
    text: str | None = None

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts, with `ValueError`."""
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"an interval ends before it starts: {self.start} to {self.end}")

    def covers(self, day: date) -> bool:
        """Tell whether `day` lies inside, an unknown end being open."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @classmethod
    def on(cls, day: date, text: str | None = None) -> Interval:
        """Give the span of one day."""
        return cls(day, day, Precision.DAY, text)
