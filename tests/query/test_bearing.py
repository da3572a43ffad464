"""Claims newest first, and what they cannot stand beside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kg.derive import update
from kg.query.bearing import Days, claim_days, contradictions, latest, newest, span, stakes
from kg.store import Store, memory_store
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, claim, report

EARLY = report("r1", published="2017-11-09")
LATE = report("r2", published="2017-11-12")
UNDATED = report("r0", published=None)
TAKEN = claim(report=EARLY, by=(ARMY,))
HELD = claim("controls", ISLAMIC_STATE, report=EARLY, by=(OBSERVATORY,))
LONG_AGO = claim("controls", ISLAMIC_STATE, day="2017-10-01", report=LATE, by=(OBSERVATORY,))
RETAKEN = claim("captured", ISLAMIC_STATE, day=None, report=LATE, by=(OBSERVATORY,))
ELSEWHERE = claim(object=RAQQA, day=None, report=UNDATED)
CLAIMS = (TAKEN, HELD, LONG_AGO, RETAKEN, ELSEWHERE)
NEVER = "0123456789abcdef"


def day(written: str) -> date:
    return date.fromisoformat(written)


@pytest.fixture(scope="module")
def store() -> Store:
    store = memory_store()
    known = {e.id: e for e in (ARMY, ISLAMIC_STATE, OBSERVATORY)}
    for own in (EARLY, LATE, UNDATED):
        update(store, [(own, [c for c in CLAIMS if c.report == own.id])], known=known)
    return store


def test_the_days_of_claims(store: Store) -> None:
    found = claim_days(store, [TAKEN.id, RETAKEN.id, ELSEWHERE.id, NEVER])
    assert found[TAKEN.id] == Days(day("2017-11-08"), day("2017-11-08"), day("2017-11-09"))
    assert found[RETAKEN.id] == Days(None, None, day("2017-11-12"))
    assert found[ELSEWHERE.id] == found[NEVER] == Days(None, None, None)


def test_newest_first_by_the_day_told_of_else_of_the_report(store: Store) -> None:
    ids = [c.id for c in CLAIMS]
    same_day = sorted([TAKEN.id, HELD.id])
    assert newest(store, ids) == [RETAKEN.id, *same_day, LONG_AGO.id, ELSEWHERE.id]
    assert newest(store, ids, day("2017-11-09")) == same_day


def test_a_span_is_of_days_told_of_unless_there_are_none() -> None:
    dated, undated = Days(day("2017-11-08"), None, day("2017-11-20")), Days(None, None, day("2017-11-25"))
    assert span([dated, undated]) == (day("2017-11-08"), day("2017-11-08"))
    assert span([undated]) == (day("2017-11-25"), day("2017-11-25"))
    assert span([]) == (None, None)


@pytest.mark.parametrize(
    ("first", "last", "reported", "meets"),
    [
        ("2017-11-08", "2017-11-08", "2017-11-20", True),
        ("2017-11-01", None, "2017-11-20", True),
        (None, "2017-11-07", "2017-11-20", False),
        (None, None, "2017-11-09", True),
        (None, None, "2017-11-10", False),
        (None, None, None, True),
    ],
)
def test_what_nothing_dates_is_news_of_the_day_or_the_one_before(
    first: str | None, last: str | None, reported: str | None, meets: bool
) -> None:
    start, end, told = (day(d) if d else None for d in (first, last, reported))
    days = Days(start, end, told)
    on_the_eighth = Days(day("2017-11-08"), day("2017-11-08"), day("2017-11-09"))
    assert days.meets(on_the_eighth) is on_the_eighth.meets(days) is meets


def test_a_denial_answers_what_was_said_a_month_before() -> None:
    denial = Days(None, None, day("2017-12-01"), timedelta(days=31))
    assert denial.meets(Days(day("2017-11-08"), day("2017-11-08"), None))
    assert Days(None, None, date.min, timedelta(days=31)).meets(Days(None, date.min, None))


def test_the_claims_of_the_latest_reports(store: Store) -> None:
    assert latest(store, 2) == [RETAKEN.id, LONG_AGO.id]
    assert latest(store, 10) == [RETAKEN.id, LONG_AGO.id, *sorted([TAKEN.id, HELD.id])]
    assert latest(store, 10, day("2017-11-01")) == []


def test_what_cannot_stand_beside_a_claim(store: Store) -> None:
    [found] = contradictions(store, [TAKEN.id])
    assert (found.claims, [h.id for h in found.interval.holders]) == ((HELD.id,), [ISLAMIC_STATE.id])
    [back] = contradictions(store, [HELD.id])
    assert (back.claims, back.interval) == ((TAKEN.id,), found.interval)
    assert contradictions(store, [LONG_AGO.id]) == []
    assert contradictions(store, [NEVER]) == []


def test_as_known_on_a_day_only_what_was_published_contradicts(store: Store) -> None:
    [then] = contradictions(store, [TAKEN.id], [ABU_KAMAL.id], day("2017-11-09"))
    assert then.claims == (HELD.id,)
    assert contradictions(store, [TAKEN.id], [ABU_KAMAL.id], day("2017-11-08")) == []


def test_stakes_are_put_off_where_too_much_must_be_weighed(store: Store) -> None:
    assert stakes(store, [TAKEN.id], most=3) is None
    known = stakes(store, [TAKEN.id])
    assert known is not None
    assert stakes(store, [TAKEN.id], most=3) == known


def test_days_are_read_anew_when_a_claim_changes() -> None:
    store = memory_store()
    update(store, [(EARLY, [TAKEN])], known={ARMY.id: ARMY})
    assert claim_days(store, [TAKEN.id])[TAKEN.id].reported == day("2017-11-09")
    update(store, forget=[EARLY.id])
    assert claim_days(store, [TAKEN.id])[TAKEN.id] == Days(None, None, None)
