"""What troubles a hold: parts in other hands, sieges, fighting inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.derive.deeds import TENURE, Act, Deed
from kg.derive.stand import (
    FRESH,
    NONE,
    PEACE,
    Day,
    Stand,
    better,
    known,
    last_seen,
    last_vouched,
    latest,
    since,
    turned,
)
from kg.derive.verdict import Weighed, basis_of
from kg.derive.witness import RANK
from kg.model import Bounds, Entity

# ---- who has parts


def parted(stand: Stand, day: Day) -> Stand:
    """Note who has parts of the place, or may have more than is said."""
    told, gone = [d for d in day.of(*TENURE) if not d.whole], day.of(Act.LEAVES)
    if not told and not gone:
        return stand
    left = _without(stand, gone, day) if gone else stand
    ours = [d for d in told if day.joined([d.actor], stand.holders)]
    others = [d for d in told if not day.joined([d.actor], stand.holders)]
    weighed = day.weigh(d for d in others if d.partial)
    parts = [g for g in weighed if not _belated(g, stand)]
    shared = replace(
        _sharing(left, parts, day),
        bearing=left.bearing.noting(day.weigh(d for d in ours if d.partial)),
        against=left.against.noting(g for g in weighed if _belated(g, stand)),
        possible=_merged(stand.possible, (d.actor for d in others)),
    )
    if shared.status is stand.status and not (shared.divided and _is_other(stand, shared, parts, day)):
        return shared
    start = since(stand, parts, day) if parts else known(day.date)
    return replace(shared, start=Bounds(start, known(day.date)))


def _sharing(stand: Stand, parts: Sequence[Weighed], day: Day) -> Stand:
    if not parts:
        return stand
    sharers = {e.id: e for e in (*stand.sharers, *(g.deed.actor for g in parts))}
    return replace(
        stand,
        parts=stand.parts.noting(parts),
        sharers=tuple(sharers.values()),
        confirmed=known(day.date),
        vouched=latest(stand.vouched, last_vouched(parts)),
        seen=latest(stand.seen, last_seen(parts)),
    )


def _is_other(before: Stand, now: Stand, parts: Iterable[Weighed], day: Day) -> bool:
    """Tell whether a divided place is divided in another way: somebody took a part or left one.

    Who is only said to hold a part may have held it from the first.
    """
    taken = (g.deed.actor for g in parts if g.deed.act is Act.TAKES)
    kept = {e.id for e in now.sharers}
    return any(not day.joined([a], before.sharers) for a in taken) or any(
        e.id not in kept for e in before.sharers
    )


def _without(stand: Stand, gone: Iterable[Deed], day: Day) -> Stand:
    """Take the parts of those who left; who leaves a part of what it holds was there until then."""
    kin = day.court.sides.kin
    left = list(gone)
    kept = [p for p in stand.parts if not any(kin(p.deed.actor.id, d.actor.id) for d in left)]
    ours = [
        d.day for d in left if not d.whole and d.exact and any(kin(h.id, d.actor.id) for h in stand.holders)
    ]
    seen = latest(stand.seen, *ours)
    if len(kept) == sum(1 for _ in stand.parts):
        return replace(stand, seen=seen)
    ids = {p.deed.actor.id for p in kept}
    sharers = tuple(e for e in stand.sharers if e.id in ids)
    return replace(stand, parts=NONE.noting(kept), sharers=sharers, seen=seen)


def _belated(part: Weighed, stand: Stand) -> bool:
    """Tell whether a hold of a part only gainsays, by a worse word, that the place has just been taken whole."""
    if part.deed.act is not Act.HOLDS or stand.basis is None or not stand.holders or stand.disputed:
        return False
    return part.deed.day - stand.changed <= FRESH and RANK[part.basis] > RANK[stand.basis]


# ---- what troubles the hold


def besieged(stand: Stand, day: Day) -> Stand:
    """Note a siege, until it is lifted."""
    besiegers = [d for d in day.of(Act.BESIEGES) if not day.joined([d.actor], stand.holders)]
    relieved = bool(day.of(Act.RELIEVES))
    if not besiegers and not relieved:
        return stand
    fresh = [d for d in besiegers if _since_change(d, stand, day)]
    siege = PEACE if relieved else stand.siege
    now = replace(stand, siege=siege.noting(fresh))
    return turned(now, day) if now.status is not stand.status else now


def fought(stand: Stand, day: Day) -> Stand:
    """Note fighting inside, until the holder is said to have beaten it off."""
    enters = [d for d in day.of(Act.ENTERS) if not day.joined([d.actor], stand.holders)]
    told = day.of(Act.FIGHTS) + (enters if stand.holders else [])
    fights = [d for d in told if _since_change(d, stand, day)]
    repelled = day.weigh(d for d in day.of(Act.REPELS) if day.joined([d.actor], stand.holders))
    if not (enters or fights or repelled):
        return stand
    troubled = replace(
        stand,
        fights=PEACE if repelled else stand.fights.noting(fights),
        grounds=stand.grounds.noting(repelled),
        basis=better(stand.basis, basis_of(repelled)) if repelled else stand.basis,
        confirmed=known(day.date) if repelled else stand.confirmed,
        seen=known(day.date) if repelled else stand.seen,
        possible=_merged(stand.possible, _strangers(fights, [] if stand.holders else enters, stand, day)),
    )
    if troubled.status is stand.status:
        return troubled
    begun = known(fights[0].day if fights else day.date)
    return replace(troubled, start=Bounds(begun, begun))


def _strangers(fights: Iterable[Deed], enters: Iterable[Deed], stand: Stand, day: Day) -> list[Entity]:
    """Give those who fight or come and are not on the holders' side."""
    involved = {e.id: e for d in fights for e in _fighters(d)} | {d.actor.id: d.actor for d in enters}
    return [e for e in involved.values() if not day.joined([e], stand.holders)]


def _fighters(deed: Deed) -> list[Entity]:
    return [deed.actor, deed.claim.object.entity] if deed.act is Act.FIGHTS else [deed.actor]


def _since_change(deed: Deed, stand: Stand, day: Day) -> bool:
    """Tell whether trouble came after the last change of hands.

    Without a day of its own it did so only if its report does not tell of that change as well.
    """
    if deed.undated:
        told = day.told.get(deed.claim.report)
        with_change = told is not None and told >= stand.opened and bool(stand.grounds)
        return deed.day > stand.changed and not with_change
    return (deed.earliest or deed.day) > stand.changed


def _merged(known: tuple[Entity, ...], more: Iterable[Entity]) -> tuple[Entity, ...]:
    names = {e.id for e in known}
    new = {e.id: e for e in more if e.id not in names}
    return tuple(sorted((*known, *new.values()), key=lambda e: e.id)) if new else known
