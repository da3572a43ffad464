"""Deeds gathered into moments."""

from dataclasses import replace
from datetime import date

from kg.derive import Sides, dateline
from kg.derive.deeds import Deed, deeds
from kg.derive.moments import Moment, Moments
from kg.model import Claim, Interval, Precision
from tests.factory import ARMY, ISLAMIC_STATE, claim, report

R9, R20 = report("r9"), report("r20", published="2017-11-20")
LINES = {r.id: dateline(r) for r in (R9, R20)}


def deed(told: Claim) -> Deed:
    (found,) = deeds("abu-kamal", [told], LINES)
    return found


def vague(told: Claim, first: int, last: int) -> Deed:
    days = Interval(date(2017, 11, first), date(2017, 11, last), Precision.RANGE)
    return deed(replace(told, date=days))


EXACT = deed(claim(report=R9))
UNDATED = deed(claim(day=None, report=R20))
HOLD = deed(claim("controls", day="2017-11-10", report=R20))


def moment(first: Deed, *more: Deed) -> Moment:
    found = Moment(first.earliest, first.day)
    for one in (first, *more):
        found.take(one)
    return found


def test_vague_words_narrow_each_other() -> None:
    found = moment(vague(claim(report=R9), 1, 12), vague(claim(report=R20), 5, 20))
    assert (found.earliest, found.day) == (date(2017, 11, 5), date(2017, 11, 12))
    assert {(d.earliest, d.day) for d in found.placed()} == {(found.earliest, found.day)}


def test_who_holds_a_place_on_a_day_took_it_by_then() -> None:
    found = moment(HOLD, vague(claim(report=R9), 1, 30))
    assert (found.earliest, found.day) == (date(2017, 11, 1), date(2017, 11, 10))
    assert next((d.earliest, d.day) for d in found.placed()) == (date(2017, 11, 10), date(2017, 11, 10))


def test_a_report_without_a_day_knows_nothing_of_later_news() -> None:
    later = moment(UNDATED)
    assert not later.overlaps(deed(claim(day=None, report=R9)))
    assert later.overlaps(EXACT)


def test_the_latest_that_overlaps_and_fits_is_found() -> None:
    found = Moments(Sides({}))
    days = [deed(claim(day=f"2017-11-{d:02}", report=R9)) for d in (3, 8, 9)]
    for one in days:
        found.open(one)
    key = found.key(days[0])
    sought = vague(claim(report=R20), 1, 8)
    assert (found.latest(key, sought, lambda _: True) or moment(HOLD)).day == date(2017, 11, 8)
    assert (found.latest(key, sought, lambda m: m.day.day < 8) or moment(HOLD)).day == date(2017, 11, 3)
    assert found.latest(key, sought, lambda _: False) is None


def test_sides_parts_and_leavings_are_kept_apart() -> None:
    found = Moments(Sides({}))
    for told in (
        claim(report=R9),
        claim(report=R9, extent="part"),
        claim("lost", ARMY, report=R9),
        claim("captured", ISLAMIC_STATE, report=R9),
    ):
        found.open(deed(told))
    assert found.kinds() == sorted(
        [
            (True, ARMY.id, True),
            (True, ARMY.id, False),
            (False, ARMY.id, True),
            (True, ISLAMIC_STATE.id, True),
        ]
    )
