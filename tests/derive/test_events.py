"""Claims folded into events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.derive import Dateline
from kg.derive.events import STATES, events
from kg.model import Bounds, Claim, Event, Figure, Interval, Precision, Quantity, Relation
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, entity, report

R1, R2, R3 = report("r1"), report("r2", published="2017-11-12"), report("r3", published="2018-02-01")
R0 = report("r0", published=None)
LINES = {
    "r1": Dateline(date(2017, 11, 9), "Wire", "wire"),
    "r2": Dateline(date(2017, 11, 12), "Post", "post"),
    "r3": Dateline(date(2018, 2, 1), "Wire", "wire"),
}
ENTITIES = {e.id: e for e in (ARMY, ISLAMIC_STATE, SDF, OBSERVATORY)}
DEAD = entity("Fighters")


def folded(*claims: Claim) -> list[Event]:
    return events(claims, LINES, ENTITIES)


def during(told: Claim, start: str, end: str, precision: Precision = Precision.RANGE) -> Claim:
    span = Interval(date.fromisoformat(start), date.fromisoformat(end), precision)
    return replace(told, id=f"{told.id[:-2]}{start[-2:]}", date=span)


def days(found: list[Event]) -> list[tuple[str | None, str | None, int]]:
    return [
        (*(d.isoformat() if d else None for d in (e.when.earliest, e.when.latest)), len(e.claims))  # type: ignore[misc]
        for e in found
    ]


def test_ten_papers_that_write_of_one_capture_tell_of_one_event() -> None:
    told = [claim(report=report(f"p{i}", source=f"Paper {i}"), by=(ARMY,)) for i in range(10)]
    lines = {f"p{i}": Dateline(date(2017, 11, 9), f"Paper {i}", f"paper-{i}") for i in range(10)}
    [found] = events(told, lines, ENTITIES)
    assert (found.subject, found.relation, found.object) == (ARMY, Relation.CAPTURED, ABU_KAMAL)
    assert found.when == Bounds(date(2017, 11, 8), date(2017, 11, 8))
    assert (len(found.claims), len(found.reports), found.witnesses) == (10, 10, (ARMY.id,))
    assert found.sources == tuple(f"Paper {i}" for i in range(10))
    assert found.scene == ABU_KAMAL


def test_other_days_places_and_parties_are_other_events() -> None:
    found = folded(
        claim("fought", ARMY, ISLAMIC_STATE, place=RAQQA),
        claim("fought", ISLAMIC_STATE, ARMY, place=RAQQA, report=R2),
        claim("fought", ARMY, ISLAMIC_STATE, place=ABU_KAMAL),
        claim("fought", ARMY, SDF, place=RAQQA),
        claim("fought", ARMY, ISLAMIC_STATE, place=RAQQA, day="2017-11-09", report=R3),
    )
    assert [len(e.claims) for e in found] == [1, 2, 1, 1]
    assert sum(len(e.claims) for e in found) == 5


def test_a_vague_claim_joins_the_latest_event_that_it_fits() -> None:
    month = during(claim(report=R2), "2017-11-01", "2017-11-30", Precision.MONTH)
    found = folded(month, claim(day="2017-11-02"), claim(day="2017-11-08", report=R2))
    assert days(found) == [("2017-11-02", "2017-11-02", 1), ("2017-11-08", "2017-11-08", 2)]


def test_two_vague_claims_that_overlap_narrow_the_days() -> None:
    found = folded(
        during(claim(), "2017-11-01", "2017-11-10"), during(claim(report=R2), "2017-11-05", "2017-11-20")
    )
    assert days(found) == [("2017-11-05", "2017-11-10", 2)]


def test_an_undated_claim_is_of_the_weeks_before_its_report() -> None:
    fresh, late = claim(day=None, report=R2), claim(day=None, report=R3)
    assert days(folded(claim(), fresh, late)) == [("2017-11-08", "2017-11-08", 2), (None, "2018-02-01", 1)]


def test_what_nothing_dates_joins_the_last_event() -> None:
    undated = claim(day=None, report=R0)
    assert days(folded(undated)) == [(None, None, 1)]
    assert days(folded(undated, claim(), claim(day="2017-11-20", report=R2))) == [
        ("2017-11-08", "2017-11-08", 1),
        ("2017-11-20", "2017-11-20", 2),
    ]


def test_what_began_on_a_day_happened_then() -> None:
    since = replace(claim("besieged"), date=Interval(date(2014, 7, 1), None, Precision.RANGE))
    assert days(folded(since)) == [("2014-07-01", "2014-07-01", 1)]


@pytest.mark.parametrize("status", ["denied", "negated"])
def test_a_denial_stands_against_the_event_that_it_fits(status: str) -> None:
    denial = claim(status=status, report=R2, by=(ISLAMIC_STATE,), day=None)
    found = folded(claim(day="2017-09-01", report=R3), claim(), denial)
    assert [e.denials for e in found] == [(), (denial.id,)]
    assert [e.disputed for e in found] == [False, True]


def test_a_denial_alone_a_plan_and_a_state_are_no_events() -> None:
    states = [claim(r, ARMY, ABU_KAMAL if r is Relation.CONTROLS else SDF) for r in STATES]
    assert folded(claim(status="denied"), claim(status="planned"), *states) == []


def test_figures_are_listed_and_never_summed() -> None:
    counts = [Quantity(10, 12, 15, "people", "some dozen"), Quantity(40, 40, 40, "people", "40")]
    told = [
        replace(claim("killed", None, DEAD, report=r, place=RAQQA), quantity=count)
        for r, count in zip((R1, R2), counts, strict=True)
    ]
    [found] = folded(*told)
    assert set(found.figures) == {
        Figure(told[0].id, "r1", "Wire", 10, 12, 15, "people", "some dozen"),
        Figure(told[1].id, "r2", "Post", 40, 40, 40, "people", "40"),
    }
    assert (found.subject, found.scene) == (None, RAQQA)


def test_losers_and_receivers_are_kept() -> None:
    one, other = claim(source=ISLAMIC_STATE), claim(report=R2, source=SDF)
    assert folded(one, other)[0].losers == (ISLAMIC_STATE, SDF)
    [given] = folded(claim("handed-over", ARMY, RAQQA, target=SDF))
    assert given.target == SDF


SPANS = st.tuples(st.integers(1, 28), st.integers(0, 20)) | st.none()


@given(st.lists(SPANS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter_and_each_is_in_one_event(
    spans: list[tuple[int, int] | None], chance: Random
) -> None:
    told = []
    for i, span in enumerate(spans):
        own = report(f"r{i}")
        made = claim(report=own, day=None)
        start = date(2017, 10, span[0]) if span else None
        when = Interval(start, date.fromordinal(start.toordinal() + span[1])) if start and span else None
        told.append(replace(made, date=when))
    lines = {f"r{i}": Dateline(date(2017, 11, 3), "Wire", "wire") for i in range(len(spans))}
    found = events(told, lines, ENTITIES)
    chance.shuffle(told)
    assert events(told, lines, ENTITIES) == found
    assert sorted(c for e in found for c in e.claims) == sorted(c.id for c in told)
    assert len({e.id for e in found}) == len(found)
    by_id = {c.id: c for c in told}
    for event in found:
        for claimed in (by_id[c].date for c in event.claims):
            if claimed and event.when.latest and event.when.earliest:
                assert (claimed.start or date.max) <= event.when.latest
                assert event.when.earliest <= (claimed.end or date.min)
