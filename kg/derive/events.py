"""Claims folded into events: what happened, counted once however many write of it."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.derive.dateline import UNKNOWN, Dateline, Datelines
from kg.derive.sides import Sides
from kg.derive.witness import independent, witnesses
from kg.model import (
    Bounds,
    Claim,
    Entity,
    Event,
    Figure,
    Matter,
    Relation,
    Status,
    digest,
    matter_of,
)

STATES = frozenset(
    {Relation.CONTROLS, Relation.ALLIED_WITH, Relation.SUPPORTS, Relation.PART_OF, Relation.LED_BY}
)
"""Relations that last; they have relationships and intervals, no events."""

# What a report tells without a day, or denies, is its news or that of the weeks before it.
_RECENT = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the days on which the event can have been; an undated one was no later than its report."""

    claim: Claim
    line: Dateline
    earliest: date | None
    latest: date | None

    @property
    def order(self) -> tuple[int, date, date, str]:
        """Put the precise before the vague."""
        earliest, latest = self.earliest or date.min, self.latest or date.max
        return (latest - earliest).days, earliest, latest, self.claim.id

    @property
    def floor(self) -> date:
        """Give the day before which it is of nothing; of an undated one some weeks before its report."""
        if self.claim.date is None and self.latest:
            return max(date.min + _RECENT, self.latest) - _RECENT
        return self.earliest or date.min

    def fits(self, other: Told) -> bool:
        """Tell whether both can be of one day."""
        begun = other.latest is None or self.floor <= other.latest
        return begun and (other.earliest is None or self.latest is None or other.earliest <= self.latest)


@dataclass(frozen=True, slots=True)
class _Group:
    """Claims of one event; the first is the most precise, and the days are those that fit all."""

    told: tuple[Told, ...]
    denied: tuple[Told, ...] = ()

    @property
    def days(self) -> Told:
        """Give the first claim with the days on which all can have been."""
        return self.told[0]

    def joined(self, more: Told) -> _Group:
        """Give the group with one more claim."""
        first = self.told[0]
        earliest = max((d for d in (first.earliest, more.earliest) if d), default=None)
        latest = min((d for d in (first.latest, more.latest) if d), default=None)
        narrowed = replace(first, earliest=earliest, latest=latest)
        return replace(self, told=(narrowed, *self.told[1:], more))


def events(claims: Iterable[Claim], datelines: Datelines, entities: Mapping[str, Entity]) -> list[Event]:
    """Fold claims into events, by matter and then by day.

    Only asserted and hedged claims make one. The most precise come first; a vaguer one joins the latest event
    that it fits, an undated one the latest of the 31 days before its report. A denial stands against what it
    fits. Of each matter all claims must be given.
    """
    matters: dict[Matter, dict[str, Claim]] = {}
    for claim in claims:
        if is_told_of(claim):
            matters.setdefault(matter_of(claim), {})[claim.id] = claim
    sides = Sides(entities)
    return [
        _event(matter, group, entities, sides)
        for matter in sorted(matters)
        for group in _groups(matters[matter].values(), datelines)
    ]


def is_told_of(claim: Claim) -> bool:
    """Tell whether a claim speaks for or against an event: neither of a state nor of a plan."""
    return claim.relation not in STATES and claim.status is not Status.PLANNED


def _groups(claims: Iterable[Claim], datelines: Datelines) -> list[_Group]:
    told = sorted((told_of(c, datelines.get(c.report, UNKNOWN)) for c in claims), key=lambda t: t.order)
    fold = _Fold()
    for one in (t for t in told if t.claim.status.happened):
        place = fold.latest(one)
        fold.put(fold.groups.pop(place).joined(one) if place is not None else _Group((one,)))
    for one in (t for t in told if not t.claim.status.happened):
        place = fold.latest(one)
        if place is not None:
            group = fold.groups[place]
            fold.groups[place] = replace(group, denied=(*group.denied, one))
    return fold.groups


class _Fold:
    """The groups of one matter in the order of their latest days, so that few are looked at for each claim."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._widest = timedelta(0)

    def put(self, group: _Group) -> None:
        insort(self.groups, group, key=_end)
        if group.days.earliest and group.days.latest:
            self._widest = max(self._widest, group.days.latest - group.days.earliest)

    def latest(self, one: Told) -> int | None:
        """Give where the latest group stands that a claim fits."""
        # What nothing dates comes last and fits all, so that a group without a latest day is the only one.
        if one.latest is None or (self.groups and self.groups[-1].days.latest is None):
            return len(self.groups) - 1 if self.groups else None
        # A group that ends later can have begun in time only if it is wide enough.
        reach = min(date.max - self._widest, one.latest) + self._widest
        for place in reversed(range(bisect_right(self.groups, reach, key=_end))):
            group = self.groups[place]
            if _end(group) < one.floor:
                return None
            if one.fits(group.days):
                return place
        return None


def _end(group: _Group) -> date:
    return group.days.latest or date.max


def told_of(claim: Claim, line: Dateline) -> Told:
    """Give a claim with the days on which what it tells of can have been, by the day of its report."""
    if claim.date is None:
        return Told(claim, line, None, line.published)
    start, end = claim.date.start, claim.date.end
    # Of a span without an end, what happened began it.
    return Told(claim, line, start, end or start)


def _event(matter: Matter, group: _Group, entities: Mapping[str, Entity], sides: Sides) -> Event:
    told = sorted(group.told, key=lambda t: t.claim.id)
    claims, days = [t.claim for t in told], group.days
    named = {a.entity.id: a.entity for c in claims for a in c.arguments()}
    speakers = {w for t in told for w in witnesses(t.claim, t.line, entities)}
    losers = {c.source.entity.id: c.source.entity for c in claims if c.source}
    bounds = [d.isoformat() if d else "" for d in (days.earliest, days.latest)]
    return Event(
        id=digest([matter.id, *bounds]),
        relation=matter.relation,
        subject=named.get(matter.subject),
        object=named[matter.object],
        when=Bounds(days.earliest, days.latest),
        claims=tuple(c.id for c in claims),
        reports=tuple(sorted({c.report for c in claims})),
        witnesses=independent(speakers, sides),
        sources=tuple(sorted({t.line.source for t in told if t.line.source})),
        place=named.get(matter.place),
        target=named.get(matter.target),
        losers=tuple(losers[i] for i in sorted(losers)),
        denials=tuple(sorted(t.claim.id for t in group.denied)),
        figures=tuple(f for t in told if (f := _figure(t))),
    )


def _figure(told: Told) -> Figure | None:
    count, claim = told.claim.quantity, told.claim
    if count is None:
        return None
    return Figure(
        claim.id, claim.report, told.line.source, count.low, count.best, count.high, count.unit, count.text
    )
