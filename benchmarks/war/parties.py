"""Who takes part in the made-up war, who speaks of it, and where it is fought."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from kg.model import Entity, Kind, slug

FIGHTERS, OFFICES, MEDIA, MONITORS, PLACES, REGIONS = 300, 45, 40, 15, 5_000, 40
BLOCS = 4
CIVILIANS = Entity("civilians", "Civilians", Kind.PEOPLE)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T]):
    """Values of which the first is chosen most often, as in news."""

    values: Sequence[T]
    weights: Sequence[float]

    @classmethod
    def by_rank(cls, values: Sequence[T], steepness: float) -> Ranked[T]:
        """Weigh by one over the rank to the power of `steepness` (Zipf)."""
        return cls(values, list(accumulate(1 / rank**steepness for rank in range(1, len(values) + 1))))

    def choose(self, chance: random.Random) -> T:
        """Choose one."""
        return chance.choices(self.values, cum_weights=self.weights)[0]


@dataclass(frozen=True, slots=True)
class Parties:
    """Everyone and every place; `blocs` gives by id of a fighter with whom it goes."""

    fighters: Ranked[Entity]
    offices: dict[str, list[Entity]]
    media: Ranked[Entity]
    monitors: Ranked[Entity]
    places: Ranked[Entity]
    regions: Sequence[Entity]
    blocs: dict[str, int]

    def known(self) -> dict[str, Entity]:
        """Give by id what a registry would know of them before reading."""
        groups = (self.fighters.values, self.media.values, self.monitors.values, self.places.values)
        offices = [office for some in self.offices.values() for office in some]
        everyone = [*(e for group in groups for e in group), *offices, *self.regions, CIVILIANS]
        return {entity.id: entity for entity in everyone}


def parties(chance: random.Random) -> Parties:
    """Make 400 actors and 5,000 places.

    The busiest town has a twentieth of all that is told of places, as in the events that UCDP lists for Syria.
    """
    fighters, blocs = _fighters(chance)
    regions = [_place(f"Region {i} Governorate", Kind.REGION, chance, ()) for i in range(REGIONS)]
    towns = [_town(i, regions, chance) for i in range(PLACES - REGIONS)]
    return Parties(
        Ranked.by_rank(fighters, 1.0),
        _offices(fighters),
        Ranked.by_rank([_medium(i, fighters) for i in range(MEDIA)], 1.0),
        Ranked.by_rank([_actor(f"Watch {i} Monitor", Kind.MONITOR) for i in range(MONITORS)], 1.0),
        Ranked.by_rank(towns, 0.8),
        regions,
        blocs,
    )


def _actor(label: str, kind: Kind, parent: str | None = None, voice: str | None = None) -> Entity:
    return Entity(slug(label), label, kind, parents=(parent,) if parent else (), speaks_for=voice)


def _fighters(chance: random.Random) -> tuple[list[Entity], dict[str, int]]:
    made: list[Entity] = []
    blocs: dict[str, int] = {}
    for i in range(FIGHTERS):
        parent = made[chance.randrange(min(i, 30))].id if i > BLOCS and chance.random() < 0.4 else None
        kind = Kind.ARMED_FORCE if i < BLOCS else chance.choice((Kind.ARMED_GROUP, Kind.MILITIA))
        one = _actor(f"Front {i} {chance.randrange(10**4):04d}", kind, parent)
        blocs[one.id] = blocs[parent] if parent else i if i < BLOCS else chance.randrange(BLOCS)
        made.append(one)
    return made, blocs


def _offices(fighters: Sequence[Entity]) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = {}
    for i in range(OFFICES):
        owner = fighters[i % 30]
        label = f"Office {i} of {owner.label}"
        found.setdefault(owner.id, []).append(_actor(label, Kind.ORGANISATION, voice=owner.id))
    return found


def _medium(number: int, fighters: Sequence[Entity]) -> Entity:
    voice = fighters[number].id if number % 5 == 4 else None
    return _actor(f"Wire {number} News", Kind.MEDIA, voice=voice)


def _town(number: int, regions: Sequence[Entity], chance: random.Random) -> Entity:
    label = f"Town {number} {chance.randrange(10**4):04d}"
    return _place(label, Kind.SETTLEMENT, chance, (chance.choice(regions).id,))


def _place(label: str, kind: Kind, chance: random.Random, parents: tuple[str, ...]) -> Entity:
    located = chance.random() < 0.97
    lat, lon = round(32 + 5 * chance.random(), 4), round(36 + 6 * chance.random(), 4)
    return Entity(
        slug(label), label, kind, lat=lat if located else None, lon=lon if located else None, parents=parents
    )
