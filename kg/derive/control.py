"""Who held a place when, by what is claimed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, groupby

from kg.derive.dateline import Datelines
from kg.derive.deeds import Act, Deed, deeds
from kg.derive.placing import placed
from kg.derive.precursor import preceded
from kg.derive.sides import Pacts, Sides
from kg.derive.stand import Day, Stand
from kg.derive.turning import after
from kg.derive.verdict import Court, Weighed, basis_of, ranked
from kg.derive.witness import independent
from kg.model import Basis, Bounds, Claim, Control, Entity, digest


@dataclass(frozen=True, slots=True)
class Account:
    """A place's timeline, and the ids of claims that give it to opposed sides on one day or are denied.

    `stakes` tells of the claims that were weighed what their speakers gain or lose by them, by claim id.
    """

    intervals: tuple[Control, ...]
    contradicted: frozenset[str]
    stakes: Mapping[str, Basis] = field(default_factory=dict)


def account(
    place: Entity,
    claims: Iterable[Claim],
    datelines: Datelines,
    entities: Mapping[str, Entity],
    pacts: Pacts | None = None,
    *,
    above: Iterable[Claim] = (),
    told_at: Callable[[Claim], int] | None = None,
) -> Account:
    """Give the timeline of a place with the contradictions found on the way.

    It is the intervals in which a place's holders did not change, earliest first. Claims that say nothing of
    who holds this place are passed over. `above` are claims of the regions and the state in which it lies: those
    that say "all of it" count here as well, but less than what is said of the place itself on the same day.
    `told_at` gives where in its report a claim is told, as its trigger does unless given. An
    interval ends when the next begins: `end` has the bounds of that day. Claims that nothing dates, not even their
    report, come first.
    """
    sides = Sides(entities, pacts)
    told = placed(deeds(place.id, claims, datelines, above), sides, told_at)
    parties = frozenset(d.actor.id for d in told if d.of_tenure and not d.refused)
    court, reports = Court(sides, entities, parties), _reports(told)
    stands: list[Stand] = [Stand()]
    contradicted: set[str] = set()
    for day in _days(told, sides):
        stand, found = after(stands[-1], Day(day, court, reports))
        contradicted |= found
        if stand.opened > stands[-1].opened:
            stands[-1:] = preceded(stands[-1], stand, court)
        stands[_place_of(stand, stands) :] = [stand]
    said = [_said(stand, court) for stand in stands]
    following = [*stands[2:], None]
    intervals = zip(stands[1:], following, said[1:], strict=True)
    told_of = tuple(_interval(place, *spell, sides) for spell in intervals) if stands[1:] else ()
    weighed = (w for stand, grounds in zip(stands, said, strict=True) for w in (*grounds, *stand.against))
    return Account(told_of, frozenset(contradicted), {w.deed.claim.id: w.basis for w in weighed})


def _days(told: Iterable[Deed], sides: Sides) -> Iterator[tuple[Deed, ...]]:
    """Give the deeds of each day in turn, those of days on which there was only fighting all at once.

    A long war has thousands of them. No alliance may begin or end between them.
    """
    days = (tuple(group) for _, group in groupby(told, key=lambda d: d.day))
    runs = groupby(days, key=lambda d: sides.age(d[0].day) if _is_fighting(d) else d[0].day)
    return (tuple(chain.from_iterable(run)) for _, run in runs)


def _is_fighting(deeds: Iterable[Deed]) -> bool:
    return all(d.act is Act.FIGHTS for d in deeds)


def _said(stand: Stand, court: Court) -> tuple[Weighed, ...]:
    """Give all that bears a stand out."""
    troubles = (court.weigh(d) for d in (*stand.siege, *stand.fights))
    return (*stand.grounds, *stand.bearing, *stand.parts, *troubles)


def _reports(told: Iterable[Deed]) -> dict[str, date]:
    """Give by report the last day for which it says that somebody had or left the whole place."""
    found: dict[str, date] = {}
    for deed in told:
        if deed.of_tenure and deed.whole and not deed.refused:
            found[deed.claim.report] = max(found.get(deed.claim.report, deed.day), deed.day)
    return found


def _place_of(stand: Stand, stands: list[Stand]) -> int:
    """Give where a stand goes: behind the last, or in its stead where it only goes on."""
    last = stands[-1]
    goes_on = (stand.start, stand.status) == (last.start, last.status) and len(stands) > 1
    return len(stands) - (goes_on or stand == last)


def _interval(
    place: Entity, stand: Stand, following: Stand | None, told: tuple[Weighed, ...], sides: Sides
) -> Control:
    holders = _holders(stand)
    return Control(
        id=_id(place, stand, holders),
        place=place,
        holders=holders,
        status=stand.status,
        basis=basis_of(stand.grounds or told) if told else None,
        last_confirmed=_last_confirmed(stand, following),
        start=stand.start,
        end=following.start if following else None,
        supporting=_ids(told),
        against=_ids(stand.against),
        witnesses=independent({w for g in told for w in g.witnesses}, sides),
        possible=tuple(e for e in stand.possible if e not in holders),
    )


def _holders(stand: Stand) -> tuple[Entity, ...]:
    """Give who holds the place or parts of it, best witnessed first."""
    grounds = (*stand.grounds, *stand.bearing, *stand.parts)
    holding = {e.id: e for e in (*stand.holders, *stand.sharers)}
    best = (e.id for e in ranked(grounds) if e.id in holding)
    return tuple(holding[name] for name in dict.fromkeys((*best, *holding)))


def _last_confirmed(stand: Stand, following: Stand | None) -> date | None:
    """Give the last confirmation; who "had held it since" a day had done so until the end at most."""
    ended = (following.start.earliest or following.start.latest) if following else None
    vouched = min(stand.vouched, ended) if stand.vouched and ended else stand.vouched
    return max((d for d in (stand.confirmed, vouched) if d), default=None)


def _id(place: Entity, stand: Stand, holders: Iterable[Entity]) -> str:
    return digest([place.id, *_iso(stand.start), stand.status, *(e.id for e in holders)])


def _iso(bounds: Bounds) -> list[str]:
    return [day.isoformat() if day else "" for day in (bounds.earliest, bounds.latest)]


def _ids(grounds: Iterable[Weighed]) -> tuple[str, ...]:
    return tuple(sorted({g.deed.claim.id for g in grounds}))
