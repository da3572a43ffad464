"""Who held a place when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kg.derive import update
from kg.model import Bounds, Control, ControlStatus
from kg.query.control import (
    compare,
    control,
    control_on,
    disputes,
    holdings,
    most_changed,
    on_day,
    theatre,
    timelines,
)
from kg.rdf import control_quads, entity_quads
from kg.store import Store, memory_store
from tests import factory as f
from tests.query import world as w

FIRST = Control(
    "one",
    f.ABU_KAMAL,
    (f.ARMY,),
    ControlStatus.HELD,
    None,
    None,
    Bounds(None, date(2017, 11, 4)),
    Bounds(date(2017, 11, 8), date(2017, 11, 11)),
)
SECOND = Control(
    "two",
    f.ABU_KAMAL,
    (f.ISLAMIC_STATE,),
    ControlStatus.HELD,
    None,
    None,
    Bounds(date(2017, 11, 8), date(2017, 11, 11)),
    None,
)


def test_intervals_in_the_order_of_time(store: Store) -> None:
    assert control(store, f.ABU_KAMAL.id) == [w.HELD, w.DISPUTED]


def test_nothing_known(store: Store) -> None:
    assert control(store, f.RAQQA.id) == []
    assert control(store, "atlantis") == []


def test_every_place_on_a_day(store: Store) -> None:
    assert timelines(store) == [w.HELD, w.DISPUTED]
    [held] = timelines(store, date(2017, 11, 10))
    assert (held.id, held.holders) == ("c1", (f.ARMY, w.MILITIA))
    assert [c.id for c in timelines(store, date(2017, 11, 11))] == ["c2"]
    assert timelines(store, date(2017, 11, 7)) == []


def test_every_place_as_it_was_known_on_a_day(store: Store) -> None:
    [held] = timelines(store, date(2017, 11, 12), date(2017, 11, 10))
    assert [holder.id for holder in held.holders] == [f.ARMY.id]
    assert timelines(store, known_on=date(2017, 11, 8)) == []


def test_one_interval_counts_on_a_day() -> None:
    def on(day: int) -> tuple[list[str], list[str]]:
        found = on_day(f.ABU_KAMAL, [FIRST, SECOND], date(2017, 11, day))
        return [h.id for h in found.holders], [p.id for p in found.possible]

    assert on(1) == ([], [f.ARMY.id])
    assert on(5) == ([f.ARMY.id], [])
    assert on(9) == ([f.ARMY.id], [f.ISLAMIC_STATE.id])
    assert on(12) == ([f.ISLAMIC_STATE.id], [])


def test_on_each_day_it_is_that_of_the_whole_timeline() -> None:
    # An interval of unknown start, three of known and one of uncertain days, and whole months without any.
    bounds = [
        (None, date(2017, 1, 31)),
        (date(2017, 3, 1), date(2017, 3, 1)),
        (date(2017, 3, 2), date(2017, 3, 20)),
        (date(2017, 3, 20), date(2017, 3, 20)),
        (date(2017, 6, 1), None),
    ]
    spans = [replace(FIRST if i % 2 else SECOND, id=f"c{i}", start=Bounds(*b)) for i, b in enumerate(bounds)]
    store = memory_store(w.NAMES.base.removesuffix("/"))
    store.change(add=[*entity_quads([f.ABU_KAMAL, f.ARMY, f.ISLAMIC_STATE], w.NAMES)])
    for known in (spans, spans[1:], spans[1:2], []):
        quads = control_quads(known, w.NAMES)
        store.change(add=quads)
        timeline = control(store, f.ABU_KAMAL.id)
        for number in range(200):
            day = date(2017, 1, 1) + timedelta(days=number)
            assert control_on(store, f.ABU_KAMAL, day) == on_day(f.ABU_KAMAL, timeline, day)
        store.change(remove=quads)


def test_where_nothing_is_known_it_is_an_interval_without_holders() -> None:
    found = on_day(f.RAQQA, [], date(2017, 11, 8))
    assert found == Control("", f.RAQQA, (), ControlStatus.UNKNOWN, None, None, Bounds(None, None), None)


def test_holdings_are_by_place_and_start(store: Store) -> None:
    assert holdings(store, frozenset({f.ARMY.id})) == [w.HELD]
    assert [c.id for c in holdings(store, frozenset({f.ISLAMIC_STATE.id}))] == ["c2"]
    assert holdings(store, frozenset({f.SDF.id})) == []


def test_holdings_on_a_day_and_as_known_on_another(store: Store) -> None:
    group, army = frozenset({f.ISLAMIC_STATE.id}), frozenset({f.ARMY.id})
    assert holdings(store, group, on=date(2017, 11, 10)) == []
    assert [c.id for c in holdings(store, group, on=date(2017, 11, 11))] == ["c2"]
    [known] = holdings(store, army, on=date(2017, 11, 12), known_on=date(2017, 11, 10))
    assert (known.place, known.status) == (f.ABU_KAMAL, ControlStatus.HELD)
    assert holdings(store, army, known_on=date(2017, 11, 8)) == []


def test_what_changed_between_two_days(store: Store) -> None:
    [change] = compare(store, date(2017, 11, 10), date(2017, 11, 11))
    assert (change.place, change.before.id, change.after.id) == (f.ABU_KAMAL, "c1", "c2")
    assert compare(store, date(2017, 11, 11), date(2017, 11, 12)) == []


def test_disputes_the_latest_first(store: Store) -> None:
    found = disputes(store)
    assert [(d.kind, d.interval and d.interval.id) for d in found if d.interval] == [("control", "c2")]
    assert all(d.edge.disputed for d in found if d.edge)
    assert [d.since for d in found] == sorted((d.since for d in found), reverse=True)  # type: ignore[type-var]


def test_disputes_that_lasted_until_some_day() -> None:
    with memory_store() as store:
        own, later = f.report("r1"), f.report("r2", published="2017-11-10")
        denied = f.claim(report=later, status="denied", day="2017-11-08", by=(f.OBSERVATORY,))
        update(store, [(own, [f.claim(report=own)]), (later, [denied])])
        [edge] = [d for d in disputes(store) if d.kind == "relationship"]
        assert (edge.edge and edge.edge.denials, edge.since) == ((denied.id,), date(2017, 11, 8))
        assert edge in disputes(store, date(2017, 11, 8))
        assert edge not in disputes(store, date(2017, 11, 9))


def test_places_are_ordered_by_how_often_they_changed(store: Store) -> None:
    assert most_changed(store) == [f.ABU_KAMAL.id]
    two = memory_store()
    taken, again = f.claim(), f.claim("captured", f.ISLAMIC_STATE, day="2017-11-11")
    update(two, [(f.report(), [f.claim("captured", f.SDF, f.RAQQA), taken, again])])
    assert most_changed(two) == [f.ABU_KAMAL.id, f.RAQQA.id]
    assert most_changed(memory_store()) == []


def test_the_theatre_of_an_actor_is_where_it_held_or_may_have_held(store: Store) -> None:
    assert theatre(store, {f.ARMY.id}) == [f.ABU_KAMAL.id]
    assert theatre(store, {f.SDF.id}) == []
