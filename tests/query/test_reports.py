"""Reports by id and in pages."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import NotFound
from kg.query.reports import report, report_days, report_ids, reports, undated
from kg.store import Store, memory_store
from tests import factory as f
from tests.query import world as w


def test_reports_read_as_they_were_written(store: Store) -> None:
    assert report(store, "wire-1") == w.ARMY_REPORT
    assert reports(store) == [w.UNDATED, w.GROUP_REPORT, w.ARMY_REPORT]
    assert report_ids(store) == {"blog-3", "desk-2", "wire-1"}


def test_pages(store: Store) -> None:
    assert reports(store, limit=2) == [w.UNDATED, w.GROUP_REPORT]
    assert reports(store, limit=2, after="desk-2") == [w.ARMY_REPORT]
    assert reports(store, after="wire-1") == []


def test_no_such_report(store: Store) -> None:
    with pytest.raises(NotFound, match="no report 'wire-2'; nearest: wire-1"):
        report(store, "wire-2")
    for name in ("", "\ud800", "../etc"):
        with pytest.raises(NotFound):
            report(store, name)


def test_an_empty_store() -> None:
    assert reports(memory_store()) == []


def test_reports_without_a_day_are_counted(store: Store) -> None:
    assert undated(store) == 1
    assert undated(store, f.RAQQA.id) == 1
    assert undated(store, f.ABU_KAMAL.id) == 0
    assert undated(store, "atlantis") == 0


def test_reports_that_name_an_entity_are_counted_by_day(store: Store) -> None:
    days = {date(2017, 11, 9): 1, date(2017, 11, 11): 1}
    assert list(report_days(store, [f.ABU_KAMAL.id, f.ARMY.id]).items()) == list(days.items())
    assert report_days(store, [f.RAQQA.id]) == {}
    assert report_days(store, ["atlantis"]) == {}
