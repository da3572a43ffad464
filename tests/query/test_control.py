"""Who held a place when."""

from __future__ import annotations

from kg.query.control import control
from kg.store import Store
from tests import factory as f
from tests.query import world as w


def test_intervals_in_the_order_of_time(store: Store) -> None:
    assert control(store, f.ABU_KAMAL.id) == [w.HELD, w.DISPUTED]


def test_nothing_known(store: Store) -> None:
    assert control(store, f.RAQQA.id) == []
    assert control(store, "atlantis") == []
