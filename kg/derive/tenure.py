"""Who has the whole of a place after a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from kg.derive.deeds import Act, Deed
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
)
from kg.derive.verdict import Camp, Verdict, Weighed, basis_of, ranked, verdict
from kg.derive.witness import RANK
from kg.model import Bounds, Entity

# One side that takes a place again later than this has lost it in between.
_ANEW = timedelta(days=31)


def decided(stand: Stand, day: Day) -> tuple[Stand, frozenset[str]]:
    """Give who has the place after a day, and the ids of the day's claims that contradict each other."""
    fresh = bool(stand.left) and day.date - stand.changed <= FRESH
    if not fresh and not any(d.of_tenure for d in day.deeds):
        return stand, frozenset()
    found = verdict(day.deeds, stand.holders, day.court, stand.left if fresh else ())
    settled = _judged(stand, found, day) if found.standing else _left(stand, day)
    camps = (*found.standing, *found.outvoted) if found.contradictory else ()
    return settled, frozenset(g.deed.claim.id for c in camps for g in c.grounds)


def _judged(stand: Stand, found: Verdict, day: Day) -> Stand:
    """Give the place to who comes out best; opposed sides whose words weigh the same dispute it."""
    against = tuple(g for c in found.outvoted for g in c.grounds) + found.objections
    said = tuple(g for c in found.standing for g in c.grounds)
    if found.overruled:
        return replace(stand, against=stand.against.noting(said))
    if found.balanced or len(found.standing) > 1:
        return _disputed(stand, found, against, day)
    camp = found.standing[0]
    ours = day.joined(camp.actors, stand.holders) and not stand.disputed
    if ours and not _anew(stand, camp):
        return _confirmed(stand, said, against, day)
    opened = _opened(stand, said, day)
    return replace(opened, holders=camp.actors, against=NONE.noting(against), regained=ours)


def _anew(stand: Stand, camp: Camp) -> bool:
    """Tell a dated capture that its own side cannot have made unless it lost the place long after the last one."""
    taken = [g.deed for g in camp.grounds if g.deed.act is Act.TAKES and g.deed.exact and not g.deed.covering]
    last = stand.seen or stand.start.latest
    return bool(taken) and last is not None and taken[0].day - last > _ANEW


def _opened(stand: Stand, said: tuple[Weighed, ...], day: Day) -> Stand:
    losing = tuple(g for g in said if _names_loser(g.deed))
    return Stand(
        Bounds(since(stand, said, day), known(day.date)),
        day.date,
        day.date,
        grounds=NONE.noting(said),
        losing=losing,
        basis=basis_of(said),
        confirmed=known(day.date),
        vouched=last_vouched(said),
        seen=last_seen(said),
    )


def _names_loser(deed: Deed) -> bool:
    named = deed.act is Act.LEAVES or (deed.act is Act.TAKES and deed.claim.source is not None)
    return named and not deed.covering


def _confirmed(stand: Stand, said: tuple[Weighed, ...], against: tuple[Weighed, ...], day: Day) -> Stand:
    ours = {e.id for e in stand.holders}
    more = {g.deed.actor.id: g.deed.actor for g in said if _has(g.deed) and g.deed.actor.id not in ours}
    held = replace(
        stand,
        holders=(*stand.holders, *more.values()),
        grounds=stand.grounds.noting(said),
        against=stand.against.noting(against),
        basis=better(stand.basis, basis_of(said)),
        confirmed=known(day.date),
        vouched=latest(stand.vouched, last_vouched(said)),
        seen=latest(stand.seen, last_seen(said)),
    )
    if not _eased(said, day):
        return held
    return replace(held, fights=PEACE, siege=PEACE, parts=NONE, sharers=(), changed=day.date)


def _has(deed: Deed) -> bool:
    return deed.act is not Act.LEAVES


def _eased(said: Iterable[Weighed], day: Day) -> bool:
    """Tell whether words for the holder end what troubled the hold before: taken again, or held in peace."""
    acts = {g.deed.act for g in said}
    return Act.TAKES in acts or (Act.HOLDS in acts and not day.of(Act.FIGHTS, Act.ENTERS))


def _claimants(grounds: Iterable[Weighed]) -> tuple[Entity, ...]:
    return ranked(g for g in grounds if _has(g.deed))


def _disputed(stand: Stand, found: Verdict, against: tuple[Weighed, ...], day: Day) -> Stand:
    """Leave the place to all who claim it, and where a denial weighs as much, to who had it before."""
    said = tuple(g for c in found.standing for g in c.grounds)
    claimants = {e.id: e for e in _claimants(said)}
    if found.balanced:
        claimants = {e.id: e for e in stand.holders} | claimants
    if stand.disputed and claimants.keys() <= {e.id for e in stand.holders}:
        return replace(stand, grounds=stand.grounds.noting(said), against=stand.against.noting(against))
    opened = _opened(stand, said, day)
    before = stand.grounds if found.balanced else NONE
    return replace(
        opened,
        holders=tuple(claimants.values()),
        grounds=before.noting(said),
        basis=better(stand.basis, basis_of(said)) if before else basis_of(said),
        against=NONE.noting(against),
        disputed=True,
    )


def _left(stand: Stand, day: Day) -> Stand:
    """Take the place from who left it; that another left bears the holder out."""
    leaving = [d for d in day.of(Act.LEAVES) if d.whole]
    denials = day.weigh(d for d in day.deeds if d.refused and d.act is Act.LEAVES)
    if not leaving:
        return stand
    said = day.weigh(leaving)
    weight = RANK[basis_of(said)] - (RANK[basis_of(denials)] if denials else len(RANK))
    if weight > 0 or _outweighed(stand, said):
        return replace(stand, against=stand.against.noting(said))
    kin = day.court.sides.kin
    staying = tuple(h for h in stand.holders if not any(kin(h.id, d.actor.id) for d in leaving))
    if stand.holders and len(staying) == len(stand.holders):
        others = any(not day.joined([d.actor], stand.holders) for d in leaving)
        return _confirmed(stand, said, denials, day) if others else stand
    opened = replace(_opened(stand, said, day), against=NONE.noting(denials))
    opened = replace(opened, parts=stand.parts, sharers=stand.sharers)
    if weight == 0:
        return replace(opened, holders=stand.holders, grounds=stand.grounds.noting(said), disputed=True)
    if not staying:
        return replace(opened, left=tuple(sorted({d.actor.id for d in leaving})))
    kept = {h.id for h in staying}
    grounds = NONE.noting(g for g in stand.grounds if g.deed.actor.id in kept).noting(said)
    split = stand.disputed and not all(day.joined([staying[0]], [h]) for h in staying[1:])
    return replace(opened, holders=staying, grounds=grounds, basis=basis_of(grounds), disputed=split)


def _outweighed(stand: Stand, said: Iterable[Weighed]) -> bool:
    """Tell whether only the other side says, and of no day, that a holder left whom better words give the place."""
    if not stand.holders or stand.disputed or stand.basis is None:
        return False
    return all(g.deed.undated and RANK[g.basis] > RANK[stand.basis] for g in said)
