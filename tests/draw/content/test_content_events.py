"""Events in bulk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.draw.content.events import events, words
from kg.model import Bounds, Event, Kind, Relation
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF, entity

DAY = date(2017, 11, 8)
TAKEN = Event(
    "e1", Relation.CAPTURED, ARMY, ABU_KAMAL, Bounds(DAY, DAY), ("c1",), ("r1",), (), (), denials=("c9",)
)
FOUGHT = Event(
    "e2",
    Relation.FOUGHT,
    ARMY,
    ISLAMIC_STATE,
    Bounds(None, DAY),
    ("c2",),
    ("r1",),
    (),
    (),
    place=ABU_KAMAL,
)
MET = Event("e3", Relation.NEGOTIATED_WITH, ARMY, SDF, Bounds(DAY, DAY), ("c3",), ("r1",), (), ())


def test_an_event_has_its_place_its_days_and_words() -> None:
    told = events([TAKEN, FOUGHT])
    relations = told["relations"]
    assert told["events"] == [
        ["e1", relations.index("captured"), 0, 17478, 17478, 1, 0],
        ["e2", relations.index("fought"), 0, None, 17478, 0, 1],
    ]
    assert told["places"] == [["abu-kamal", "Abu Kamal", 34.45, 40.92]]
    assert told["labels"] == [
        "Syrian Armed Forces captured Abu Kamal",
        "Syrian Armed Forces fought Islamic State at Abu Kamal",
    ]
    assert (told["total"], told["nowhere"], told["known"], told["undated"]) == (2, 0, None, None)


def test_what_happened_nowhere_on_the_map_is_counted() -> None:
    elsewhere = replace(TAKEN, object=replace(RAQQA, lat=None, lon=None))
    told = events([MET, elsewhere, TAKEN], known_on=DAY, undated=2)
    assert ([row[0] for row in told["events"]], told["total"], told["nowhere"]) == (["e1"], 1, 2)
    assert (told["known"], told["undated"]) == ("2017-11-08", 2)


def test_past_the_limit_the_latest_stay_and_the_total_is_told() -> None:
    told = events([TAKEN, FOUGHT], limit=1)
    assert ([row[0] for row in told["events"]], told["total"]) == (["e2"], 2)


def test_words_begin_with_the_deed_where_nobody_is_named_and_say_to_whom() -> None:
    assert words(replace(TAKEN, subject=None)) == "Captured Abu Kamal"
    given = replace(TAKEN, relation=Relation.HANDED_OVER, target=SDF)
    assert words(given) == "Syrian Armed Forces handed over Abu Kamal to Syrian Democratic Forces"
    people = entity("residents", Kind.PEOPLE)
    fled = replace(FOUGHT, relation=Relation.DISPLACED, subject=None, object=people)
    assert words(fled) == "Displaced residents at Abu Kamal"
