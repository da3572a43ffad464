"""Which content and which days fit which format."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import UsageError
from kg.formats import Asked, What, asked

DAY = date(2017, 11, 10)


@pytest.mark.parametrize(
    ("format", "what", "expected"),
    [
        ("csv", None, What.RELATIONSHIPS),
        ("csv", "claims", What.CLAIMS),
        ("acled", None, What.EVENTS),
        ("nquads", None, None),
    ],
)
def test_the_usual_content_of_a_format(format: str, what: str | None, expected: What | None) -> None:
    assert asked(format, what) == Asked(format, expected)


@pytest.mark.parametrize(
    ("format", "what", "expected"),
    [
        ("csv", None, What.CONTROL),
        ("geojson", None, What.CONTROL),
        ("csv", "relationships", What.RELATIONSHIPS),
        ("gexf", None, What.RELATIONSHIPS),
    ],
)
def test_the_usual_content_on_a_day(format: str, what: str | None, expected: What) -> None:
    assert asked(format, what, DAY) == Asked(format, expected, DAY)


def test_what_was_known_needs_no_other_day() -> None:
    assert asked("csv", None, None, DAY) == Asked("csv", What.CONTROL, None, DAY)


@pytest.mark.parametrize(
    ("format", "what", "on", "known_on", "said"),
    [
        (
            *("pdf", None, None, None),
            "no format 'pdf'; there are turtle, nquads, jsonld, graphml, gexf, csv, parquet, geojson, acled",
        ),
        ("csv", "cats", None, None, "no content 'cats'; there are relationships, claims, events, control"),
        (
            *("gexf", "claims", None, None),
            "gexf holds relationships; claims can be written as csv, parquet",
        ),
        (
            *("turtle", "events", None, None),
            "turtle holds everything; events can be written as csv, parquet, geojson, acled",
        ),
        (
            *("acled", "control", None, None),
            "acled holds events; control can be written as csv, parquet, geojson",
        ),
        ("csv", "claims", DAY, None, "on fits control and relationships in force, not claims as csv"),
        ("turtle", None, DAY, None, "on fits control and relationships in force, not turtle"),
        (
            *("geojson", "relationships", DAY, None),
            "on fits control and relationships in force, not relationships as geojson",
        ),
        (
            *("csv", "events", None, DAY),
            "known-on fits control, not events; control can be written as csv, parquet, geojson",
        ),
        (
            *("turtle", None, None, DAY),
            "known-on fits control, not turtle; control can be written as csv, parquet, geojson",
        ),
        (
            *("geojson", "control", None, None),
            "geojson holds control on one day: on names it; csv and parquet hold every interval",
        ),
    ],
)
def test_what_does_not_fit_is_said_with_what_does(
    format: str, what: str | None, on: date | None, known_on: date | None, said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        asked(format, what, on, known_on)
    assert str(refused.value) == said
