"""One more claim beside an event that stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from kg.derive import anew, update
from kg.model import Claim, Interval, Precision, Report, Status
from kg.query.events import events
from kg.rdf import Names
from kg.rdf.vocabulary import PACKED
from kg.store import Store, memory_store
from tests.factory import ARMY, ISLAMIC_STATE, claim, report

FIRST = date(2017, 3, 1)
STATUSES = (*[Status.ASSERTED] * 6, Status.HEDGED, Status.DENIED, Status.NEGATED)


def told(number: int, chance: Random) -> tuple[Report, list[Claim]]:
    """Make a report of a season with one claim of always the same matter: of a day, of several, of none."""
    day = FIRST + timedelta(days=chance.randrange(90))
    published = day.isoformat() if chance.random() < 0.95 else None
    source = report(f"r{number}", published=published, source=f"Paper {number % 3}")
    own = replace(
        claim("fought", ARMY, ISLAMIC_STATE, report=source), date=None, status=chance.choice(STATUSES)
    )
    if chance.random() < 0.6:
        start = day - timedelta(days=chance.choice((0, 0, 1, 2, 5, 40)))
        end = start + timedelta(days=chance.choice((0, 0, 0, 0, 1, 3, 31)))
        open_at = chance.randrange(8)
        span = Interval(None if open_at == 1 else start, None if open_at == 2 else end, Precision.RANGE)
        own = replace(own, date=span)
    return source, [own]


@pytest.mark.parametrize("seed", range(6))
def test_claim_by_claim_it_comes_to_the_same_as_all_at_once(seed: int) -> None:
    store, chance = memory_store(), Random(seed)
    for number in range(40):
        update(store, [told(100 * number + more, chance) for more in range(chance.choice((1, 1, 2)))])
        if chance.random() < 0.1:
            update(store, forget=[f"r{100 * chance.randrange(number + 1)}"])
        assert anew(store).difference() == (set(), set())


@pytest.fixture
def store() -> Store:
    """Hold an event on 8 November, and one in spring of whose claim nothing can be read any more."""
    store = memory_store()
    early = report("r0", published="2017-03-02")
    update(store, [(early, [claim("fought", ARMY, ISLAMIC_STATE, report=early, day="2017-03-01")])])
    update(store, [(report(), [claim("fought", ARMY, ISLAMIC_STATE)])])
    names = Names(store.base)
    [gone] = [c for e in events(store) if e.when.latest == date(2017, 3, 1) for c in e.claims]
    store.change(remove=list(store.quads(names.claim(gone), PACKED)))
    return store


def counts(store: Store) -> list[tuple[str, int, int]]:
    return [(str(e.when.latest), len(e.claims), len(e.denials)) for e in events(store)]


@pytest.mark.parametrize(
    ("day", "status", "expected"),
    [("2017-11-08", "asserted", (2, 0)), (None, "hedged", (2, 0)), (None, "denied", (1, 1))],
)
def test_where_it_is_sure_the_other_claims_are_not_read(
    store: Store, day: str | None, status: str, expected: tuple[int, int]
) -> None:
    source = report("r2", published="2017-11-20")
    more = claim("fought", ARMY, ISLAMIC_STATE, status=status, report=source, day=day)
    update(store, [(source, [more])])
    assert counts(store) == [("2017-03-01", 1, 0), ("2017-11-08", *expected)]


def test_two_claims_join_one_after_the_other(store: Store) -> None:
    told = [claim("fought", ARMY, ISLAMIC_STATE, report=report(f"r{i}")) for i in (2, 3)]
    update(store, [(report(c.report), [c]) for c in told])
    assert counts(store) == [("2017-03-01", 1, 0), ("2017-11-08", 3, 0)]


def test_a_claim_that_goes_takes_all_to_be_folded(store: Store) -> None:
    update(store, forget=["r1"])
    assert counts(store) == []
