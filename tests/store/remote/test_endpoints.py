"""Where servers are asked and changed, found as each of them has it."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from kg.errors import StoreError
from kg.store.remote.endpoints import Endpoints, found
from tests.store.remote.inside import server_of, wire_of

ANSWER = b'{"head":{},"boolean":true}'
HOST = "http://kg.example"


def sought(url: str, *answering: str, described: str = "", user: bool = False) -> Endpoints:
    def answer(request: httpx.Request) -> httpx.Response:
        if str(request.url) in {HOST + path for path in answering} and request.method == "POST":
            return httpx.Response(200, content=ANSWER)
        if request.method == "GET" and described:
            return httpx.Response(200, content=described.encode())
        return httpx.Response(404, content=b"nothing here")

    env = {"KG_STORE_USER": "ana", "KG_STORE_PASSWORD": "p"} if user else {}
    return found(replace(server_of(env=env), url=HOST + url), wire_of(answer))


@pytest.mark.parametrize(
    ("url", "answering", "due"),
    [
        ("", "/query", ("/query", "/update", "/store")),
        ("/ds", "/ds/query", ("/ds/query", "/ds/update", "/ds/store")),
        ("/ds/query", "/ds/query", ("/ds/query", "/ds/update", None)),
        ("/ds", "/ds/sparql", ("/ds/sparql", "/ds/sparql", None)),
        (
            "/repositories/war",
            "/repositories/war",
            ("/repositories/war", "/repositories/war/statements", None),
        ),
        ("/sparql", "/sparql", ("/sparql", "/sparql", None)),
        ("/api/wars", "/api/wars", ("/api/wars", "/api/wars", None)),
    ],
)
def test_a_layout_is_known(url: str, answering: str, due: tuple[str, str, str | None]) -> None:
    ends = sought(url, answering)
    assert (ends.query, ends.update) == (HOST + due[0], HOST + due[1])
    assert ends.graphs == (due[2] and HOST + due[2])


def test_virtuoso_lets_a_user_change_things_elsewhere() -> None:
    assert sought("/sparql", "/sparql", "/sparql-auth", user=True).update == HOST + "/sparql-auth"


def test_a_server_describes_its_endpoint_and_no_other_hosts() -> None:
    says = "<#s> <http://www.w3.org/ns/sparql-service-description#endpoint> <{}> ."
    ends = sought("/wars", "/deep/ask", described=says.format(HOST + "/deep/ask"))
    assert ends == Endpoints(HOST + "/deep/ask", HOST + "/deep/ask", None)
    with pytest.raises(StoreError, match="no SPARQL endpoint") as told:
        sought("/wars", "/deep/ask", described=says.format("http://other.example/deep/ask"))
    assert "other.example" not in str(told.value)


def test_what_was_tried_is_said() -> None:
    with pytest.raises(
        StoreError,
        match=r"no SPARQL endpoint at sparql\+http://kg\.example/ds;"
        r" tried http://kg\.example/ds/query \(404 nothing here\),"
        r" http://kg\.example/ds/sparql .*Name them: sparql\+http://HOST/PATH\?query=",
    ):
        sought("/ds")


def test_who_is_not_let_in_is_told_how_to_say_who_asks() -> None:
    def closed(request: httpx.Request) -> httpx.Response:
        return httpx.Response(401)

    with pytest.raises(StoreError, match=r"does not let you in \(401 Unauthorized\); KG_STORE_USER with"):
        found(server_of(), wire_of(closed))


def test_what_is_given_is_not_sought() -> None:
    def unasked(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    given = replace(server_of(), query=HOST + "/a", update=HOST + "/b", graphs=HOST + "/c")
    assert found(given, wire_of(unasked)) == Endpoints(HOST + "/a", HOST + "/b", HOST + "/c")
    assert found(replace(given, update=None), wire_of(unasked)).update == HOST + "/a"
