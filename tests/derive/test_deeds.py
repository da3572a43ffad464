"""What claims say was done to a place."""

from dataclasses import replace
from datetime import date

import pytest

from kg.derive import dateline
from kg.derive.deeds import Act, Deed, deeds, scene
from kg.model import Claim, Entity, Interval, Kind, Precision
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF, claim, report

LINES = {"r1": dateline(report())}
RUSSIA = Entity("russia", "Russia", Kind.STATE)


def done(told: Claim) -> list[tuple[Act, str]]:
    return [(d.act, d.actor.id) for d in deeds("abu-kamal", [told], LINES)]


def one(told: Claim) -> Deed:
    (found,) = deeds("abu-kamal", [told], LINES)
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (claim("captured"), [(Act.TAKES, ARMY.id)]),
        (claim("controls"), [(Act.HOLDS, ARMY.id)]),
        (claim("lost"), [(Act.LEAVES, ARMY.id)]),
        (claim("withdrew-from"), [(Act.LEAVES, ARMY.id)]),
        (claim("handed-over", target=SDF), [(Act.LEAVES, ARMY.id), (Act.TAKES, SDF.id)]),
        (claim("handed-over"), [(Act.LEAVES, ARMY.id)]),
        (claim("surrendered-to", ABU_KAMAL, SDF), [(Act.TAKES, SDF.id)]),
        (
            claim("surrendered-to", ISLAMIC_STATE, SDF, place=ABU_KAMAL),
            [(Act.LEAVES, ISLAMIC_STATE.id), (Act.TAKES, SDF.id)],
        ),
        (claim("fought", ARMY, SDF, place=ABU_KAMAL), [(Act.FIGHTS, ARMY.id)]),
        (claim("repelled", ARMY, SDF, place=ABU_KAMAL), [(Act.REPELS, ARMY.id)]),
        (claim("fought", ARMY, SDF), []),
        (claim("attacked"), []),
        (claim("captured", object=RAQQA), []),
        (claim(status="planned"), []),
    ],
)
def test_each_relation_says_its_own(told: Claim, expected: list[tuple[Act, str]]) -> None:
    assert done(told) == expected


def test_a_fight_near_a_place_is_not_at_it() -> None:
    near = replace(claim("fought", ARMY, SDF, place=ABU_KAMAL), place_precision="near")
    assert scene(near) is None


def test_an_attack_of_a_state_beaten_off_nowhere_in_particular_has_no_scene() -> None:
    assert scene(claim("repelled", ARMY, RUSSIA)) is None


def test_a_captured_actor_is_no_scene() -> None:
    assert scene(claim("captured", ARMY, SDF)) is None


def test_a_dated_deed_is_exact() -> None:
    deed = one(claim(day="2017-11-08"))
    assert (deed.earliest, deed.day, deed.exact, deed.undated) == (
        date(2017, 11, 8),
        date(2017, 11, 8),
        True,
        False,
    )


def test_an_undated_deed_came_no_later_than_its_report() -> None:
    deed = one(claim(day=None))
    assert (deed.earliest, deed.day, deed.exact, deed.undated) == (None, date(2017, 11, 9), False, True)


def test_an_undated_deed_of_an_undated_report_comes_before_all() -> None:
    (deed,) = deeds("abu-kamal", [claim(day=None)], {})
    assert deed.day == date.min


def test_a_span_is_entered_by_its_end_and_one_without_end_by_its_start() -> None:
    start, end = date(2017, 7, 1), date(2017, 7, 31)
    spans = ((start, end), (None, end), (start, None))
    found = [one(replace(claim(), date=Interval(a, b, Precision.MONTH))) for a, b in spans]
    assert [(d.earliest, d.day) for d in found] == [(start, end), (None, end), (start, start)]
    assert [d.vouched for d in found] == [end, end, date(2017, 11, 9)]
    assert found[0].width == 30


@pytest.mark.parametrize(
    ("extent", "whole", "partial"),
    [("whole", True, False), ("most", False, True), ("part", False, True), ("unknown", False, False)],
)
def test_only_the_whole_is_whole(extent: str, whole: bool, partial: bool) -> None:
    deed = one(claim(extent=extent))
    assert (deed.whole, deed.partial) == (whole, partial)


@pytest.mark.parametrize(("status", "refused"), [("hedged", False), ("denied", True), ("negated", True)])
def test_denials_are_marked(status: str, refused: bool) -> None:
    assert one(claim(status=status)).refused is refused
