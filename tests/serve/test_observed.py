"""Ids of requests, their lines in the log, and what is counted."""

from __future__ import annotations

import json
import logging
from io import StringIO
from typing import Any

import httpx
import pytest

from kg.graph import Graph
from kg.serve.access import Access
from kg.serve.logged import as_json
from kg.settings import Serving, Settings
from tests.serve.live import live

TOKEN = "a-token-that-only-reads"
OWN = "trace-0001"
SETTINGS = Settings(query_rows=3, serving=Serving.of(log="json", metrics=True))


def asked(graph: Graph, *requests: tuple[str, str, dict[str, str]]) -> tuple[list[httpx.Response], list[Any]]:
    """Ask a server, and give its answers and the lines of its log."""
    stream = StringIO()
    with as_json(stream), live(graph, SETTINGS, Access.given(env={"KG_READ_TOKEN": TOKEN})) as client:
        answers = [client.request(method, path, headers=headers) for method, path, headers in requests]
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    return answers, [line for line in lines if line["logger"].startswith("kg")]


def test_a_request_is_one_line_without_words_or_tokens(graph: Graph) -> None:
    sent = {"Authorization": f"Bearer {TOKEN}", "X-Request-ID": OWN}
    (answer,), (line,) = asked(graph, ("GET", "/search?q=secret+words", sent))
    assert line.pop("time").endswith("+00:00")
    assert 0 < line.pop("seconds") < 30
    assert line == {
        "level": "info",
        "logger": "kg.requests",
        "message": "request",
        "request": OWN,
        "client": "127.0.0.1",
        "method": "GET",
        "path": "/search",
        "route": "/search",
        "status": 200,
        "bytes": len(answer.content),
    }


def test_a_sane_id_is_kept_and_another_replaced(graph: Graph) -> None:
    sent = [OWN, "short", "with space in it", "x" * 65, 'quote"in-it']
    answers, lines = asked(graph, *(("GET", "/healthz", {"X-Request-ID": own}) for own in sent))
    given = [a.headers["x-request-id"] for a in answers]
    assert given[0] == OWN
    assert not set(given[1:]) & set(sent)
    assert all(len(own) == 16 for own in given[1:])
    assert [line["request"] for line in lines] == given


def test_a_problem_names_the_request(graph: Graph) -> None:
    (answer, _), lines = asked(
        graph, ("GET", "/claims/none", {"X-Request-ID": OWN}), ("HEAD", "/entities/abu-kamal", {})
    )
    assert (answer.status_code, answer.json()["request_id"]) == (404, OWN)
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("GET", "/claims/{id}", 404),
        ("HEAD", "/entities/{id}", 200),
    ]


def test_an_answer_that_was_kept_ready_has_its_route_too(graph: Graph) -> None:
    _, lines = asked(graph, *[("GET", "/entities/islamic-state", {})] * 2)
    assert [line["route"] for line in lines] == ["/entities/{id}"] * 2


def test_a_fault_is_a_line_with_the_id_of_its_request(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "claim", lambda _id: 1 // 0)
    (answer,), lines = asked(graph, ("GET", "/claims/any", {"X-Request-ID": OWN}))
    assert (answer.status_code, answer.json()["request_id"]) == (500, OWN)
    fault, request = lines
    assert (fault["level"], fault["request"], request["status"]) == ("error", OWN, 500)
    assert "ZeroDivisionError" in fault["error"]


def test_the_log_is_as_before_when_it_is_over() -> None:
    before = logging.getLogger().handlers[:]
    with as_json(StringIO()):
        assert logging.getLogger().handlers != before
    assert logging.getLogger().handlers == before
    assert not logging.getLogger("kg.requests").isEnabledFor(logging.INFO)


def sample(text: str, name: str) -> str:
    """Give the value of one line of the exposition."""
    (value,) = (line.rpartition(" ")[2] for line in text.splitlines() if line.rpartition(" ")[0] == name)
    return value


def test_requests_and_queries_are_counted_by_template_and_outcome(graph: Graph) -> None:
    every = "/sparql?query=SELECT+*+WHERE+%7B%3Fs+%3Fp+%3Fo%7D"
    requests: list[tuple[str, str, dict[str, str]]] = [
        *(("GET", f"/entities/{name}", {}) for name in ("abu-kamal", "islamic-state", "none")),
        *(("GET", path, {}) for path in (every, f"{every}+LIMIT+1", "/sparql?query=nonsense", "/sparql")),
        *(("GET", "/nowhere/at/all", {}), ("BREW", "/healthz", {}), ("GET", "/metrics", {})),
    ]
    answers, _ = asked(graph, *requests)
    answer, text = answers[-1], answers[-1].text
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert sample(text, 'kg_requests_total{method="GET",route="/entities/{id}",status="200"}') == "2"
    assert sample(text, 'kg_requests_total{method="GET",route="/entities/{id}",status="404"}') == "1"
    assert sample(text, 'kg_requests_total{method="GET",route="unmatched",status="404"}') == "1"
    assert 'method="OTHER"' in text
    assert "abu-kamal" not in text
    assert sample(text, 'kg_request_seconds_bucket{route="/entities/{id}",le="+Inf"}') == "3"
    assert sample(text, 'kg_request_seconds_count{route="/entities/{id}"}') == "3"
    outcomes = {
        o: sample(text, f'kg_queries_total{{outcome="{o}"}}') for o in ("answered", "truncated", "refused")
    }
    assert outcomes == {"answered": "1", "truncated": "1", "refused": "1"}
    assert sample(text, "kg_claims") == "4"
    assert sample(text, "kg_reports") == "4"
    assert sample(text, f'kg_store_info{{version="{graph.version_tag}"}}') == "1"


def test_metrics_are_for_this_machine_and_for_tokens(graph: Graph) -> None:
    elsewhere = {"X-Forwarded-For": "203.0.113.9"}
    answers, _ = asked(
        graph,
        ("GET", "/metrics", elsewhere),
        ("GET", "/metrics", elsewhere | {"Authorization": f"Bearer {TOKEN}"}),
    )
    assert [a.status_code for a in answers] == [403, 200]


def test_without_being_asked_nothing_is_counted_or_named(client: httpx.Client) -> None:
    assert client.get("/metrics").status_code == 404
    assert "x-request-id" not in client.get("/healthz").headers
    assert "request_id" not in client.get("/claims/none").json()
