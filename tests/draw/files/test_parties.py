"""The two sides of an event as ACLED has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.draw.files.parties import is_abroad, parties, sort
from kg.model import Entity, Event, Kind
from tests.draw.happening import RESIDENTS, SYRIA, TURKISH, event
from tests.factory import ARMY, ISLAMIC_STATE, SDF, entity

MILITIA = entity("Village Guard", Kind.MILITIA)
COALITION = entity("Global Coalition", Kind.COALITION)


def sides(told: Event) -> tuple[str, str, str]:
    found = parties(told, SYRIA)
    return found["actor1"], found["actor2"], found["interaction"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            event(losers=(ISLAMIC_STATE,)),
            ("Syrian Armed Forces", "Islamic State", "State forces-Rebel group"),
        ),
        (event(subject=ISLAMIC_STATE), ("Islamic State", "", "Rebel group only")),
        (
            event("handed-over", replace(SDF, country="syria"), target=ARMY),
            ("Syrian Democratic Forces", "Syrian Armed Forces", ""),
        ),
        (
            event("fought", MILITIA, ARMY),
            ("Village Guard", "Syrian Armed Forces", "State forces-Political militia"),
        ),
        (
            event("attacked", TURKISH, RESIDENTS),
            ("Turkish Armed Forces", "Civilians (Syria)", "External/Other forces-Civilians"),
        ),
        (event("killed", None, RESIDENTS), ("", "Civilians (Syria)", "")),
        (event("entered", TURKISH, SYRIA), ("Turkish Armed Forces", "", "External/Other forces only")),
        (
            event("fought", TURKISH, SYRIA),
            ("Turkish Armed Forces", "Syria", "State forces-External/Other forces"),
        ),
    ],
)
def test_who_did_it_to_whom(told: Event, expected: tuple[str, str, str]) -> None:
    assert sides(told) == expected


def test_all_others_are_associated() -> None:
    found = parties(event(losers=(ISLAMIC_STATE, MILITIA, ISLAMIC_STATE)), SYRIA)
    assert (found["actor2"], found["assoc_actor_2"]) == ("Islamic State", "Village Guard")
    assert parties(event("attacked", ARMY, RESIDENTS), SYRIA)["assoc_actor_2"] == "residents of Abu Kamal"
    assert parties(event("fought", RESIDENTS, ARMY), SYRIA)["assoc_actor_1"] == "residents of Abu Kamal"


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (ARMY, "State forces"),
        (replace(ARMY, country=None), "State forces"),
        (TURKISH, "External/Other forces"),
        (SYRIA, "State forces"),
        (COALITION, "External/Other forces"),
        (replace(COALITION, country="syria"), ""),
        (entity("Bashar", Kind.PERSON), ""),
        (entity("United Nations", Kind.INTERNATIONAL_ORGANISATION), "External/Other forces"),
        (None, ""),
    ],
)
def test_sorts_of_actors(actor: Entity | None, expected: str) -> None:
    assert sort(actor, SYRIA) == expected


def test_who_is_abroad() -> None:
    assert is_abroad(TURKISH, SYRIA) is True
    assert is_abroad(ARMY, SYRIA) is False
    assert is_abroad(SYRIA, SYRIA) is False
    assert is_abroad(ISLAMIC_STATE, SYRIA) is None
    assert is_abroad(None, SYRIA) is None
