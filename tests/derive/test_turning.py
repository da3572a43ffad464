"""What one day makes of how a place stands."""

from datetime import date

from kg.derive import dateline
from kg.derive.deeds import deeds
from kg.derive.sides import Sides
from kg.derive.stand import NOWHERE, Day, Stand
from kg.derive.turning import after
from kg.derive.verdict import Court
from kg.model import Bounds, Claim, ControlStatus
from tests.factory import ARMY, ISLAMIC_STATE, OBSERVATORY, claim, report

ENTITIES = {e.id: e for e in (ARMY, ISLAMIC_STATE, OBSERVATORY)}
COURT = Court(Sides(ENTITIES), ENTITIES, frozenset({ARMY.id, ISLAMIC_STATE.id}))
R12 = report("r12", published="2017-11-12")
LINES = {"r1": dateline(report()), "r12": dateline(R12)}


# The first report tells of the capture of 8 November.
TOLD = {"r1": date(2017, 11, 8)}


def day(*claims: Claim) -> Day:
    return Day(tuple(deeds("abu-kamal", claims, LINES)), COURT, TOLD)


HELD, _ = after(Stand(), day(claim(by=(ARMY,))))


def test_of_a_place_nothing_is_known_at_first() -> None:
    assert (Stand().status, Stand().start) == (ControlStatus.UNKNOWN, NOWHERE)


def test_a_capture_opens_a_hold() -> None:
    assert (HELD.status, HELD.holders) == (ControlStatus.HELD, (ARMY,))
    assert HELD.start == Bounds(date(2017, 11, 8), date(2017, 11, 8))


def test_an_overruled_claim_changes_nothing_but_is_kept_against() -> None:
    rival = claim("captured", ISLAMIC_STATE, day="2017-11-11", by=(ISLAMIC_STATE,), report=R12)
    denial = claim(
        "captured", ISLAMIC_STATE, day="2017-11-11", by=(OBSERVATORY,), report=R12, status="denied"
    )
    found, contradicted = after(HELD, day(rival, denial))
    assert (found.status, found.holders, found.start) == (HELD.status, HELD.holders, HELD.start)
    assert [w.deed.claim.id for w in found.against] == [rival.id]
    assert contradicted == {rival.id}


def test_a_denied_withdrawal_is_disputed_when_both_words_weigh_the_same() -> None:
    left = claim("withdrew-from", ARMY, day="2017-11-11", by=(ISLAMIC_STATE,), report=R12)
    denied = claim("withdrew-from", ARMY, day="2017-11-11", by=(ARMY,), report=R12, status="denied")
    found, _ = after(HELD, day(left, denied))
    assert (found.status, found.holders) == (ControlStatus.DISPUTED, (ARMY,))


def test_an_undated_fight_told_with_the_capture_led_to_it() -> None:
    with_it = claim("fought", ARMY, ISLAMIC_STATE, day=None, place=claim().object.entity)
    assert after(HELD, day(with_it))[0].status is ControlStatus.HELD


def test_an_undated_fight_of_a_later_report_contests() -> None:
    later = claim("fought", ARMY, ISLAMIC_STATE, day=None, place=claim().object.entity, report=R12)
    found, _ = after(HELD, day(later))
    assert (found.status, found.possible) == (ControlStatus.CONTESTED, (ISLAMIC_STATE,))
    assert found.start == Bounds(date(2017, 11, 12), date(2017, 11, 12))
