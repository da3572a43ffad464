"""Rows of exports of ACLED."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Interval, Precision
from kg.read import Refusal, Row, Terms
from kg.read.row import Remark
from tests.events import ACLED, TODAY, one, read, written


def test_a_row_becomes_a_report_of_the_last_day_of_its_event() -> None:
    row = one(ACLED)
    assert (row.report.id, row.report.source) == ("acled-SYR990001", "ACLED")
    assert (row.report.published, row.remarks) == (date(2017, 11, 8), (Remark.NO_SOURCE_DAY,))
    assert row.report.text[row.end :].startswith("\npublished: 2017-11-08; ")
    assert row.days == Interval.on(date(2017, 11, 8))


def test_the_one_source_is_the_publisher() -> None:
    assert one(ACLED, source="SANA").report.source == "SANA"


@pytest.mark.parametrize("day", ["2017-11-08", "8 Nov 2017", "08 november 2017"])
def test_days_in_several_forms(day: str) -> None:
    assert one(ACLED, event_date=day).days.start == date(2017, 11, 8)


@pytest.mark.parametrize("day", ["08 Brumaire 2017", "31 November 2017", "08-11-2017", "8 N 2017"])
def test_what_is_no_day_is_refused(day: str) -> None:
    [refusal] = read(written(ACLED, {"event_date": day}))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == f"event_date '{day}' is no day such as 2017-11-08 or 08 November 2017"


def test_a_week_lies_around_its_day_and_a_month_is_whole() -> None:
    week, month = one(ACLED, time_precision="2"), one(ACLED, time_precision="3")
    assert week.days == Interval(date(2017, 11, 5), date(2017, 11, 11), Precision.WEEK)
    assert month.days == Interval(date(2017, 11, 1), date(2017, 11, 30), Precision.MONTH)
    assert month.report.published == date(2017, 11, 30)


def test_days_of_the_present_week_and_month_end_with_the_row() -> None:
    now = {"event_date": "20 November 2026"}
    week, month = one(ACLED, time_precision="2", **now), one(ACLED, time_precision="3", **now)
    assert (week.days.end, month.days.end) == (date(2026, 11, 23), date(2026, 11, 20))


def test_the_day_that_is_given_stands_in_where_it_is_not_before_the_event() -> None:
    for given, published in ((date(2018, 1, 1), date(2018, 1, 1)), (date(2017, 1, 1), date(2017, 11, 8))):
        row = read(written(ACLED), Terms(TODAY, published=given))[0]
        assert isinstance(row, Row)
        assert row.report.published == published


@pytest.mark.parametrize(("column", "value"), [("event_id_cnty", "x" * 101), ("event_id_cnty", "a\x07b")])
def test_an_id_that_no_report_can_have_is_refused(column: str, value: str) -> None:
    [refusal] = read(written(ACLED, {column: value}))
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "event_id_cnty is not one line of at most 100 characters"
