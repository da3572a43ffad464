"""When two stood together: the periods of an alliance, told by claims and ended by what parts the two."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile
from typing import NamedTuple

from kg.derive.dateline import UNKNOWN, Datelines
from kg.model import Bounds, Claim, Period, Precision


class Turn(NamedTuple):
    """A claim that joins two (`joins`) or parts them, with the first and the last day of which it speaks.

    `since` is the day on which it began, where the words say so. Turns are told of in their order: of one day,
    joining has the last word.
    """

    first: date
    joins: bool
    last: date
    claim: str
    since: date | None = None


def periods(joining: Iterable[Turn], parting: Iterable[Turn]) -> tuple[Period, ...]:
    """Give the periods in which two stood together, earliest first.

    One begins with the first day on which a claim tells of it (when it really began is known only where the
    words say "since"), and ends with the next claim that parts the two. A claim that nothing dates, not even
    its report, comes before all others.
    """
    joins, parts = sorted(joining), sorted(parting)
    found, told, begun = [], date.min, 0
    while begun < len(joins):
        # Two that were allied for a week may fight for years: what parts them is looked up, not walked through.
        ending = bisect(parts, joins[begun])
        over = bisect(joins, parts[ending], begun) if ending < len(parts) else len(joins)
        until = bisect(parts, joins[over]) if over < len(joins) else len(parts)
        together = joins[begun:over]
        told = max(told, *(turn.last for turn in together))
        start = Bounds(together[0].since, _known(together[0].first))
        period = Period(start, None, tuple(sorted(turn.claim for turn in together)))
        found.append(_ended(period, islice(parts, ending, until), told))
        begun = over
    return tuple(found)


def turns(claims: Iterable[Claim], datelines: Datelines, *, join: bool) -> list[Turn]:
    """Give the turns that claims of joining or parting make; denied, negated and planned ones make none."""
    return [_turn(c, join, datelines) for c in claims if c.status.happened]


def _turn(claim: Claim, joins: bool, datelines: Datelines) -> Turn:
    published = datelines.get(claim.report, UNKNOWN).published or date.min
    if claim.date is None:
        return Turn(published, joins, published, claim.id)
    start, end = claim.date.start, claim.date.end
    if end is None:
        return Turn(start or published, joins, start or published, claim.id, start)
    # Words such as "in 2013" name some time of the year; joined from its first day on nobody says they were.
    throughout = claim.date.precision in (Precision.DAY, Precision.RANGE) or not joins
    return Turn((start if throughout else None) or end, joins, end, claim.id)


def _ended(period: Period, parting: Iterator[Turn], told: date) -> Period:
    """End a period with the first that parts the two and all that do on that day.

    It ended between the last day on which it was told of and the day of parting.
    """
    first = next(parting, None)
    if first is None:
        return period
    alike = takewhile(lambda turn: turn.first <= first.last, parting)
    ended_by = sorted([first.claim, *(turn.claim for turn in alike if turn.last == first.last)])
    end = Bounds(_known(min(max(told, first.first), first.last)), _known(first.last))
    return replace(period, end=end, ended_by=tuple(ended_by))


def _known(day: date) -> date | None:
    return None if day == date.min else day
