"""All that is told of places and of what happened, by its day of publication: to be asked of many days.

Who asks of one place reads its claims; who asks of all reads every claim once, keeps what it says, and tells anew
only the stories of which a part was known by the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from kg.derive.alliances import Alliances
from kg.derive.deeds import scene
from kg.derive.draft import Draft
from kg.derive.events import events, is_told_of
from kg.derive.facts import Facts
from kg.derive.memory import Memory
from kg.derive.regions import Regions, scenes
from kg.derive.sides import JOINING, Pair, Sides
from kg.derive.story import cast_of
from kg.derive.telling import Teller
from kg.model import Claim, Control, Event, Matter, matter_of
from kg.rdf.gist import from_gist, gist
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Note:
    """What one claim says, packed, and the day on which its report was published, `None` where it does not say."""

    day: date | None
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """The notes on one subject; from `first` on some of them are known, from `last` on all; ever none: `date.max`.

    `heads` are the sides whose alliances bear on it.
    """

    notes: tuple[Note, ...]
    first: date
    last: date
    heads: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        notes: Iterable[Note],
        others: Iterable[date | None] = (),
        heads: frozenset[str] = frozenset(),
    ) -> Self:
        """File notes; `others` are the days of what bears on the subject and lies elsewhere."""
        kept = tuple(notes)
        days = [day or date.max for day in (*(note.day for note in kept), *others)]
        return cls(kept, min(days, default=date.max), max(days, default=date.max), heads)

    def until(self, day: date) -> Iterator[Note]:
        """Give what was published by the end of a day."""
        return (note for note in self.notes if note.day and note.day <= day)


@dataclass(frozen=True, slots=True)
class Archive:
    """What is told of each place and of each matter in a store, for as long as that does not change."""

    store: Store
    memory: Memory
    places: Mapping[str, File]
    matters: Mapping[Matter, File]

    @classmethod
    def of(cls, store: Store) -> Self:
        """Read every claim of a store once."""
        facts = Facts(Draft(store))
        claims = facts.gather()
        notes = {c.id: Note(facts.datelines[c.report].published, c.id, gist(c)) for c in claims}
        places, matters = _places(facts, claims, notes), _matters(claims, notes)
        return cls(store, replace(facts.memory, claims={}, ties=facts.ties()), places, matters)

    def control(self, day: date, derived: Mapping[str, Sequence[Control]]) -> dict[str, tuple[Control, ...]]:
        """Give the timelines of all places as the reports published by the end of a day tell them.

        `derived` are those that follow from all reports: what was known by the day in full is as there. Reports
        without a day of publication are left out.
        """
        facts = Facts(Draft(self.store), replace(self.memory, claims={}))
        then = Alliances(facts, day)
        turned, regions, teller = _turned(facts, then), Regions(facts), Teller(facts, then)

        def told(place: str, file: File) -> tuple[Control, ...]:
            if day < file.first:
                return ()
            if file.last <= day and not any(pair <= file.heads for pair in turned):
                return tuple(derived.get(place, ()))
            above = (c for c in regions.above(place) if _by(facts, c, day))
            claims = sorted(self._read(facts, file.until(day)), key=lambda c: c.id)
            return teller.by(place, tuple(claims), tuple(above)).account.intervals

        return {place: told(place, file) for place, file in self.places.items()}

    def events(self, day: date, derived: Iterable[Event]) -> list[Event]:
        """Give what happened as the reports published by the end of a day tell it; `derived` as all reports do."""
        facts = Facts(Draft(self.store), replace(self.memory, claims={}))
        whole = {matter for matter, file in self.matters.items() if file.last <= day}
        parts = (file for file in self.matters.values() if file.first <= day < file.last)
        claims = (claim for file in parts for claim in self._read(facts, file.until(day)))
        return [
            *(event for event in derived if _matter(event) in whole),
            *events(claims, facts.datelines, facts.entities),
        ]

    def _read(self, facts: Facts, notes: Iterable[Note]) -> Iterator[Claim]:
        return (from_gist(note.text, note.id, facts.entities) for note in notes)


def archive(store: Store) -> Archive:
    """Give the archive of a store as it is now."""
    return store.kept("archive", lambda: Archive.of(store))


def _places(facts: Facts, claims: Sequence[Claim], notes: Mapping[str, Note]) -> dict[str, File]:
    own: dict[str, list[Claim]] = {place: [] for place in scenes(facts, claims)}
    for claim in claims:
        if at := scene(claim):
            own[at.id].append(claim)
    regions, sides = Regions(facts), Sides(facts.entities)

    def filed(place: str, told: list[Claim]) -> File:
        above = regions.above(place)
        cast = cast_of((*told, *above), facts.datelines, facts.entities)
        days = (facts.datelines[c.report].published for c in above)
        return File.of((notes[c.id] for c in told), days, frozenset(map(sides.head, cast.involved)))

    return {place: filed(place, told) for place, told in own.items()}


def _matters(claims: Iterable[Claim], notes: Mapping[str, Note]) -> dict[Matter, File]:
    found: dict[Matter, list[Note]] = {}
    for claim in filter(is_told_of, claims):
        found.setdefault(matter_of(claim), []).append(notes[claim.id])
    return {matter: File.of(told) for matter, told in found.items()}


def _matter(event: Event) -> Matter:
    """Give what an event's claims are about."""
    # Of a symmetric relation the subject of an event is the lower id already.
    subject, place, target = (end.id if end else "" for end in (event.subject, event.place, event.target))
    return Matter(event.relation, subject, event.object.id, place, target)


def _turned(facts: Facts, then: Alliances) -> set[Pair]:
    """Give the sides that were allied on other days by what was known by the end of a day than by what is."""
    now, head = Alliances(facts), then.sides.head
    ties = {
        tie for (_, relation), found in facts.ties().edges.items() if relation in JOINING for tie in found
    }
    pairs = {frozenset((head(one), head(other))) for one, _, other in ties}
    return {pair for pair in pairs if len(pair) > 1 and then.spells(pair) != now.spells(pair)}


def _by(facts: Facts, claim: Claim, day: date) -> bool:
    published = facts.datelines[claim.report].published
    return published is not None and published <= day
