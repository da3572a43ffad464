"""What happens in the made-up war, day by day: places change hands, fighters clash, ally and part."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.war.parties import CIVILIANS, Parties
from kg.model import Entity, Manner, Relation

FIRST, DAYS, INCIDENTS_A_DAY = date(2012, 1, 1), 2190, 25


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that happened; `toll` is how many people it struck, where that is the point."""

    day: date
    relation: Relation
    subject: Entity | None
    object: Entity
    place: Entity | None = None
    source: Entity | None = None
    target: Entity | None = None
    toll: int | None = None
    manner: Manner | None = None

    @property
    def loser(self) -> Entity | None:
        """Give who would rather deny it."""
        actor = self.object if self.object.is_actor and self.object is not CIVILIANS else None
        return self.source or actor


@dataclass(slots=True)
class Course:
    """The war as it goes on: who holds what now."""

    parties: Parties
    chance: random.Random
    holders: dict[str, Entity] = field(default_factory=dict)

    def incidents(self) -> Iterator[list[Incident]]:
        """Give what happens on each day."""
        kinds, weights = zip(*_KINDS, strict=True)
        for number in range(DAYS):
            day = FIRST + timedelta(days=number)
            chosen = self.chance.choices(kinds, weights, k=INCIDENTS_A_DAY)
            yield [make(self, day) for make in chosen]

    def town(self) -> Entity:
        """Choose where something happens."""
        return self.parties.places.choose(self.chance)

    def fighter(self) -> Entity:
        """Choose who acts."""
        return self.parties.fighters.choose(self.chance)

    def foe(self, of: Entity) -> Entity:
        """Choose somebody of another bloc."""
        return self._other(of, same=False)

    def friend(self, of: Entity) -> Entity:
        """Choose somebody else of one's own bloc."""
        return self._other(of, same=True)

    def holder(self, town: Entity) -> Entity:
        """Give who has a town; whoever comes first had it all along."""
        return self.holders.setdefault(town.id, self.fighter())

    def _other(self, one: Entity, *, same: bool) -> Entity:
        blocs = self.parties.blocs
        while (other := self.fighter()) == one or (blocs[other.id] == blocs[one.id]) is not same:
            pass
        return other


Make = Callable[[Course, date], Incident]


def _captured(war: Course, day: date) -> Incident:
    town = war.town()
    loser = war.holder(town)
    winner = war.holders[town.id] = war.foe(loser)
    return Incident(day, Relation.CAPTURED, winner, town, source=loser if war.chance.random() < 0.4 else None)


def _left(relation: Relation) -> Make:
    def make(war: Course, day: date) -> Incident:
        town = war.town()
        loser = war.holders.pop(town.id, None) or war.fighter()
        return Incident(day, relation, loser, town)

    return make


def _handed_over(war: Course, day: date) -> Incident:
    town = war.town()
    giver = war.holder(town)
    taker = war.holders[town.id] = war.friend(giver)
    return Incident(day, Relation.HANDED_OVER, giver, town, target=taker)


def _held(war: Course, day: date) -> Incident:
    town = war.town()
    return Incident(day, Relation.CONTROLS, war.holder(town), town)


def _comes_to(relation: Relation) -> Make:
    def make(war: Course, day: date) -> Incident:
        town = war.town()
        return Incident(day, relation, war.foe(war.holder(town)), town)

    return make


def _repelled(war: Course, day: date) -> Incident:
    town = war.town()
    holder = war.holder(town)
    return Incident(day, Relation.REPELLED, holder, war.foe(holder), town)


def _surrendered(war: Course, day: date) -> Incident:
    town = war.town()
    loser = war.holder(town)
    winner = war.holders[town.id] = war.foe(loser)
    return Incident(day, Relation.SURRENDERED_TO, loser, winner, town)


def _fought(war: Course, day: date) -> Incident:
    town = war.town() if war.chance.random() < 0.8 else None
    one = war.holder(town) if town else war.fighter()
    return Incident(day, Relation.FOUGHT, war.foe(one), one, town)


def _attacked(war: Course, day: date) -> Incident:
    town, manner = war.town(), war.chance.choice(list(Manner))
    attacker, kind = war.foe(war.holder(town)), war.chance.random()
    if kind < 0.6:
        return Incident(day, Relation.ATTACKED, attacker, town, manner=manner)
    struck = war.holder(town) if kind < 0.85 else CIVILIANS
    return Incident(day, Relation.ATTACKED, attacker, struck, town, manner=manner)


def _killed(war: Course, day: date) -> Incident:
    town, toll = war.town(), 1 + int(war.chance.expovariate(0.1))
    killer = war.foe(war.holder(town)) if war.chance.random() < 0.7 else None
    struck = CIVILIANS if war.chance.random() < 0.6 else war.holder(town)
    return Incident(day, Relation.KILLED, killer, struck, town, toll=toll)


def _displaced(war: Course, day: date) -> Incident:
    toll = 10 * (1 + int(war.chance.expovariate(0.01)))
    return Incident(day, Relation.DISPLACED, None, CIVILIANS, war.town(), toll=toll)


def _together(relation: Relation) -> Make:
    def make(war: Course, day: date) -> Incident:
        one = war.fighter()
        # A few change sides.
        other = war.friend(one) if war.chance.random() < 0.95 else war.foe(one)
        return Incident(day, relation, one, other)

    return make


def _between(relation: Relation) -> Make:
    def make(war: Course, day: date) -> Incident:
        one = war.fighter()
        return Incident(day, relation, one, war.foe(one))

    return make


def _parted(war: Course, day: date) -> Incident:
    one = war.fighter()
    return Incident(day, Relation.BROKE_WITH, one, war.friend(one))


_KINDS: tuple[tuple[Make, float], ...] = (
    (_fought, 28),
    (_attacked, 18),
    (_captured, 10),
    (_killed, 11),
    (_held, 6),
    (_comes_to(Relation.ADVANCED_ON), 4),
    (_comes_to(Relation.ENTERED), 3),
    (_left(Relation.WITHDREW_FROM), 3),
    (_left(Relation.LOST), 2),
    (_repelled, 2.5),
    (_displaced, 3),
    (_comes_to(Relation.BESIEGED), 1.5),
    (_comes_to(Relation.LIFTED_SIEGE), 0.5),
    (_handed_over, 0.5),
    (_surrendered, 0.5),
    (_together(Relation.SUPPORTS), 2),
    (_together(Relation.ALLIED_WITH), 1.5),
    (_together(Relation.LINKED_UP_WITH), 0.3),
    (_between(Relation.CEASEFIRE_WITH), 0.7),
    (_between(Relation.NEGOTIATED_WITH), 1),
    (_between(Relation.DEFECTED_TO), 0.3),
    (_parted, 0.4),
)
"""What happens, each with its share in a hundred or so."""
