"""Where one made-up war is fought, by whom, and who speaks of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.size.figures import UCDP, Lot, ranked
from kg.model import Entity, Kind, slug

CIVILIANS = Entity("civilians", "Civilians", Kind.PEOPLE)
OFFICES, MEDIA = 20, 127
# More than were counted: who draws so often does not draw each of the rare ones.
_PLACES, _RARE = 4000, 0.4


@dataclass(frozen=True, slots=True)
class Theatre:
    """One war: pairs of those who fight each other, pairs of those who fight together, towns, speakers, publishers."""

    towns: Lot[Entity]
    dyads: Lot[tuple[Entity, Entity]]
    friends: Lot[tuple[Entity, Entity]]
    offices: Sequence[Entity]
    publishers: Lot[Entity]
    everyone: Sequence[Entity]

    def known(self) -> dict[str, Entity]:
        """Give by id what a registry would know before reading."""
        return {entity.id: entity for entity in self.everyone}


def theatre(number: int, chance: random.Random) -> Theatre:
    """Make the war of a number; only the media that report from elsewhere and civilians are those of other wars."""
    groups = [_group(number, i, chance) for i in range(UCDP["groups"])]
    offices = [_office(number, i, groups) for i in range(OFFICES)]
    regions = [_place(f"Province {number}.{i} Governorate", Kind.REGION, chance, ()) for i in range(14)]
    towns = _towns(number, regions, chance)
    # The one that has most reports is of the country; it monitors, as in Syria.
    monitor = _actor(f"Observatory {number} for Rights", Kind.MONITOR)
    media = [monitor, *(_actor(f"Wire {i} News", Kind.MEDIA) for i in range(MEDIA - 1))]
    return Theatre(
        Lot.of(towns, [*ranked(UCDP["places"], 2023), *[_RARE] * (_PLACES - 2023)]),
        _dyads(groups, chance),
        _friends(groups, chance),
        [*offices, monitor],
        Lot.of(media, ranked(UCDP["publishers"], MEDIA)),
        [*groups, *offices, *media, *regions, *towns, CIVILIANS],
    )


def _actor(label: str, kind: Kind, parent: str | None = None, voice: str | None = None) -> Entity:
    return Entity(slug(label), label, kind, parents=(parent,) if parent else (), speaks_for=voice)


def _group(number: int, rank: int, chance: random.Random) -> Entity:
    kind = Kind.ARMED_FORCE if rank < 2 else chance.choice((Kind.ARMED_GROUP, Kind.MILITIA))
    return _actor(f"Brigade {number}.{rank} {chance.randrange(10**4):04d}", kind)


def _office(number: int, rank: int, groups: Sequence[Entity]) -> Entity:
    owner = groups[rank % 10]
    return _actor(f"Office {number}.{rank} of {owner.label}", Kind.ORGANISATION, voice=owner.id)


def _towns(number: int, regions: Sequence[Entity], chance: random.Random) -> list[Entity]:
    lot = Lot.of(regions, UCDP["regions"])
    found = []
    for rank in range(_PLACES):
        label = f"Town {number}.{rank} {chance.randrange(10**4):04d}"
        found.append(_place(label, Kind.SETTLEMENT, chance, (lot.draw(chance).id,)))
    return found


def _place(label: str, kind: Kind, chance: random.Random, parents: tuple[str, ...]) -> Entity:
    lat, lon = round(32 + 5 * chance.random(), 4), round(36 + 6 * chance.random(), 4)
    return Entity(slug(label), label, kind, lat=lat, lon=lon, parents=parents)


def _dyads(groups: Sequence[Entity], chance: random.Random) -> Lot[tuple[Entity, Entity]]:
    """Pair those who fight: three of them fight in nearly all there is, as in Syria, one of them civilians, too."""
    first, second, third, fourth, *_ = groups
    pairs = [(first, second), (third, fourth), (first, third), (third, CIVILIANS)]
    others = [pair for pair in combinations(groups, 2) if pair not in pairs]
    # Whoever is named often fights many.
    weights = [1 / (1 + groups.index(one)) for one, _ in others]
    while len(pairs) < 120:
        pair = chance.choices(others, weights)[0]
        if pair not in pairs:
            pairs.append(pair)
    return Lot.of(pairs, ranked(UCDP["dyads"], 120))


def _friends(groups: Sequence[Entity], chance: random.Random) -> Lot[tuple[Entity, Entity]]:
    """Pair those who fight together: few of all pairs, and hardly those who fight most."""
    pairs = chance.sample(list(combinations(groups[4:], 2)), UCDP["pairs"])
    return Lot.of(pairs, [1 / rank for rank in range(1, len(pairs) + 1)])
