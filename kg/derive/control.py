"""Who held a place when, by what is claimed of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from kg.derive.dateline import Datelines
from kg.derive.deeds import TENURE, deeds
from kg.derive.placing import placed
from kg.derive.sides import Pacts, Sides
from kg.derive.stand import Day, Stand, after
from kg.derive.verdict import Court, Weighed, basis_of, ranked
from kg.derive.witness import independent
from kg.model import Bounds, Claim, Control, Entity, digest


@dataclass(frozen=True, slots=True)
class Account:
    """A place's timeline, and the ids of claims that give it to opposed sides on one day or are denied."""

    intervals: tuple[Control, ...]
    contradicted: frozenset[str]


def account(
    place: Entity,
    claims: Iterable[Claim],
    datelines: Datelines,
    entities: Mapping[str, Entity],
    pacts: Pacts | None = None,
) -> Account:
    """Give the timeline of a place with the contradictions found on the way.

    It is the intervals in which a place's holders did not change, earliest first. Claims that say nothing of
    who holds this place are passed over. An interval ends when the next begins: `end` has the bounds of that
    day. Claims that nothing dates, not even their report, come first.
    """
    sides = Sides(entities, pacts)
    told = placed(deeds(place.id, claims, datelines), sides)
    parties = frozenset(d.actor.id for d in told if d.act in TENURE and not d.refused)
    court = Court(sides, entities, parties)
    stands: list[Stand] = [Stand()]
    contradicted: set[str] = set()
    for _, days in groupby(told, key=lambda d: d.day):
        stand, found = after(stands[-1], Day(tuple(days), court))
        contradicted |= found
        stands[_place_of(stand, stands) :] = [stand]
    intervals = [*pairwise(stands[1:]), *([(stands[-1], None)] if stands[1:] else [])]
    return Account(tuple(_interval(place, s, n, sides) for s, n in intervals), frozenset(contradicted))


def _place_of(stand: Stand, stands: list[Stand]) -> int:
    """Give where a stand goes: behind the last, or in its stead where it only goes on."""
    last = stands[-1]
    goes_on = (stand.start, stand.status) == (last.start, last.status) and len(stands) > 1
    return len(stands) - (goes_on or stand == last)


def _interval(place: Entity, stand: Stand, following: Stand | None, sides: Sides) -> Control:
    holders = ranked((*stand.grounds, *stand.parts)) if stand.divided else stand.holders
    kept = {e.id for e in stand.holders} | {p.deed.actor.id for p in stand.parts}
    holders = tuple(e for e in holders if e.id in kept)
    grounds = (*stand.grounds, *stand.parts, *stand.siege, *stand.fights)
    return Control(
        id=_id(place, stand, holders),
        place=place,
        holders=holders,
        status=stand.status,
        basis=basis_of(stand.grounds or grounds) if grounds else None,
        last_confirmed=stand.confirmed,
        start=stand.start,
        end=following.start if following else None,
        supporting=_ids(grounds),
        against=_ids(stand.against),
        witnesses=independent({w for g in grounds for w in g.witnesses}, sides),
        possible=tuple(e for e in stand.possible if e not in holders),
    )


def _id(place: Entity, stand: Stand, holders: Iterable[Entity]) -> str:
    return digest([place.id, *_days(stand.start), stand.status, *(e.id for e in holders)])


def _days(bounds: Bounds) -> list[str]:
    return [day.isoformat() if day else "" for day in (bounds.earliest, bounds.latest)]


def _ids(grounds: Iterable[Weighed]) -> tuple[str, ...]:
    return tuple(sorted({g.deed.claim.id for g in grounds}))
