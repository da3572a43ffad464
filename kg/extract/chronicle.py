"""What a report has dated so far, and the days that are counted from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.extract import calendar as cal
from kg.extract.dateline import NO_DATELINE, Dateline
from kg.extract.times import Shift
from kg.model import Claim, Interval, Precision, Relation

CHANGES = frozenset(
    {Relation.CAPTURED, Relation.LOST, Relation.WITHDREW_FROM, Relation.ENTERED, Relation.HANDED_OVER}
)
_REACH = 2


@dataclass(slots=True)
class Chronicle:
    """What a report has dated so far: itself, the last day told, and when each place changed hands.

    Days counted from another event ("a day later", "two weeks after the fall of X") count from these.
    """

    dateline: Dateline = NO_DATELINE
    last: Interval | None = None
    sentence: int = 0
    changes: dict[str, Interval] = field(default_factory=dict)

    def note(self, claim: Claim, sentence: int) -> None:
        """Remember the days of a claim that says that something happened, in the words of the report."""
        if claim.date is None or claim.date.text is None or not claim.status.happened:
            return
        self.last, self.sentence = claim.date, sentence
        if claim.relation in CHANGES:
            self.changes.setdefault(claim.object.entity.id, claim.date)

    def before(self, sentence: int) -> Interval | None:
        """Give the days told last in the sentence itself or the two before it."""
        return self.last if sentence - self.sentence <= _REACH else None


def shifted(anchor: Interval, shift: Shift, text: str) -> Interval | None:
    """Give the days so far from those of another event, or the weeks, months or years that they fall in."""
    count, precision = shift
    first, last = anchor.start or anchor.end, anchor.end or anchor.start
    if first is None or last is None:
        return None
    start, end = (_whole(_moved(day, count, precision), precision) for day in (first, last))
    if start == end:
        return replace(start, text=text)
    return Interval(
        start.start, end.end, anchor.precision if precision is Precision.DAY else Precision.RANGE, text
    )


def _moved(day: date, count: int, precision: Precision) -> date:
    if precision is Precision.MONTH:
        return cal.months_ago(day, -round(count / 30))
    if precision is Precision.YEAR:
        return cal.months_ago(day, -round(count / 365) * 12)
    return day + timedelta(days=count)


def _whole(day: date, precision: Precision) -> Interval:
    if precision is Precision.WEEK:
        return cal.week(day)
    if precision is Precision.MONTH:
        return cal.month(day.year, day.month)
    return cal.year(day.year) if precision is Precision.YEAR else Interval.on(day)
