"""Who stands on one side on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.model import Bounds, Entity, Kind, Period, Relation, Relationship
from kg.query.sides import Side, sides
from kg.rdf import Names, entity_quads, relationship_quads
from kg.store import memory_store

BASE = "http://kg.test/"
NAMES = Names(BASE)
DAY = date(2017, 11, 8)
STATE = Entity("state", "State", Kind.STATE)
ARMY = Entity("army", "Army", Kind.ARMED_FORCE, parents=("state",))
BAND, HORDE, TROOP = (Entity(name, name, Kind.MILITIA) for name in ("band", "horde", "troop"))
TOWN = Entity("town", "Town", Kind.SETTLEMENT)


def _edge(one: Entity, relation: Relation, other: Entity, reports: int, *periods: Period) -> Relationship:
    told = tuple(f"{one.id}-{n}" for n in range(reports))
    return Relationship(
        id=f"{one.id}{relation.value}{other.id}".replace("-", ""),
        subject=one,
        relation=relation,
        object=other,
        claims=told,
        reports=told,
        witnesses=("wire",),
        sources=("Wire",),
        first=DAY,
        last=DAY,
        periods=periods,
    )


def _allied(one: Entity, other: Entity, reports: int, first: date, last: date | None) -> Relationship:
    period = Period(Bounds(first, first), Bounds(last, last) if last else None)
    return _edge(one, Relation.ALLIED_WITH, other, reports, period)


def _sides(edges: Iterable[Relationship], on: date = DAY) -> list[tuple[str, ...]]:
    store = memory_store(BASE)
    store.change(add=entity_quads((STATE, ARMY, BAND, HORDE, TROOP, TOWN), NAMES))
    store.change(add=relationship_quads(edges, NAMES))
    return [side.members for side in sides(store, on)]


TOOK = _edge(ARMY, Relation.CAPTURED, TOWN, 9)
RAIDED = _edge(STATE, Relation.ATTACKED, TOWN, 1)
BEFORE, AFTER = date(2017, 1, 1), date(2017, 12, 1)


def test_kin_and_allies_of_the_day_are_one_side_called_after_the_strongest() -> None:
    edges = [TOOK, RAIDED, _allied(ARMY, BAND, 2, BEFORE, None)]
    assert _sides(edges) == [("army", "band", "state")]
    assert Side(("army", "band")).id == "army"


def test_an_alliance_joins_on_its_days_alone() -> None:
    edges = [TOOK, _allied(ARMY, BAND, 2, BEFORE, AFTER)]
    assert _sides(edges) == [("army", "band")]
    assert _sides(edges, AFTER) == []
    assert _sides(edges, date(2016, 12, 31)) == []


def test_a_friends_friend_who_fought_is_on_another_side() -> None:
    fought = _edge(BAND, Relation.FOUGHT, HORDE, 1)
    edges = [fought, _allied(TROOP, BAND, 5, BEFORE, None), _allied(TROOP, HORDE, 3, BEFORE, None)]
    assert _sides(edges) == [("troop", "band")]
    later = [replace(fought, first=AFTER), *edges[1:]]
    assert _sides(later) == [("troop", "band", "horde")]


def test_two_who_fought_and_then_allied_stand_together() -> None:
    assert _sides([_edge(BAND, Relation.FOUGHT, HORDE, 1), _allied(BAND, HORDE, 1, BEFORE, None)]) == [
        ("band", "horde")
    ]


def test_places_are_on_no_side() -> None:
    assert _sides([TOOK]) == []


def test_a_coalition_stands_with_whom_it_is_led_by() -> None:
    led = _edge(BAND, Relation.LED_BY, STATE, 2, Period(Bounds(BEFORE, BEFORE), None))
    assert _sides([led]) == [("band", "state")]
