"""Who must have had a place before, by what is said of those who lost it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.derive.deeds import Act, Deed
from kg.derive.ledger import Ledger
from kg.derive.stand import Stand
from kg.derive.verdict import Court, Weighed, basis_of, ranked
from kg.model import Bounds, Entity

_DAY = timedelta(days=1)


def preceded(before: Stand, now: Stand, court: Court) -> tuple[Stand, ...]:
    """Give the stand before a change, and where one lies between the two, that as well.

    Whoever is said to have lost a place, or to have left it, had it until then: it fills a time in which nothing
    was known of who had it, and parts two holders of whom the one cannot have followed the other. A side that
    takes again what it had has lost it meanwhile, if only to nobody knows whom.
    """
    day = _day_before(now)
    lost = tuple(_losses(before, now, day, court)) if day else ()
    if day is None or not (lost or now.regained):
        return (before,)
    if _is_open(before):
        return (_filled(before, lost),)
    last = before.seen or before.start.latest
    if before.start.latest is not None and before.start.latest >= day:
        return (before,)
    between = Stand(Bounds(last, day), day, day, possible=before.possible)
    return before, _filled(between, lost) if lost else between


def _day_before(now: Stand) -> date | None:
    """Give the last day that certainly was before a change."""
    first = now.start.earliest or now.start.latest
    return first - _DAY if first and first > date.min else None


def _losses(before: Stand, now: Stand, day: date, court: Court) -> Iterator[Weighed]:
    for ground in now.losing:
        loser = _loser(ground.deed)
        held = ground.deed.act is not Act.LEAVES or not before.holders
        if held and not _is_known(loser, before, now, day, court):
            had = replace(ground.deed, act=Act.HOLDS, actor=loser, earliest=None, day=day, exact=False)
            yield court.weigh(had)


def _loser(deed: Deed) -> Entity:
    return deed.actor if deed.act is Act.LEAVES or deed.claim.source is None else deed.claim.source.entity


def _is_known(loser: Entity, before: Stand, now: Stand, day: date, court: Court) -> bool:
    """Tell whether the loser is known to have had it, or cannot have: it has it now, or had left it before."""
    others = {*(e.id for e in (*before.holders, *before.sharers, *now.holders)), *before.left}
    return any(court.sides.joined(loser.id, other, day) for other in others)


def _is_open(before: Stand) -> bool:
    """Tell of a time without a holder whether it has a beginning: somebody left the place, or lay before it."""
    return not before.holders and not before.parts and before.start.latest is not None


def _filled(stand: Stand, lost: tuple[Weighed, ...]) -> Stand:
    days = [g.deed.day for g in lost]
    return replace(
        stand,
        holders=ranked(lost),
        grounds=stand.grounds.noting(lost) if stand.left else Ledger(None, lost),
        basis=basis_of(lost),
        confirmed=max(days),
        seen=max(days),
    )
