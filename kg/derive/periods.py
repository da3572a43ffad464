"""When two stood together: the periods of an alliance, told by claims and ended by what parts the two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kg.derive.dateline import UNKNOWN, Datelines
from kg.model import Bounds, Claim, Period, Precision


@dataclass(frozen=True, order=True, slots=True)
class _Turn:
    """A claim that joins two (`joins`) or parts them, with the first and the last day of which it speaks.

    `since` is the day on which it began, where the words say so. Of one day, joining has the last word.
    """

    first: date
    joins: bool
    last: date
    claim: str
    since: date | None = None


def periods(joining: Iterable[Claim], parting: Iterable[Claim], datelines: Datelines) -> tuple[Period, ...]:
    """Give the periods in which two stood together, earliest first.

    One begins with the first day on which a claim tells of it (when it really began is known only where the
    words say "since"), and ends with the next claim that parts the two. A claim that nothing dates, not even
    its report, comes before all others. Denied, negated and planned claims join and part nobody.
    """
    turns = sorted(
        turn
        for claims, joins in ((joining, True), (parting, False))
        for turn in (_turn(c, joins, datelines) for c in claims if c.status.happened)
    )
    found: list[Period] = []
    told = date.min
    for turn in turns:
        lasting = bool(found) and found[-1].end is None
        if turn.joins and lasting:
            found[-1] = replace(found[-1], supporting=(*found[-1].supporting, turn.claim))
        elif turn.joins:
            found.append(Period(Bounds(turn.since, _known(turn.first)), None, (turn.claim,)))
        elif found and (lasting or _same_end(found[-1], turn)):
            found[-1] = _ended(found[-1], turn, told)
        told = max(told, turn.last) if turn.joins else told
    return tuple(replace(p, supporting=_sorted(p.supporting), ended_by=_sorted(p.ended_by)) for p in found)


def _turn(claim: Claim, joins: bool, datelines: Datelines) -> _Turn:
    published = datelines.get(claim.report, UNKNOWN).published or date.min
    if claim.date is None:
        return _Turn(published, joins, published, claim.id)
    start, end = claim.date.start, claim.date.end
    if end is None:
        return _Turn(start or published, joins, start or published, claim.id, start)
    # Words such as "in 2013" name some time of the year; joined from its first day on nobody says they were.
    throughout = claim.date.precision in (Precision.DAY, Precision.RANGE) or not joins
    return _Turn((start if throughout else None) or end, joins, end, claim.id)


def _ended(period: Period, turn: _Turn, told: date) -> Period:
    """End a period between the last day on which it was told of and the day of parting."""
    earliest = min(max(told, turn.first), turn.last)
    end = period.end or Bounds(_known(earliest), _known(turn.last))
    return replace(period, end=end, ended_by=(*period.ended_by, turn.claim))


def _same_end(period: Period, turn: _Turn) -> bool:
    """Tell whether more claims part the two on the day on which they parted."""
    return period.end is not None and period.end.latest == turn.last


def _known(day: date) -> date | None:
    return None if day == date.min else day


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
