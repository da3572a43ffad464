"""Reports as RDF."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, Quad, Store

from kg.errors import InvalidData
from kg.model import Report
from kg.rdf import Names, report_from_quads, report_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from tests.factory import report
from tests.strategies import reports

NAMES = Names("http://localhost/")


@settings(max_examples=60, deadline=None)
@given(reports)
def test_every_field_comes_back(told: Report) -> None:
    quads = report_quads(told, [], NAMES)
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)
    assert report_from_quads(store, NAMES) == told


def test_words_are_kept_as_given() -> None:
    told = report(text='a\r\n\n "b" \\ \t 😀\x00\x85 c\u0301', title="")
    assert report_from_quads(report_quads(told, [], NAMES), NAMES) == told


def test_the_publisher_is_a_name_and_a_node_that_spellings_share() -> None:
    one, other = (report_quads(report(source=s), [], NAMES) for s in ("Al Jazeera", "al-jazeera"))
    publishers = [q.object for q in one + other if q.predicate == std.PUBLISHER]
    assert publishers == [NAMES.source("Al Jazeera")] * 2
    assert [q.object for q in one if q.predicate == kg.SOURCE_NAME] == [Literal("Al Jazeera")]


def test_publication_is_the_last_second_of_the_day_and_a_term() -> None:
    said = {q.predicate: q.object for q in report_quads(report(), [], NAMES)}
    assert said[kg.REPORTED] == Literal("2017-11-09T23:59:59Z", datatype=std.DATE_TIME)
    assert said[kg.REPORTED_DAY] == said[std.DATE_PUBLISHED] == Literal("2017-11-09", datatype=std.DATE)


def test_a_report_without_a_day_says_none() -> None:
    said = {q.predicate for q in report_quads(report(published=None), [], NAMES)}
    assert said.isdisjoint({kg.REPORTED, kg.REPORTED_DAY, std.DATE_PUBLISHED})


def test_no_report_or_several_are_refused() -> None:
    two = report_quads(report("a"), [], NAMES) + report_quads(report("b"), [], NAMES)
    with pytest.raises(InvalidData, match="2 reports where one was expected"):
        report_from_quads(two, NAMES)
    with pytest.raises(InvalidData, match="0 reports where one was expected"):
        report_from_quads([], NAMES)


def test_a_report_that_lost_its_text_is_refused() -> None:
    kept = [q for q in report_quads(report(), [], NAMES) if q.predicate != std.TEXT]
    with pytest.raises(InvalidData, match=r"reports/r1/text has 0 values of https://schema.org/text"):
        report_from_quads(kept, NAMES)


def test_two_days_are_refused() -> None:
    extra = Quad(NAMES.report("r1"), std.DATE_PUBLISHED, Literal("2017-11-10", datatype=std.DATE))
    with pytest.raises(InvalidData, match="has 2 values of"):
        report_from_quads([*report_quads(report(), [], NAMES), extra], NAMES)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match="must be a str"):
        report_quads(Report("r1", "\ud800"), [], NAMES)
