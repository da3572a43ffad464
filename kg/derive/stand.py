"""How a place stands at one time, and how the deeds of a day change that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kg.derive.deeds import TENURE, Act, Deed
from kg.derive.verdict import Court, Verdict, Weighed, basis_of, ranked, verdict
from kg.derive.witness import RANK
from kg.model import Bounds, ControlStatus, Entity

NOWHERE = Bounds(None, None)


@dataclass(frozen=True, slots=True)
class Stand:
    """Who has the place since `start`, on which grounds, and what troubles the hold.

    `changed` is the day of the last change of hands, after which fighting makes it contested. `parts` are
    deeds of others who hold parts; `fights` and `siege` last until something ends them.
    """

    start: Bounds = NOWHERE
    changed: date = date.min
    holders: tuple[Entity, ...] = ()
    grounds: tuple[Weighed, ...] = ()
    against: tuple[Weighed, ...] = ()
    disputed: bool = False
    confirmed: date | None = None
    parts: tuple[Weighed, ...] = ()
    fights: tuple[Weighed, ...] = ()
    siege: tuple[Weighed, ...] = ()
    possible: tuple[Entity, ...] = ()

    @property
    def divided(self) -> bool:
        """Tell whether opposed sides hold parts; `parts` never holds deeds of the holders' own side."""
        return bool(self.parts) and (bool(self.holders) or len({p.deed.actor.id for p in self.parts}) > 1)

    @property
    def status(self) -> ControlStatus:
        """Give the status that outranks the others that apply."""
        applying = (
            (self.fights, ControlStatus.CONTESTED),
            (self.disputed, ControlStatus.DISPUTED),
            (self.divided, ControlStatus.DIVIDED),
            (self.siege, ControlStatus.BESIEGED),
            (self.holders, ControlStatus.HELD),
        )
        return next((status for applies, status in applying if applies), ControlStatus.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Day:
    """The deeds of one day, and what is needed to weigh them."""

    deeds: tuple[Deed, ...]
    court: Court

    @property
    def date(self) -> date:
        """Give the day itself."""
        return self.deeds[0].day

    def of(self, *acts: Act) -> list[Deed]:
        """Give the deeds of some kinds that are not denied."""
        return [d for d in self.deeds if d.act in acts and not d.refused]

    def joined(self, one: Iterable[Entity], other: Iterable[Entity]) -> bool:
        """Tell whether some actor here stands on one side with some actor there."""
        theirs = list(other)
        return any(self.court.sides.joined(a.id, b.id, self.date) for a in one for b in theirs)

    def weigh(self, deeds: Iterable[Deed]) -> tuple[Weighed, ...]:
        """Weigh deeds that do not decide who has the whole place."""
        return tuple(self.court.weigh(d) for d in deeds)


def after(stand: Stand, day: Day) -> tuple[Stand, frozenset[str]]:
    """Give how the place stands after a day, and the ids of the day's claims that contradict each other.

    First who has it, then who has parts, then sieges and fighting: a fight on the day of a capture led to it.
    """
    found = verdict(day.deeds, stand.holders, day.court)
    settled = _judged(stand, found, day) if found.standing else _left(stand, day)
    for step in (_parted, _besieged, _fought):
        settled = step(settled, day)
    if settled.status is not stand.status and settled.start == stand.start:
        settled = replace(settled, start=Bounds(_known(day.date), _known(day.date)))
    camps = (*found.standing, *found.outvoted) if found.contradictory else ()
    return settled, frozenset(g.deed.claim.id for c in camps for g in c.grounds)


def _judged(stand: Stand, found: Verdict, day: Day) -> Stand:
    """Give the place to who comes out best; opposed sides whose words weigh the same dispute it."""
    against = tuple(g for c in found.outvoted for g in c.grounds) + found.objections
    said = tuple(g for c in found.standing for g in c.grounds)
    if found.overruled:
        return replace(stand, against=stand.against + said)
    if found.balanced or len(found.standing) > 1:
        return _disputed(stand, found, against, day)
    if day.joined(found.standing[0].actors, stand.holders) and not stand.disputed:
        return _confirmed(stand, said, against, day)
    opened = _opened(stand, said, day)
    return replace(opened, holders=found.standing[0].actors, against=against)


def _opened(stand: Stand, grounds: tuple[Weighed, ...], day: Day) -> Stand:
    deeds = [g.deed for g in grounds if g.deed.act in TENURE] or [g.deed for g in grounds]
    sharpest = min(deeds, key=lambda d: (d.width, d.day))
    start = Bounds(_since(stand, sharpest), _known(day.date))
    return Stand(start, day.date, grounds=grounds, confirmed=_known(_vouched(grounds)))


def _since(stand: Stand, deed: Deed) -> date | None:
    """Give the first day on which a change can have come, at best the last news of what was before.

    Who is said to hold a place on a day took it at some time before.
    """
    if deed.act is Act.HOLDS and not deed.open_ended:
        known = stand.confirmed or stand.start.latest
        return known if known and known <= deed.day else None
    return deed.earliest or stand.start.latest


def _known(day: date) -> date | None:
    return None if day == date.min else day


def _vouched(grounds: Iterable[Weighed]) -> date:
    return max(g.deed.vouched for g in grounds)


def _confirmed(stand: Stand, said: tuple[Weighed, ...], against: tuple[Weighed, ...], day: Day) -> Stand:
    grounds = stand.grounds + said
    kept = {e.id for e in stand.holders} | {g.deed.actor.id for g in said if g.deed.act in TENURE}
    news = max(stand.confirmed or date.min, _vouched(said))
    held = replace(
        stand,
        holders=tuple(e for e in _claimants(grounds) if e.id in kept),
        grounds=grounds,
        against=stand.against + against,
        confirmed=_known(news),
    )
    return replace(held, fights=(), siege=(), parts=(), changed=day.date) if _eased(said, day) else held


def _eased(said: Iterable[Weighed], day: Day) -> bool:
    """Tell whether words for the holder end what troubled the hold before: taken again, or held in peace."""
    acts = {g.deed.act for g in said}
    return Act.TAKES in acts or (Act.HOLDS in acts and not day.of(Act.FIGHTS, Act.ENTERS))


def _claimants(grounds: Iterable[Weighed]) -> tuple[Entity, ...]:
    return ranked(g for g in grounds if g.deed.act in TENURE)


def _disputed(stand: Stand, found: Verdict, against: tuple[Weighed, ...], day: Day) -> Stand:
    """Leave the place to all who claim it, and where a denial weighs as much, to who had it before."""
    said = tuple(g for c in found.standing for g in c.grounds)
    grounds = (stand.grounds if found.balanced else ()) + said
    claimants = _claimants(grounds)
    if stand.disputed and {e.id for e in claimants} <= {e.id for e in stand.holders}:
        return replace(stand, grounds=stand.grounds + said, against=stand.against + against)
    opened = _opened(stand, said, day)
    return replace(opened, holders=claimants, grounds=grounds, against=against, disputed=True)


def _left(stand: Stand, day: Day) -> Stand:
    """Take the place from who left it; that another left bears the holder out."""
    leaving = [d for d in day.of(Act.LEAVES) if d.whole]
    denials = day.weigh(d for d in day.deeds if d.refused and d.act is Act.LEAVES)
    if not leaving:
        return stand
    said = day.weigh(leaving)
    weight = RANK[basis_of(said)] - (RANK[basis_of(denials)] if denials else len(RANK))
    if weight > 0:
        return replace(stand, against=stand.against + said)
    kin = day.court.sides.kin
    staying = tuple(h for h in stand.holders if not any(kin(h.id, d.actor.id) for d in leaving))
    if stand.holders and len(staying) == len(stand.holders):
        others = any(not day.joined([d.actor], stand.holders) for d in leaving)
        return _confirmed(stand, said, denials, day) if others else stand
    opened = replace(_opened(stand, said, day), against=denials, parts=stand.parts)
    if weight == 0:
        return replace(opened, holders=stand.holders, grounds=stand.grounds + said, disputed=True)
    kept = {h.id for h in staying}
    grounds = tuple(g for g in stand.grounds if g.deed.actor.id in kept) + said
    split = stand.disputed and not all(day.joined([staying[0]], [h]) for h in staying[1:])
    return replace(opened, holders=staying, grounds=grounds, disputed=split)


def _parted(stand: Stand, day: Day) -> Stand:
    """Note who has parts of the place, or may have more than is said."""
    claims = [d for d in day.of(*TENURE) if not d.whole and not day.joined([d.actor], stand.holders)]
    gone = {d.actor.id for d in day.of(Act.LEAVES)}
    kin = day.court.sides.kin
    kept = tuple(p for p in stand.parts if not any(kin(p.deed.actor.id, g) for g in gone))
    parts = kept + day.weigh(d for d in claims if d.partial)
    maybe = [d.actor for d in claims]
    return _turned(stand, replace(stand, parts=parts, possible=_merged(stand.possible, maybe)), day)


def _besieged(stand: Stand, day: Day) -> Stand:
    besiegers = [d for d in day.of(Act.BESIEGES) if not day.joined([d.actor], stand.holders)]
    fresh = tuple(d for d in besiegers if _since_change(d, stand))
    siege = () if day.of(Act.RELIEVES) else stand.siege
    return _turned(stand, replace(stand, siege=siege + day.weigh(fresh)), day)


def _fought(stand: Stand, day: Day) -> Stand:
    """Note fighting inside, until the holder is said to have beaten it off."""
    enters = [d for d in day.of(Act.ENTERS) if not day.joined([d.actor], stand.holders)]
    fights = [d for d in day.of(Act.FIGHTS) + (enters if stand.holders else []) if _since_change(d, stand)]
    repelled = [d for d in day.of(Act.REPELS) if day.joined([d.actor], stand.holders)]
    involved = [e for d in fights for e in _fighters(d)] + [d.actor for d in enters if not stand.holders]
    others = [e for e in involved if not day.joined([e], stand.holders)]
    troubled = replace(
        stand,
        fights=() if repelled else stand.fights + day.weigh(fights),
        grounds=stand.grounds + day.weigh(repelled),
        confirmed=day.date if repelled else stand.confirmed,
        possible=_merged(stand.possible, others),
    )
    return _turned(stand, troubled, day)


def _fighters(deed: Deed) -> list[Entity]:
    return [deed.actor, deed.claim.object.entity] if deed.act is Act.FIGHTS else [deed.actor]


def _since_change(deed: Deed, stand: Stand) -> bool:
    """Tell whether trouble came after the last change of hands.

    Without a day of its own it did so only if its report does not tell of that change as well.
    """
    if deed.undated:
        told = {g.deed.claim.report for g in stand.grounds}
        return deed.day > stand.changed and deed.claim.report not in told
    return (deed.earliest or deed.day) > stand.changed


def _merged(known: tuple[Entity, ...], more: Iterable[Entity]) -> tuple[Entity, ...]:
    found = {e.id: e for e in (*known, *more)}
    return tuple(found[name] for name in sorted(found))


def _turned(before: Stand, now: Stand, day: Day) -> Stand:
    """Let a new status begin on its day."""
    if now.status is before.status:
        return now
    return replace(now, start=Bounds(_known(day.date), _known(day.date)))
