"""Which killings belong to another event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.draw.files.tolls import tolls
from kg.model import Event
from tests.draw.happening import RESIDENTS, days, event
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF

FIGHT = replace(event("fought", ARMY, ISLAMIC_STATE, place=ABU_KAMAL), id="f")
TOLL = replace(event("killed", None, RESIDENTS, place=ABU_KAMAL), id="k")


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        (TOLL, True),
        (replace(TOLL, subject=ISLAMIC_STATE), True),
        (replace(TOLL, when=days("2017-11-01", "2017-11-30")), True),
        (replace(TOLL, when=days(None, "2017-11-09")), True),
        (replace(TOLL, subject=SDF), False),
        (replace(TOLL, place=RAQQA), False),
        (replace(TOLL, place=None), False),
        (replace(TOLL, reports=("r3",)), False),
        (replace(TOLL, when=days("2017-11-09", "2017-11-09")), False),
        (replace(TOLL, when=days(None, "2017-11-07")), False),
    ],
)
def test_report_place_days_and_parties_must_fit(toll: Event, expected: bool) -> None:
    assert tolls([toll, FIGHT]) == ({"f": [toll]} if expected else {})


def test_a_loser_of_a_place_is_a_party_of_its_capture() -> None:
    capture = replace(event(losers=(ISLAMIC_STATE,)), id="c")
    assert tolls([replace(TOLL, subject=ISLAMIC_STATE), capture]) == {
        "c": [replace(TOLL, subject=ISLAMIC_STATE)]
    }


def test_of_several_it_is_the_first_in_the_order_of_acled() -> None:
    capture = replace(event(), id="z")
    struck = replace(event("attacked", ARMY, ISLAMIC_STATE, place=ABU_KAMAL), id="a")
    assert set(tolls([struck, FIGHT, capture, TOLL])) == {"z"}
    assert set(tolls([struck, FIGHT, TOLL])) == {"f"}
    assert set(tolls([replace(FIGHT, id="g"), FIGHT, TOLL])) == {"f"}
    assert tolls([event("entered"), event("displaced", None, RESIDENTS, place=ABU_KAMAL), TOLL]) == {}
