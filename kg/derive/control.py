"""Who held a place when, by what is claimed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat, zip_longest

from kg.derive.course import Course, course
from kg.derive.dateline import Datelines
from kg.derive.deeds import deeds
from kg.derive.placing import placed
from kg.derive.sides import Pacts, Sides
from kg.derive.stand import Stand
from kg.derive.verdict import Court, Weighed, basis_of, ranked
from kg.derive.witness import independent
from kg.model import Basis, Bounds, Claim, Control, Entity, digest


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """An interval, how the place stood in it and after it, and all that bears that out."""

    control: Control
    stand: Stand
    following: Stand | None
    said: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A place's timeline, entry by entry, and the course of what is told that it follows from.

    Where the place is not described it is empty.
    """

    place: Entity | None = None
    entries: tuple[Entry, ...] = ()
    course: Course | None = None

    @property
    def intervals(self) -> tuple[Control, ...]:
        """Give the intervals in which the holders did not change, earliest first."""
        return tuple(entry.control for entry in self.entries)

    @property
    def contradicted(self) -> frozenset[str]:
        """Give the ids of claims that give the place to opposed sides on one day, or are denied."""
        return self.course.contradicted() if self.course else frozenset()

    @property
    def stakes(self) -> Mapping[str, Basis]:
        """Give what the speakers of the claims that were weighed gain or lose by them, by claim id."""
        weighed = (w for entry in self.entries for w in (*entry.said, *entry.stand.against))
        return {w.deed.claim.id: w.basis for w in weighed}


def account(
    place: Entity,
    claims: Iterable[Claim],
    datelines: Datelines,
    entities: Mapping[str, Entity],
    pacts: Pacts | None = None,
    *,
    above: Iterable[Claim] = (),
    told_at: Callable[[Claim], int] | None = None,
    before: Account | None = None,
) -> Account:
    """Give the timeline of a place with the contradictions found on the way.

    It is the intervals in which a place's holders did not change, earliest first. Claims that say nothing of
    who holds this place are passed over. `above` are claims of the regions and the state in which it lies: those
    that say "all of it" count here as well, but less than what is said of the place itself on the same day.
    `told_at` gives where in its report a claim is told, as its trigger does unless given. An
    interval ends when the next begins: `end` has the bounds of that day. Claims that nothing dates, not even their
    report, come first. `before` is an account by other claims, all of whose actors are described as they were: what
    follows as it did there is taken over.
    """
    sides = Sides(entities, pacts)
    told = placed(deeds(place.id, claims, datelines, above), sides, told_at)
    parties = frozenset(d.actor.id for d in told if d.of_tenure and not d.refused)
    known = before if before and before.place == place else Account()
    court = Court(sides, entities, parties)
    found = course(told, court, pacts or {}, known.course)
    return Account(place, tuple(_entries(place, found.stands(), court, known.entries)), found)


def _entries(place: Entity, stands: Sequence[Stand], court: Court, known: Iterable[Entry]) -> Iterator[Entry]:
    spells = zip_longest(stands[1:], stands[2:])
    for (stand, following), entry in zip(spells, chain(known, repeat(None)), strict=False):
        if entry and entry.stand is stand and entry.following is following:
            yield entry
        else:
            said = _said(stand, court)
            control = _interval(place, stand, following, said, court.sides)
            yield Entry(control, stand, following, said)


def _said(stand: Stand, court: Court) -> tuple[Weighed, ...]:
    """Give all that bears a stand out."""
    troubles = (court.weigh(d) for d in (*stand.siege, *stand.fights))
    return (*stand.grounds, *stand.bearing, *stand.parts, *troubles)


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
