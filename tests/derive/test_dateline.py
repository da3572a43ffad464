"""Who published a report, and when."""

from datetime import date

from kg.derive.dateline import Dateline, dateline, day_of
from tests.factory import claim, report


def test_a_dateline_names_the_publisher_by_its_slug() -> None:
    assert dateline(report(source="The Wire")) == Dateline(date(2017, 11, 9), "The Wire", "the-wire")


def test_a_report_without_source_and_day_has_neither() -> None:
    assert dateline(report(published=None, source=None)) == Dateline(None, None, None)


def test_the_day_of_a_claim_is_its_own_or_that_of_its_report() -> None:
    lines = {"r1": dateline(report())}
    assert day_of(claim(day="2017-11-08"), lines) == date(2017, 11, 8)
    assert day_of(claim(day=None), lines) == date(2017, 11, 9)
    assert day_of(claim(day=None), {}) is None
