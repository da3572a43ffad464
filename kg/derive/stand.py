"""How a place stands at one time, and the deeds of one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.derive.deeds import Act, Deed
from kg.derive.ledger import Ledger
from kg.derive.verdict import Court, Weighed
from kg.derive.witness import RANK
from kg.model import Basis, Bounds, ControlStatus, Entity

NOWHERE = Bounds(None, None)

FRESH = timedelta(days=7)
"""What is told this shortly after a change is still about that change."""

NONE: Ledger[Weighed] = Ledger()
PEACE: Ledger[Deed] = Ledger()


@dataclass(frozen=True, slots=True)
class Stand:
    """Who has the place since `start`, on which grounds, and what troubles the hold.

    `opened` is the day on which it came to that, `changed` the last on which it was told anew, after which fighting
    makes it contested; `seen` the last day on which it is known to have stood so, to the day, and `vouched` the day
    of the last report by which it has been so "since". `left` are those who left it to nobody. `bearing` are deeds by
    which the holders have parts, `parts` those of others who hold parts; `fights` and `siege` last until something
    ends them. `losing` are the grounds that say who had it before; `regained` tells that its own side had it before
    and must have lost it.
    """

    start: Bounds = NOWHERE
    opened: date = date.min
    changed: date = date.min
    holders: tuple[Entity, ...] = ()
    left: tuple[str, ...] = ()
    grounds: Ledger[Weighed] = NONE
    losing: tuple[Weighed, ...] = ()
    regained: bool = False
    against: Ledger[Weighed] = NONE
    basis: Basis | None = None
    disputed: bool = False
    confirmed: date | None = None
    vouched: date | None = None
    seen: date | None = None
    bearing: Ledger[Weighed] = NONE
    parts: Ledger[Weighed] = NONE
    sharers: tuple[Entity, ...] = ()
    fights: Ledger[Deed] = PEACE
    siege: Ledger[Deed] = PEACE
    possible: tuple[Entity, ...] = ()

    @property
    def divided(self) -> bool:
        """Tell whether somebody holds a part that the holders do not; `parts` has no deeds of their own side."""
        return bool(self.parts)

    @property
    def status(self) -> ControlStatus:
        """Give the status that outranks the others that apply."""
        if self.fights:
            return ControlStatus.CONTESTED
        if self.disputed:
            return ControlStatus.DISPUTED
        if self.parts:
            return ControlStatus.DIVIDED
        if self.siege:
            return ControlStatus.BESIEGED
        return ControlStatus.HELD if self.holders else ControlStatus.UNKNOWN


@dataclass(frozen=True, slots=True)
class Day:
    """The deeds of one day, what is needed to weigh them, and when each report last tells of a change.

    `told` gives by report the last day for which it says that somebody had or left the whole place.
    """

    deeds: tuple[Deed, ...]
    court: Court
    told: dict[str, date]

    @property
    def date(self) -> date:
        """Give the day itself."""
        return self.deeds[0].day

    def of(self, *acts: Act) -> list[Deed]:
        """Give the deeds of some kinds that are not denied."""
        return [d for d in self.deeds if d.act in acts and not d.refused]

    def joined(self, one: Iterable[Entity], other: Iterable[Entity]) -> bool:
        """Tell whether some actor here stands on one side with some actor there."""
        theirs, joined = list(other), self.court.sides.joined
        return any(joined(a.id, b.id, self.date) for a in one for b in theirs)

    def weigh(self, deeds: Iterable[Deed]) -> tuple[Weighed, ...]:
        """Weigh deeds that do not decide who has the whole place."""
        return tuple(self.court.weigh(d) for d in deeds)


# ---- days


def since(stand: Stand, said: Iterable[Weighed], day: Day) -> date | None:
    """Give the first day on which a change can have come, at best the last news of what was before.

    Who is said to hold a place on a day took it at some time before, but not before it came there.
    """
    winners = [g.deed.actor for g in said if g.deed.act is not Act.LEAVES]
    came = [d for d in day.of(Act.ENTERS) if d.exact and day.joined([d.actor], winners)]
    dated = (d for d in (*(g.deed for g in said), *came) if d.act is not Act.HOLDS or d.open_ended)
    bounds = [d.earliest for d in dated if d.earliest]
    last = stand.seen if bounds else stand.seen or stand.start.latest
    return max((b for b in (*bounds, last) if b and b <= day.date), default=None)


def known(day: date) -> date | None:
    """Give a day, `None` for the one that stands for no day at all."""
    return None if day == date.min else day


def last_seen(said: Iterable[Weighed]) -> date | None:
    """Give the last day that words fix, or that of the report of undated ones."""
    fixed = (g.deed for g in said if g.deed.earliest in (None, g.deed.day))
    return known(max((d.day for d in fixed), default=date.min))


def last_vouched(said: Iterable[Weighed]) -> date | None:
    """Give the day of the last report by which it has been so "since"."""
    return known(max((g.deed.vouched for g in said if g.deed.open_ended), default=date.min))


def latest(*days: date | None) -> date | None:
    """Give the latest of the days that are known."""
    return max((d for d in days if d), default=None)


def better(one: Basis | None, other: Basis) -> Basis:
    """Give the weightier of what is there already and what comes."""
    return other if one is None else min(one, other, key=RANK.__getitem__)


def turned(now: Stand, day: Day) -> Stand:
    """Let a new status begin on its day."""
    return replace(now, start=Bounds(known(day.date), known(day.date)))
