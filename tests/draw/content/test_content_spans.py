"""Timelines of all places in bulk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.draw.content.spans import foremost, spans
from kg.model import Basis, Bounds, Control, ControlStatus
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF

FALL, RETURN = date(2017, 11, 8), date(2017, 11, 11)
BEFORE = Control(
    "i1",
    ABU_KAMAL,
    (ISLAMIC_STATE,),
    ControlStatus.HELD,
    Basis.INDEPENDENT,
    date(2017, 11, 3),
    Bounds(None, date(2017, 11, 3)),
    Bounds(FALL, FALL),
)
AFTER = Control(
    "i2",
    ABU_KAMAL,
    (ARMY,),
    ControlStatus.DISPUTED,
    Basis.OWN_INTEREST,
    RETURN,
    Bounds(FALL, FALL),
    None,
    possible=(ISLAMIC_STATE,),
)
LEFT = Control("i3", RAQQA, (), ControlStatus.UNKNOWN, None, None, Bounds(None, None), Bounds(None, None))


def test_places_carry_all_their_intervals() -> None:
    told = spans([BEFORE, AFTER, LEFT], foremost=["sdf"])
    assert told["places"] == [
        {
            "id": "abu-kamal",
            "label": "Abu Kamal",
            "kind": "settlement",
            "lat": 34.45,
            "lon": 40.92,
            "spans": [
                ["i1", None, 17473, [17478, 17478], 4, [0], [], 17473, 1],
                ["i2", 17478, 17478, None, 1, [1], [0], 17481, 2],
            ],
        },
        {
            "id": "raqqa",
            "label": "Raqqa",
            "kind": "settlement",
            "lat": 35.95,
            "lon": 39.01,
            "spans": [["i3", None, None, [None, None], 5, [], [], None, None]],
        },
    ]
    assert told["actors"] == [
        ["islamic-state", "Islamic State", "armed-group"],
        ["syrian-armed-forces", "Syrian Armed Forces", "armed-force"],
    ]
    assert told["statuses"] == ["contested", "disputed", "divided", "besieged", "held", "unknown"]
    assert told["bases"] == ["against-interest", "independent", "own-interest"]
    assert (told["days"], told["total"], told["known"], told["undated"]) == ([17473, 17481], 2, None, None)
    assert told["foremost"] == ["sdf"]


def test_what_was_known_on_a_day_has_no_address() -> None:
    told = spans([BEFORE], known_on=date(2017, 11, 10), undated=3)
    assert [span[0] for span in told["places"][0]["spans"]] == [None]
    assert (told["known"], told["undated"]) == ("2017-11-10", 3)


def test_a_place_without_coordinates_is_listed() -> None:
    nowhere = replace(BEFORE, place=replace(ABU_KAMAL, lat=None, lon=None))
    [place] = spans([nowhere])["places"]
    assert (place["id"], place["lat"], place["lon"]) == ("abu-kamal", None, None)


def test_a_disputed_place_carries_its_other_names() -> None:
    named = replace(BEFORE, place=replace(ABU_KAMAL, disputed=(("one", "Al Bukamal"),)))
    assert [place["disputed"] for place in spans([named])["places"]] == [["Al Bukamal"]]


def test_past_the_limit_those_that_changed_most_stay_and_the_total_is_told() -> None:
    told = spans([LEFT, BEFORE, AFTER], limit=1)
    assert ([place["id"] for place in told["places"]], told["total"]) == (["abu-kamal"], 2)


def test_nothing_known_is_an_empty_answer() -> None:
    told = spans([])
    assert (told["places"], told["actors"], told["days"], told["total"]) == ([], [], None, 0)


def test_the_foremost_held_most_often() -> None:
    taken = replace(BEFORE, holders=(SDF, ARMY))
    assert foremost([BEFORE, AFTER, taken, LEFT]) == [
        "syrian-armed-forces",
        "islamic-state",
        "syrian-democratic-forces",
    ]
    assert foremost([BEFORE, AFTER, taken], count=1) == ["syrian-armed-forces"]
