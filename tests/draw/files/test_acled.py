"""Events in ACLED's shape."""

from __future__ import annotations

from collections import Counter
from csv import DictReader
from dataclasses import replace
from io import StringIO

import pytest

from kg.draw.files import ACLED, Case, acled, sheet
from kg.know.acled import load_sub_event_types
from kg.model import Argument, Claim, Event, Kind, Manner
from tests.draw.happening import LOST, RESIDENTS, SYRIA, TURKISH, days, event, figure
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, claim, entity

TABLE = load_sub_event_types()
CLAIM = claim()
REGION = entity("Deir ez-Zor Governorate", Kind.REGION)


def listed(*cases: Case) -> tuple[list[dict[str, str]], Counter[str]]:
    left: Counter[str] = Counter()
    left_to_ask = iter(cases)

    def asked(told: Event) -> Case:
        return next(case for case in left_to_ask if case.event is told)

    text = "".join(sheet(ACLED, acled([case.event for case in cases], asked, TABLE, left)))
    return list(DictReader(StringIO(text))), left


def case(told: Event, *claims: Claim) -> Case:
    return Case(told, claims or (CLAIM,), (REGION,))


def test_a_capture_as_acled_has_it() -> None:
    [row], left = listed(case(event(losers=LOST)))
    assert row == {
        "event_id_cnty": "SYR10",
        "event_date": "2017-11-08",
        "year": "2017",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Government regains territory",
        "actor1": "Syrian Armed Forces",
        "assoc_actor_1": "",
        "inter1": "State forces",
        "actor2": "Islamic State",
        "assoc_actor_2": "",
        "inter2": "Rebel group",
        "interaction": "State forces-Rebel group",
        "civilian_targeting": "",
        "iso": "760",
        "region": "",
        "country": "Syria",
        "admin1": "Deir ez-Zor Governorate",
        "admin2": "",
        "admin3": "",
        "location": "Abu Kamal",
        "latitude": "34.45",
        "longitude": "40.92",
        "geo_precision": "1",
        "source": "Wire; Post",
        "source_scale": "",
        "notes": "Syrian Armed Forces captured Abu Kamal from Islamic State on 2017-11-08. "
        "2 claims in 2 reports by 1 speaker. “The army captured Abu Kamal.”",
        "fatalities": "0",
        "tags": "kg event: 00000000000a1234",
        "timestamp": "",
    }
    assert left == {}


def test_what_is_done_to_civilians_is_said() -> None:
    killed = event(
        "killed", ISLAMIC_STATE, RESIDENTS, place=ABU_KAMAL, figures=(figure(3, 4, 5),), denials=("c3",)
    )
    [row], _ = listed(case(killed))
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (row["actor2"], row["civilian_targeting"]) == ("Civilians (Syria)", "Civilians targeted")
    assert (row["fatalities"], row["tags"]) == ("3", "kg event: 00000000000a1234; disputed")


def test_a_toll_is_told_in_the_row_of_the_fight() -> None:
    fight = event("fought", ARMY, ISLAMIC_STATE, place=ABU_KAMAL)
    toll = replace(
        event("killed", None, RESIDENTS, place=ABU_KAMAL, figures=(figure(3, 4, 5),)), id="00000000000b1234"
    )
    [row], left = listed(case(fight), case(toll))
    assert (row["sub_event_type"], row["fatalities"]) == ("Armed clash", "3")
    assert "Killed: 3–4–5 people (Wire)." in row["notes"]
    assert row["tags"] == "kg event: 00000000000a1234; kg event: 00000000000b1234"
    assert left == {"a killing told in the row of the event that it is the toll of": 1}


def test_the_manner_of_most_claims_and_the_home_of_an_army_count() -> None:
    struck = event("attacked", ARMY, ISLAMIC_STATE, place=ABU_KAMAL)
    by_drone, by_shell = (replace(CLAIM, id=m, manner=m) for m in (Manner.DRONE, Manner.SHELLING))
    [row], _ = listed(case(struck, by_drone, CLAIM, replace(by_drone, id="x"), by_shell))
    assert row["sub_event_type"] == "Air/drone strike"
    [row], _ = listed(case(event(subject=TURKISH)))
    assert (row["sub_event_type"], row["inter1"]) == (
        "Non-state actor overtakes territory",
        "External/Other forces",
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2017-11-08", "2017-11-08", ("2017-11-08", "1")),
        ("2017-11-06", "2017-11-12", ("2017-11-09", "2")),
        ("2017-11-01", "2017-11-30", ("2017-11-15", "3")),
        ("2017-12-01", "2017-12-31", ("2017-12-16", "3")),
    ],
)
def test_of_a_span_the_middle_is_given(first: str, last: str, expected: tuple[str, str]) -> None:
    [row], _ = listed(case(event(when=days(first, last))))
    assert (row["event_date"], row["time_precision"]) == expected


def test_how_exactly_a_place_is_known() -> None:
    area = replace(ABU_KAMAL, kind=Kind.AREA)
    region = replace(ABU_KAMAL, kind=Kind.REGION)
    rows, _ = listed(
        *(case(event(object=place)) for place in (ABU_KAMAL, area, region)),
        case(event("entered", object=SYRIA)),
        case(
            event("fought", object=ISLAMIC_STATE, place=ABU_KAMAL),
            replace(CLAIM, place=Argument(ABU_KAMAL), place_precision="context"),
        ),
    )
    assert [row["geo_precision"] for row in rows] == ["1", "2", "3", "3", "2"]


def test_what_acled_would_not_list_is_counted_by_its_reason() -> None:
    unlocated = replace(ABU_KAMAL, lat=None, lon=None)
    rows, left = listed(
        case(event("lost", ISLAMIC_STATE)),
        case(event("fought", object=ISLAMIC_STATE)),
        case(event(object=unlocated)),
        case(event(object=unlocated)),
        case(event("attacked", object=SYRIA)),
        case(event(object=replace(ABU_KAMAL, country="atlantis"))),
        case(event(object=replace(ABU_KAMAL, country=None))),
        case(event(when=days(None, "2017-11-08"))),
        case(event(when=days("2017-11-08", None))),
        case(event(when=days("2017-01-01", "2017-02-01"))),
    )
    assert rows == []
    assert left == {
        "lost is no event of ACLED's": 1,
        "no place known": 1,
        "a place without coordinates": 2,
        "a place known to the country only": 1,
        "a place in no state that has a code": 2,
        "no day known to the month": 3,
    }
