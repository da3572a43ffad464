"""What every answer has in common."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from kg.graph import Graph
from kg.settings import Settings
from tests.serve.expect import problem
from tests.serve.live import live


@pytest.mark.parametrize("path", ["/claims", "/healthz", "/nope", "/graph.json", "/openapi.json"])
def test_every_answer_is_guarded_and_shared(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-cache"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers
    assert "server" not in headers
    assert "set-cookie" not in headers


def test_head_is_get_without_its_body(client: httpx.Client) -> None:
    whole, head = client.get("/claims"), client.head("/claims")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))


def test_a_preflight_allows_reading(client: httpx.Client) -> None:
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/sparql", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, POST, PUT, DELETE, OPTIONS"
    assert (
        answer.headers["access-control-allow-headers"]
        == "Accept, Authorization, Content-Type, Idempotency-Key"
    )


def test_an_address_has_a_limit(client: httpx.Client) -> None:
    assert problem(client.get("/reports/" + "a" * 9000), 414)["detail"] == "an address may have 8192 bytes"
    assert client.get("/reports/" + "a" * 8000).status_code == 404


def test_other_methods_are_refused(client: httpx.Client) -> None:
    answer = client.delete("/claims")
    assert problem(answer, 405)["detail"] == "DELETE is not allowed here"
    assert answer.headers["allow"] == "GET"
    assert problem(client.put("/sparql", content=b"x"), 405)


def test_many_at_once_are_answered_as_one(client: httpx.Client) -> None:
    paths = [
        "/claims",
        "/entities?q=abu+kemal",
        "/entities/islamic-state/relations",
        "/reports",
        "/graph.json",
    ]
    paths += [
        "/places/raqqa/control",
        "/graph.html",
        "/sparql?query=ASK%7B%7D",
        "/readyz",
        "/claims?place=raqqa",
    ]
    alone = [client.get(path).content for path in paths]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda path: client.get(path).content, paths * 8))
    assert together == alone * 8


class _Broken(Graph):
    version_tag, home = "none", None

    @property
    def version(self) -> str:
        raise RuntimeError("/secret/path went missing")


def test_an_unforeseen_error_tells_nothing(graph: Graph, caplog: pytest.LogCaptureFixture) -> None:
    broken = object.__new__(_Broken)
    with live(broken, Settings()) as client, caplog.at_level(logging.ERROR, "kg.serve"):
        answer = client.get("/graph.html")
        assert client.get("/healthz").json() == {"status": "ok"}
    assert problem(answer, 500) == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "detail": "this is a fault of the server",
        "instance": "/graph.html",
    }
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "/secret/path" in caplog.text
