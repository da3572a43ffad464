"""Errors as problem details."""

from __future__ import annotations

import asyncio
import json

import pytest
from fastapi import Request

from kg.errors import (
    BadQuery,
    InvalidData,
    KgError,
    NotFound,
    QueryTimeout,
    RefusedQuery,
    StoreInUse,
    UsageError,
)
from kg.serve.paths import path_of
from kg.serve.problems import _from_kg, problem, responses, schemas


def handled(error: KgError) -> tuple[int, dict[str, object], dict[str, str]]:
    request = Request(
        {"type": "http", "method": "GET", "path": "/claims/a?b", "headers": [], "query_string": b""}
    )
    answer = asyncio.run(_from_kg(request, error))
    return answer.status_code, json.loads(bytes(answer.body)), dict(answer.headers)


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        (NotFound("claim", "x"), 404, "Not Found"),
        (UsageError("no"), 400, "Bad Request"),
        (BadQuery("no"), 400, "Bad Request"),
        (RefusedQuery("no"), 403, "Forbidden"),
        (QueryTimeout("no"), 503, "Service Unavailable"),
        (StoreInUse("no"), 503, "Service Unavailable"),
    ],
)
def test_each_error_has_its_status(error: KgError, status: int, title: str) -> None:
    code, body, headers = handled(error)
    assert (code, body["status"], body["title"], body["detail"]) == (status, status, title, str(error))
    assert body["instance"] == "/claims/a%3Fb"
    assert headers["content-type"] == "application/problem+json"
    assert headers.get("retry-after") == ("5" if status == 503 else None)


def test_an_unknown_name_comes_with_the_nearest() -> None:
    assert handled(NotFound("entity", "raka", ("Raqqa",)))[1]["nearest"] == ["Raqqa"]
    assert handled(NotFound("entity", "raka"))[1]["nearest"] == []


def test_an_error_that_no_client_can_mend_is_the_servers() -> None:
    with pytest.raises(InvalidData):
        handled(InvalidData("shapes"))


def test_a_problem_holds_only_what_is_known() -> None:
    answer = problem("/x", 406, "no such form", {"Connection": "close"}, nearest=None, limit=3)
    assert json.loads(bytes(answer.body)) == {
        "type": "about:blank",
        "title": "Not Acceptable",
        "status": 406,
        "detail": "no such form",
        "instance": "/x",
        "limit": 3,
    }
    assert answer.headers["connection"] == "close"


def test_a_path_is_encoded_again() -> None:
    assert path_of({"path": "/reports/a b/ü?#%"}) == "/reports/a%20b/%C3%BC%3F%23%25"


def test_problems_are_described() -> None:
    described = responses(404, "default")
    assert [described[s]["description"] for s in (404, "default")] == ["Not Found", "Any other problem"]
    assert list(described[404]["content"]) == ["application/problem+json"]
    assert set(schemas()) == {"Problem", "Fault", "Available"}
