"""Days, holders and figures in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.cli.wording import bounds, counted, day, figure, held, interval, labels, period, several
from kg.model import Bounds, Control, ControlStatus, Event, Figure, Interval, Period, Relation
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE

ONE, OTHER = date(2017, 11, 8), date(2017, 11, 9)
HELD = Control("i", ABU_KAMAL, (ARMY,), ControlStatus.HELD, None, None, Bounds(ONE, ONE), None)
EVENT = Event("e", Relation.CAPTURED, ARMY, ABU_KAMAL, Bounds(ONE, ONE), ("c1", "c2"), ("r",), ("w",), ())


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Bounds(ONE, ONE), "2017-11-08"),
        (Bounds(ONE, OTHER), "2017-11-08..2017-11-09"),
        (Bounds(None, OTHER), "?..2017-11-09"),
        (Bounds(ONE, None), "2017-11-08..?"),
        (Bounds(None, None), "?"),
        (None, ""),
    ],
)
def test_days_known_between_two(found: Bounds | None, told: str) -> None:
    assert bounds(found) == told
    assert interval(Interval(found.earliest, found.latest) if found else None) == told


def test_a_day_or_none() -> None:
    assert (day(ONE), day(None)) == ("2017-11-08", "")


def test_periods() -> None:
    assert period(Period(Bounds(None, ONE), None)) == "since ?..2017-11-08"
    assert period(Period(Bounds(ONE, ONE), Bounds(OTHER, OTHER))) == "2017-11-08 to 2017-11-09"


def test_how_a_place_is_held() -> None:
    both = replace(HELD, holders=(ARMY, ISLAMIC_STATE), status=ControlStatus.DISPUTED)
    assert held(HELD) == "held by Syrian Armed Forces"
    assert held(both) == "disputed, said to be held by Syrian Armed Forces, Islamic State"
    assert held(replace(HELD, holders=(), status=ControlStatus.CONTESTED)) == "contested"
    assert held(replace(HELD, holders=(), status=ControlStatus.UNKNOWN, id="")) == "nothing known"
    assert {held(replace(HELD, status=s)).rpartition(" Syrian Armed")[0] for s in ControlStatus} == {
        "contested, held by",
        "disputed, said to be held by",
        "divided, held in part by",
        "besieged, held by",
        "held by",
        "unknown, perhaps held by",
    }
    assert labels([ARMY, ISLAMIC_STATE]) == "Syrian Armed Forces, Islamic State"


def test_figures_of_one_source() -> None:
    told = Figure("c", "r1", "Wire", 1000, 1200, None, "people", "more than a thousand")
    assert figure(told) == "Wire: 1,000-1,200-? people"
    assert figure(replace(told, source=None, low=3, best=3, high=3)) == "r1: 3 people"


def test_counts_name_events_claims_and_witnesses() -> None:
    again = replace(EVENT, id="f", claims=("c2", "c3"), witnesses=("w", "v"))
    assert counted([EVENT, again]) == "2 events, 3 claims, 2 witnesses"
    assert counted([replace(EVENT, claims=("c",))]) == "1 event, 1 claim, 1 witness"
    assert counted([]) == "0 events, 0 claims, 0 witnesses"
    assert several(1200, "place") == "1,200 places"
