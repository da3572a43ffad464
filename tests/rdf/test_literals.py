"""Values as literals."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from pyoxigraph import NamedNode, Quad, Store

from kg.rdf.literals import (
    day_of,
    day_term,
    day_terms,
    first_second,
    last_second,
    moment,
    month_terms,
    number,
    year_term,
)
from tests.strategies import days, degrees

DAY = date(2017, 11, 8)


def test_a_day_reaches_from_its_first_to_its_last_second() -> None:
    assert str(first_second(DAY)) == ('"2017-11-08T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>')
    assert last_second(DAY).value == "2017-11-08T23:59:59Z"
    assert day_of(last_second(DAY).value) == day_of(day_term(DAY).value) == DAY


def test_a_moment_is_spelled_as_stores_give_it_back() -> None:
    noon = datetime(2017, 11, 8, 12, tzinfo=UTC)
    assert moment(noon).value == "2017-11-08T12:00:00Z"
    assert moment(noon.replace(microsecond=120000)).value == "2017-11-08T12:00:00.12Z"
    assert moment(noon.replace(microsecond=7)).value == "2017-11-08T12:00:00.000007Z"


def test_days_of_a_span_up_to_thirty_one() -> None:
    assert [t.value for t in day_terms(DAY, date(2017, 11, 9))] == ["2017-11-08", "2017-11-09"]
    assert len(list(day_terms(date(2017, 10, 1), date(2017, 10, 31)))) == 31
    assert list(day_terms(date(2017, 10, 1), date(2017, 11, 1))) == []
    assert list(day_terms(None, DAY)) == list(day_terms(DAY, None)) == []


def test_months_of_a_span_up_to_twenty_four() -> None:
    assert [t.value for t in month_terms(date(2017, 11, 30), date(2018, 1, 1))] == [
        "2017-11",
        "2017-12",
        "2018-01",
    ]
    assert len(list(month_terms(date(2016, 1, 31), date(2017, 12, 1)))) == 24
    assert list(month_terms(date(2016, 1, 31), date(2018, 1, 1))) == []
    assert list(month_terms(DAY, None)) == []


@given(days, degrees)
def test_a_store_gives_literals_back_as_they_were_written(day: date, value: float) -> None:
    node, store = NamedNode("http://localhost/x"), Store()
    month = next(month_terms(day, day))
    for literal in (
        number(value),
        day_term(day),
        first_second(day),
        last_second(day),
        month,
        year_term(day.year),
    ):
        store.add(Quad(node, node, literal))
        (kept,) = store
        assert kept.object == literal
        store.clear()
    assert float(number(value).value) == value
