"""Who held a place by what was known on a day."""

from __future__ import annotations

from datetime import date

import pytest

from kg.derive import known, update
from kg.model import Report
from kg.store import Store, memory_store
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, report

KNOWN = {e.id: e for e in (ARMY, ISLAMIC_STATE, OBSERVATORY, SDF)}
EARLY, LATE = report("r1", published="2017-11-09"), report("r2", published="2017-11-12")
UNDATED = report("r0", published=None)


@pytest.fixture
def store() -> Store:
    store = memory_store()
    taken = claim("captured", ARMY, day="2017-11-08", report=EARLY, by=(OBSERVATORY,))
    retaken = claim("captured", ISLAMIC_STATE, day="2017-11-11", report=LATE, by=(OBSERVATORY,))
    held = claim("controls", SDF, day="2017-11-01", report=UNDATED, by=(OBSERVATORY,))
    for own, told in ((EARLY, taken), (LATE, retaken), (UNDATED, held)):
        update(store, [(own, [told])], known=KNOWN)
    return store


def holders(store: Store, day: str) -> list[list[str]]:
    found = known(store, [ABU_KAMAL.id], date.fromisoformat(day))[ABU_KAMAL.id]
    return [[h.id for h in interval.holders] for interval in found]


def test_only_what_was_published_by_then_counts(store: Store) -> None:
    assert holders(store, "2017-11-08") == []
    assert holders(store, "2017-11-09") == [[ARMY.id]]
    assert holders(store, "2017-11-12") == [[ARMY.id], [ISLAMIC_STATE.id]]


def test_a_place_that_nobody_tells_of_has_no_intervals(store: Store) -> None:
    assert known(store, [RAQQA.id, "atlantis"], date(2017, 11, 12)) == {RAQQA.id: (), "atlantis": ()}


def test_alliances_told_of_later_join_nobody() -> None:
    store = memory_store()
    reports: list[Report] = [EARLY, LATE]
    both = [
        claim("captured", side, day="2017-11-08", report=EARLY, by=(OBSERVATORY,)) for side in (ARMY, SDF)
    ]
    allied = claim("allied-with", ARMY, SDF, day="2017-11-08", report=LATE)
    update(store, list(zip(reports, (both, [allied]), strict=True)), known=KNOWN)
    [before] = known(store, [ABU_KAMAL.id], date(2017, 11, 9))[ABU_KAMAL.id]
    [after] = known(store, [ABU_KAMAL.id], date(2017, 11, 12))[ABU_KAMAL.id]
    assert (before.status.value, after.status.value) == ("disputed", "held")


def test_on_the_last_day_it_is_what_is_stored(store: Store) -> None:
    from kg.query.control import control

    update(store, forget=[UNDATED.id])
    assert list(known(store, [ABU_KAMAL.id], date.max)[ABU_KAMAL.id]) == control(store, ABU_KAMAL.id)
