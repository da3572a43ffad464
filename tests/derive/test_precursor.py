"""Who must have had a place before."""

from datetime import date

from kg.derive import Sides, dateline
from kg.derive.deeds import deeds
from kg.derive.precursor import preceded
from kg.derive.stand import Day, Stand
from kg.derive.turning import after
from kg.derive.verdict import Court
from kg.model import Bounds, Claim
from tests.factory import ARMY, ISLAMIC_STATE, SDF, claim, report

ENTITIES = {e.id: e for e in (ARMY, ISLAMIC_STATE, SDF)}
COURT = Court(Sides(ENTITIES), ENTITIES, frozenset(ENTITIES))
R20 = report("r20", published="2017-11-20")
LINES = {"r1": dateline(report()), "r20": dateline(R20)}


def turned(stand: Stand, told: Claim) -> Stand:
    return after(stand, Day(tuple(deeds("abu-kamal", [told], LINES)), COURT, {}))[0]


TAKEN = claim("captured", ARMY, day="2017-11-19", report=R20, source=ISLAMIC_STATE)


def test_the_loser_had_it_until_the_day_before() -> None:
    nothing, between = preceded(Stand(), turned(Stand(), TAKEN), COURT)
    assert nothing == Stand()
    assert (between.holders, between.start) == ((ISLAMIC_STATE,), Bounds(None, date(2017, 11, 18)))
    assert [g.deed.claim.id for g in between.grounds] == [TAKEN.id]


def test_a_known_holder_needs_no_other() -> None:
    held = turned(Stand(), claim("captured", ISLAMIC_STATE))
    assert preceded(held, turned(held, TAKEN), COURT) == (held,)


def test_a_third_holder_lost_it_in_between() -> None:
    held = turned(Stand(), claim("captured", SDF))
    before, between = preceded(held, turned(held, TAKEN), COURT)
    assert before is held
    assert (between.holders, between.start) == (
        (ISLAMIC_STATE,),
        Bounds(date(2017, 11, 8), date(2017, 11, 18)),
    )


def test_who_left_a_place_is_not_the_one_who_had_it_after() -> None:
    left = turned(Stand(), claim("lost", ISLAMIC_STATE))
    assert preceded(left, turned(left, TAKEN), COURT) == (left,)


def test_a_change_that_nothing_dates_has_no_day_before() -> None:
    undated = claim("captured", ARMY, day=None, report=report("u"), source=ISLAMIC_STATE)
    assert preceded(Stand(), turned(Stand(), undated), COURT) == (Stand(),)
