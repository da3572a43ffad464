"""What the newest reports made known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kg.derive import update
from kg.model import Claim, ControlStatus, News, Novelty, Report
from kg.query.news import MOST, news
from kg.store import Store, memory_store
from tests import factory as f

Told = list[tuple[Report, list[Claim]]]
NEWEST = date(2017, 11, 20)


def _told(  # noqa: PLR0917  one line is one report
    id: str,
    relation: str,
    subject: object,
    object: object,
    day: str | None,
    published: str | None,
    **more: object,
) -> tuple[Report, list[Claim]]:
    own = f.report(id, published=published, source=f"Paper {id}")
    return own, [f.claim(relation, subject, object, day=day, report=own, **more)]  # type: ignore[arg-type]


OLD: Told = [
    _told("old", "captured", f.ARMY, f.ABU_KAMAL, "2017-11-08", "2017-11-09"),
    _told("undated", "captured", f.SDF, f.RAQQA, "2017-10-17", None),
]
NEW: Told = [
    _told("a", "captured", f.ISLAMIC_STATE, f.ABU_KAMAL, "2017-11-18", "2017-11-19"),
    _told("b", "captured", f.ISLAMIC_STATE, f.ABU_KAMAL, "2017-11-18", "2017-11-20"),
    _told("c", "broke-with", f.SDF, f.ARMY, "2017-11-19", "2017-11-20"),
]


def _store(*told: Told) -> Store:
    store = memory_store("http://kg.test/")
    update(store, [one for some in told for one in some])
    return store


def _all(store: Store, since: date | None = None) -> News:
    return news(store, since, 10)


def test_a_place_that_changed_hands_by_which_reports_and_since_when() -> None:
    found = _all(_store(OLD, NEW))
    [one] = found.developments
    assert (one.turn, one.reports, found.compared, found.after) == (Novelty.HANDS, ("b", "a"), 1, None)
    assert (one.change.before.holders, one.change.after.holders) == ((f.ARMY,), (f.ISLAMIC_STATE,))
    assert one.change.after.start.latest == date(2017, 11, 18)
    assert one.change.after.id


def test_the_shortest_span_with_a_few_reports_is_new() -> None:
    assert (found := _all(_store(OLD, NEW))).since == date(2017, 11, 18)
    assert (found.newest, found.total) == (NEWEST, 3)
    assert [(told.id, claims) for told, claims in found.reports] == [("b", 1), ("c", 1), ("a", 1)]


@pytest.mark.parametrize(
    ("back", "days"), [(0, 1), (2, 3), (3, 7), (13, 14), (20, 30), (200, 365), (900, 365)]
)
def test_how_far_back_newest_goes(back: int, days: int) -> None:
    first = (NEWEST - timedelta(back)).isoformat()
    told = [_told(f"r{n}", "captured", f.ARMY, f.RAQQA, None, d) for n, d in enumerate((first, first))]
    last = _told("last", "captured", f.ARMY, f.RAQQA, None, NEWEST.isoformat())
    assert _all(_store([*told, last])).since == NEWEST - timedelta(days - 1)


def test_a_chosen_day_is_kept_to() -> None:
    found = _all(_store(OLD, NEW), date(2017, 11, 20))
    assert (found.since, found.total) == (date(2017, 11, 20), 2)
    # What one of the two reports says was known from the other.
    assert found.developments == ()
    assert _all(_store(OLD, NEW), date(2017, 12, 1)).total == 0


def test_of_a_place_never_told_of_before_it_is_the_first_news() -> None:
    [one] = _all(_store(NEW)).developments
    assert (one.turn, one.change.before.holders, one.change.before.id) == (Novelty.FIRST, (), "")


def test_what_older_reports_bear_out_unopposed_is_no_news() -> None:
    confirmed = [_told(n, "controls", f.ARMY, f.ABU_KAMAL, "2017-11-19", "2017-11-20") for n in "xyz"]
    found = _all(_store(OLD, confirmed))
    assert (found.developments, found.total) == ((), 3)


def test_a_new_dispute() -> None:
    opposed = [
        _told(n, "captured", who, f.ABU_KAMAL, "2017-11-18", "2017-11-20")
        for n, who in (("x", f.ISLAMIC_STATE), ("y", f.SDF), ("z", f.ISLAMIC_STATE))
    ]
    [one] = _all(_store(OLD, opposed)).developments
    assert (one.turn, one.change.after.status) == (Novelty.DISPUTED, ControlStatus.DISPUTED)


def test_fighting_in_a_place_that_is_held_as_before() -> None:
    fights = [
        _told(n, "fought", f.ARMY, f.ISLAMIC_STATE, "2017-11-19", "2017-11-20", place=f.ABU_KAMAL)
        for n in "xyz"
    ]
    [one] = _all(_store(OLD, fights)).developments
    assert (one.turn, one.change.after.status) == (Novelty.STATUS, ControlStatus.CONTESTED)
    assert one.reports == ("x", "y", "z")


def test_bonds_that_no_older_report_tells_of() -> None:
    assert [edge.relation for edge in _all(_store(OLD, NEW)).bonds] == ["broke-with"]
    before = _told("before", "broke-with", f.SDF, f.ARMY, "2017-11-01", "2017-11-02")
    assert _all(_store(OLD, NEW, [before])).bonds == ()


def test_denials_are_told_when_the_one_or_the_other_side_is_new() -> None:
    def denied(own: str, published: str) -> tuple[Report, list[Claim]]:
        return _told(own, "supports", f.SDF, f.ARMY, None, published, status="denied", by=(f.SDF,))

    said = _told("said", "supports", f.SDF, f.ARMY, None, "2017-11-01")
    [edge] = _all(_store([said], NEW, [denied("d", "2017-11-20")])).denied
    assert (edge.relation, edge.disputed) == ("supports", True)
    again = [denied("d", "2017-11-20"), denied("e", "2017-11-02")]
    assert _all(_store([said], NEW, again)).denied == ()


def test_places_come_by_pages_and_the_rest_with_the_first() -> None:
    towns = [f.entity(f"Town {n}", f.ABU_KAMAL.kind) for n in range(3)]
    told = [_told(t.id, "captured", f.ARMY, t, "2017-11-19", "2017-11-20") for t in towns]
    store = _store(OLD, told)
    first, second = news(store, None, 2), news(store, None, 2, 2)
    assert [d.change.place.id for d in first.developments] == ["town-0", "town-1"]
    assert (first.compared, first.after, len(first.reports)) == (3, 2, 3)
    assert [d.change.place.id for d in second.developments] == ["town-2"]
    assert (second.compared, second.after, second.reports) == (3, None, ())


def test_without_reports_or_days_there_is_no_news() -> None:
    assert _all(memory_store("http://kg.test/")) == News(None, None)
    assert _all(_store(OLD[1:])) == News(None, None)


def test_of_very_many_reports_of_one_day_the_first_are_looked_at() -> None:
    crowd: Told = [(f.report(f"r{n:04}", published="2017-11-20"), []) for n in range(MOST)]
    last = _told("z", "captured", f.ISLAMIC_STATE, f.ABU_KAMAL, "2017-11-18", "2017-11-20")
    found = _all(_store([*crowd, last]))
    assert (found.total, found.compared) == (MOST + 1, 0)
