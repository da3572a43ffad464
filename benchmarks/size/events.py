"""What happens in one made-up war, day by day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.size.figures import READ, UCDP, Lot, at_quantile
from benchmarks.size.theatre import CIVILIANS, Theatre
from benchmarks.war.incidents import Incident
from kg.model import Entity, Manner, Relation

HOLDING = frozenset(
    {
        Relation.CAPTURED,
        Relation.CONTROLS,
        Relation.ENTERED,
        Relation.WITHDREW_FROM,
        Relation.ADVANCED_ON,
        Relation.LIFTED_SIEGE,
        Relation.LOST,
        Relation.HANDED_OVER,
        Relation.BESIEGED,
    }
)
_TOGETHER = frozenset({Relation.SUPPORTS, Relation.ALLIED_WITH, Relation.PART_OF, Relation.LED_BY})
_RELATIONS: Lot[Relation] = Lot.by_name({Relation(name): share for name, share in READ["relations"].items()})
_CLAIMS: Lot[int] = Lot.of((1, 2, 3, 4), READ["claims_an_event"])


@dataclass(frozen=True, slots=True)
class Event:
    """One fight or attack: who met whom, where, and how many people it killed."""

    day: date
    one: Entity
    other: Entity
    town: Entity
    killed: int


def days(theatre: Theatre, chance: random.Random) -> Iterator[list[Event]]:
    """Give what happens on each day on which anything does."""
    for number in range(UCDP["days"]):
        day = UCDP["first"] + timedelta(days=number)
        yield [_event(day, theatre, chance) for _ in range(at_quantile(UCDP["a_day"], chance.random()))]


def _event(day: date, theatre: Theatre, chance: random.Random) -> Event:
    one, other = theatre.dyads.draw(chance)
    if other is not CIVILIANS and chance.random() < 0.5:
        one, other = other, one
    return Event(day, one, other, theatre.towns.draw(chance), at_quantile(UCDP["killed"], chance.random()))


def incidents(event: Event, theatre: Theatre, chance: random.Random) -> list[Incident]:
    """Give what a report tells of an event: one thing or a few."""
    relations = {_RELATIONS.draw(chance): None for _ in range(_CLAIMS.draw(chance))}
    return [_incident(relation, event, theatre, chance) for relation in relations]


def _incident(relation: Relation, event: Event, theatre: Theatre, chance: random.Random) -> Incident:
    day, one, other, town = event.day, event.one, event.other, event.town
    place = town if chance.random() < READ["at_a_place"] else None
    if relation is Relation.KILLED:
        # Of all claims so many name nobody who did it; of other relations none can.
        killer = None if chance.random() < READ["told_without_agent"] / READ["relations"]["killed"] else one
        struck = CIVILIANS if chance.random() < UCDP["civilians"] else other
        return Incident(day, relation, killer, struck, place, toll=max(1, event.killed))
    if relation is Relation.DISPLACED:
        return Incident(day, relation, None, CIVILIANS, town, toll=10 * (1 + event.killed))
    if relation is Relation.ATTACKED and chance.random() < READ["attacked_a_place"]:
        return Incident(day, relation, one, town, manner=chance.choice(list(Manner)))
    if relation in HOLDING:
        loser = _foe(other) if relation is Relation.CAPTURED and chance.random() < 0.1 else None
        taker = theatre.friends.draw(chance)[0] if relation is Relation.HANDED_OVER else None
        return Incident(day, relation, one, town, source=loser, target=taker)
    if relation in _TOGETHER:
        return Incident(day, relation, *theatre.friends.draw(chance))
    return Incident(day, relation, one, _foe(other) or theatre.dyads.values[0][0], place)


def _foe(other: Entity) -> Entity | None:
    return None if other is CIVILIANS else other
