"""Days, spans, and the refusal of unknown parameters."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated

import httpx
import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from kg.serve import problems
from kg.serve.parameters import On, Span, iso_day, only_known, span
from tests.serve.expect import problem


@given(st.dates())
def test_every_iso_day_is_read(day: date) -> None:
    assert iso_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "words",
    ["20171108", "1510099200", "2017-W45-3", "2017-11-8", "2017-02-30", "٢٠١٧-١١-٠٨", "", 1510099200, None],
)
def test_other_days_are_refused(words: object) -> None:
    with pytest.raises(ValueError, match=r"YYYY-MM-DD|is no day"):
        iso_day(words)


def test_a_span_holds_the_days_asked_for() -> None:
    early, late = date(2017, 11, 1), date(2017, 11, 2)
    assert asyncio.run(span(early, late)) == Span(early, late)
    assert asyncio.run(span(late, None)) == Span(late, None)


@pytest.mark.parametrize(
    ("path", "parameter", "detail"),
    [
        ("/claims?relatoin=captured", "relatoin", "there is no such parameter here"),
        ("/claims?limit=1&limit=2", "limit", "given more than once"),
        ("/healthz?verbose=1", "verbose", "there is no such parameter here; known: none"),
        ("/graph?around=&limit=3", "limit", "there is no such parameter here; known: around"),
        ("/docs?x", "x", None),
        (
            "/explorer/changes.json?until=x",
            "until",
            "there is no such parameter here; known: after, limit, since",
        ),
        ("/explorer/changes.json?after=1&after=2", "after", "given more than once"),
        ("/claims?limit=0", "limit", "input should be greater than or equal to 1"),
        ("/claims?limit=1001", "limit", "input should be less than or equal to 1000"),
        ("/claims?limit=ten", "limit", None),
        ("/claims?status=maybe", "status", None),
        ("/claims?since=yesterday", "since", "a day is written YYYY-MM-DD"),
        ("/entities?q=", "q", None),
        ("/entities?q=abu&kind=town", "kind", None),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_named(
    client: httpx.Client, path: str, parameter: str, detail: str | None
) -> None:
    body = problem(client.get(path), 400) if "?x" not in path else problem(client.get("/docs?x=1"), 400)
    assert [fault["parameter"] for fault in body["errors"]] == [parameter]
    assert body["errors"][0]["detail"].startswith(detail or "")


def _wanted(day: On = None) -> str:
    return str(day)


def test_a_route_that_is_not_described_takes_its_own_parameters_and_no_others() -> None:
    app = FastAPI(dependencies=[Depends(only_known)])
    problems.install(app)

    @app.get("/shown.json", include_in_schema=False)
    def shown(word: str, day: Annotated[str, Depends(_wanted)]) -> str:
        return f"{word} {day}"

    with TestClient(app) as client:
        assert client.get("/shown.json?word=a&day=2017-11-08").json() == "a 2017-11-08"
        faults = client.get("/shown.json?word=a&dya=2017-11-08").json()["errors"]
    assert faults == [{"parameter": "dya", "detail": "there is no such parameter here; known: day, word"}]
