"""Who held a place when."""

from __future__ import annotations

from datetime import date

from kg.query.control import control, timelines
from kg.store import Store
from tests import factory as f
from tests.query import world as w


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
