"""Rows of UCDP GED."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Interval, Precision
from kg.read import Note, Row, Terms
from kg.read.row import Remark
from tests.events import GED, TODAY, one, read, written


def test_a_row_becomes_a_report_of_its_sources_day_and_office() -> None:
    row = one(GED)
    assert (row.report.id, row.report.source, row.report.published) == (
        "ucdp-ged-990001",
        "Reuters",
        date(2017, 11, 9),
    )
    assert row.days == Interval(date(2017, 11, 8), date(2017, 11, 8), Precision.DAY)
    assert (row.lat, row.lon) == (34.4525, 40.9187)
    assert (row.numbers["low"], row.numbers["best"], row.numbers["high"]) == (6, 8, 11)
    assert (row.remarks, row.report.text[row.end :]) == ((), "")


def test_numbers_may_be_written_with_a_point_and_days_with_a_time() -> None:
    row = one(GED, id="214797.0", best="8.0", date_start="2017-11-08 00:00:00.000", type_of_violence="1.0")
    assert (row.report.id, row.numbers["best"]) == ("ucdp-ged-214797", 8)
    assert row.days.start == date(2017, 11, 8)


@pytest.mark.parametrize(
    ("told", "published", "remarks"),
    [
        ("2017-11-09;2017-12-01;2017-11-10", date(2017, 12, 1), ()),
        ("2017-11-08", date(2017, 11, 8), ()),
        ("2017-11-01;2017-11-02", date(2017, 11, 8), (Remark.EARLIER_SOURCE,)),
        ("2107-11-09;2017-11-10", date(2017, 11, 10), (Remark.FUTURE_SOURCE,)),
        ("2107-11-09", date(2017, 11, 8), (Remark.FUTURE_SOURCE, Remark.NO_SOURCE_DAY)),
        ("unknown", date(2017, 11, 8), (Remark.NO_SOURCE_DAY,)),
    ],
)
def test_it_is_published_on_the_latest_day_of_its_sources(
    told: str, published: date, remarks: tuple[Remark, ...]
) -> None:
    row = one(GED, source_date=told)
    assert (row.report.published, row.remarks) == (published, remarks)


def test_without_dates_of_sources_the_articles_tell_them() -> None:
    articles = '"SOHR,2017-11-09,Clashes, again";"Airwars,2017-11-12,A report"'
    assert one(GED, source_date="", source_article=articles).report.published == date(2017, 11, 12)
    row = one(GED, source_date="", source_article="")
    assert (row.report.published, row.remarks) == (date(2017, 11, 8), (Remark.NO_SOURCE_DAY,))


def test_a_day_that_is_assumed_is_said_in_the_last_line_and_counted() -> None:
    late, later, note = read(
        written(
            GED,
            {"source_date": "", "source_article": ""},
            {"id": "2", "source_date": "soon", "source_article": ""},
        )
    )
    assert isinstance(late, Row)
    assert isinstance(later, Row)
    said = "\npublished: 2017-11-08; no day of a source: published on the last day of the event"
    assert late.report.text[late.end :] == said
    assert note == Note("t.csv", "2 rows: no day of a source: published on the last day of the event")


def test_the_day_and_the_publisher_that_are_given_stand_in() -> None:
    given = Terms(TODAY, published=date(2019, 6, 1), source="Data desk")
    [row] = read(written(GED, {"source_date": "", "source_article": "", "source_office": ""}), given)
    assert isinstance(row, Row)
    assert (row.report.published, row.report.source, row.remarks) == (date(2019, 6, 1), "Data desk", ())


@pytest.mark.parametrize(
    ("offices", "source"),
    [("SOHR;SOHR;sohr", "SOHR"), ("SOHR;Reuters", "UCDP GED"), ("", "UCDP GED"), (" AFP ", "AFP")],
)
def test_the_publisher_is_the_one_office(offices: str, source: str) -> None:
    assert one(GED, source_office=offices).report.source == source


@pytest.mark.parametrize(
    ("code", "end", "precision"),
    [
        ("1", "2017-11-08", Precision.DAY),
        ("1", "2017-11-09", Precision.RANGE),
        ("2", "2017-11-10", Precision.RANGE),
        ("3", "2017-11-14", Precision.WEEK),
        ("4", "2017-11-30", Precision.MONTH),
        ("5", "2017-12-31", Precision.YEAR),
    ],
)
def test_the_precision_of_the_days(code: str, end: str, precision: Precision) -> None:
    row = one(GED, date_prec=code, date_end=end)
    assert row.days == Interval(date(2017, 11, 8), date.fromisoformat(end), precision)


def test_estimates_out_of_order_are_put_in_order_and_counted() -> None:
    row, note = read(written(GED, {"low": "9", "best": "4", "high": "8"}))
    assert isinstance(row, Row)
    assert [row.numbers[c] for c in ("low", "best", "high")] == [4, 4, 9]
    assert isinstance(note, Note)
    assert note.text == f"1 row: {Remark.UNORDERED}"
