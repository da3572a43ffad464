"""Statements are counted by either clock."""

from __future__ import annotations

from datetime import date

from kg.query.daily import Daily, daily, spans
from kg.store import Store, memory_store
from tests.query import world as w


def test_an_empty_store_spans_nothing() -> None:
    empty = memory_store(w.BASE)
    assert daily(empty) == Daily({}, {})
    assert spans(empty) == (None, None)


def test_what_has_no_day_stands_at_that_of_its_report(store: Store) -> None:
    # Of the six dated claims the alliance alone has no day of its own.
    assert daily(store) == Daily(
        happened={17478: 3, 17479: 1, 17480: 1, 17481: 1},
        reported={17479: 3, 17481: 3},
    )
    assert spans(store) == (
        (date(2017, 11, 8), date(2017, 11, 11)),
        (date(2017, 11, 9), date(2017, 11, 11)),
    )
