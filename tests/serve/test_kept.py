"""What is kept ready, for whom, and how long."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from starlette.types import Send

from kg.graph import Graph
from kg.serve.access import Access, Key, Scope
from kg.serve.kept import Answer, Kept, Shelf
from kg.settings import Settings
from kg.store import open_store
from tests.serve.live import live
from tests.serve.scratch import READ, WRITE, bearer, scratch
from tests.serve.story import BARE, BASE, HOSTILE, REPORTS, Told

Message = MutableMapping[str, Any]


def answer(size: int) -> Answer:
    return Answer({}, b"x" * size, {})


def test_what_was_asked_for_longest_ago_gives_way() -> None:
    shelf = Shelf(room=100, largest=50)
    for name in ("a", "b"):
        shelf.keep((name,), answer(50))
    assert shelf.find(("a",)) == answer(50)
    shelf.keep(("c",), answer(10))
    assert [shelf.find((name,)) is not None for name in "abc"] == [True, False, True]
    shelf.keep(("a",), answer(20))
    shelf.keep(("d",), answer(50))
    assert [shelf.find((name,)) is not None for name in "acd"] == [True, True, True]


def test_what_is_too_large_is_not_kept() -> None:
    shelf = Shelf(room=100, largest=50)
    shelf.keep(("a",), answer(51))
    assert shelf.find(("a",)) is None


class Route:
    """An application that counts how often it is asked, and answers in the pieces it is given."""

    def __init__(self, *pieces: bytes, status: int = 200, control: bytes = b"", forms: bool = True) -> None:
        """Answer so."""
        self.asked = 0
        self._pieces, self._status, self._control, self._forms = pieces, status, control, forms

    async def __call__(self, scope: Message, receive: object, send: Send) -> None:
        """Answer one request."""
        self.asked += 1
        scope["state"]["offered"] = ("json",) if self._forms else ()
        headers = [(b"cache-control", self._control)]
        await send({"type": "http.response.start", "status": self._status, "headers": headers})
        for number, piece in enumerate(self._pieces, 1):
            more = number < len(self._pieces)
            await send({"type": "http.response.body", "body": piece, "more_body": more})


def ask(kept: Kept, method: str = "GET", **more: object) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            # As those do who stand before it.
            message["headers"].append((b"x-added", b"1"))
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": method, "scheme": "http", "headers": [], "state": {}, "path": "/"}
    asyncio.run(kept({**scope, **more}, receive, send))
    return sent


def test_the_same_is_answered_the_same_once_asked() -> None:
    route = Route(b"whole")
    kept = Kept(route, lambda scope: scope["path"])
    first, second = ask(kept), ask(kept)
    assert route.asked == 1
    assert [m.get("body") for m in first] == [m.get("body") for m in second] == [None, b"whole"]
    assert first[0]["headers"] == second[0]["headers"] == [(b"cache-control", b""), (b"x-added", b"1")]


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/b"},
        {"scheme": "https"},
        {"root_path": "/kg"},
        {"headers": [(b"host", b"other")]},
        {"headers": [(b"accept", b"text/html")]},
    ],
)
def test_what_is_asked_otherwise_is_asked_of_the_route(other: dict[str, Any]) -> None:
    route = Route(b"whole")
    kept = Kept(route, lambda scope: scope["path"])
    ask(kept)
    ask(kept, **other)
    assert route.asked == 2


@pytest.mark.parametrize(
    "route",
    [
        Route(b"in ", b"pieces"),
        Route(b"gone", status=404),
        Route(b"now", control=b"private, no-store"),
        Route(b"without forms", forms=False),
    ],
)
def test_what_may_change_or_is_long_is_asked_anew(route: Route) -> None:
    kept = Kept(route, lambda scope: scope["path"])
    assert ask(kept) == ask(kept)
    assert route.asked == 2


def test_what_is_said_to_last_is_kept_without_forms() -> None:
    route = Route(b"whole", forms=False)
    kept = Kept(route, lambda scope: scope["path"])
    for _ in range(2):
        ask(kept, state={"lasting": True})
    assert route.asked == 1


def test_only_reading_is_kept() -> None:
    route = Route(b"whole")
    kept = Kept(route, lambda scope: scope["path"])
    ask(kept)
    ask(kept, "POST")
    assert route.asked == 2


@pytest.mark.parametrize(
    "path",
    [
        "/entities/abu-kamal/relations",
        "/claims?limit=1",
        "/reports",
        "/entities/abu-kamal?format=html",
        "/explorer/timeline.json?of=abu-kamal",
    ],
)
def test_an_answer_is_the_same_when_asked_again(client: httpx.Client, path: str) -> None:
    first, second = client.get(path), client.get(path)
    assert (first.status_code, first.content) == (200, second.content)
    assert {k: v for k, v in first.headers.items() if k != "date"} == {
        k: v for k, v in second.headers.items() if k != "date"
    }
    assert client.head(path).headers["content-length"] == str(len(first.content))


def test_a_change_is_seen_at_once(tmp_path: Path) -> None:
    with (
        Graph(open_store(tmp_path / "graph", BASE), Settings(), Told()) as graph,
        live(graph, Settings()) as c,
    ):
        assert [c.get("/reports").json()["total"] for _ in range(2)] == [0, 0]
        graph.add(REPORTS)
        assert c.get("/reports").json()["total"] == len(REPORTS)
        graph.forget(BARE.id)
        assert c.get("/reports").json()["total"] == len(REPORTS) - 1


def test_what_one_may_read_is_not_given_to_another(tmp_path: Path) -> None:
    keys = (Key(Scope.READ, Access.given(env={"KG_READ_TOKEN": READ}).keys[0].digest),)
    path = f"/reports/{quote(HOSTILE.id)}"
    with (
        Graph(open_store(tmp_path / "graph", BASE), Settings(), Told()) as graph,
        live(graph, Settings(), Access(keys)) as c,
    ):
        graph.add(REPORTS)
        away = {"X-Forwarded-For": "203.0.113.5"}
        assert c.get(path).json()["text"] == HOSTILE.text
        assert c.get(path, headers=away).json()["text"] is None
        assert c.get(path, headers=away | bearer(READ)).json()["text"] == HOSTILE.text
        assert c.get(path, headers=away | bearer(WRITE)).status_code == 401
        assert c.get(path, headers=away).json()["text"] is None


def test_an_update_is_seen_at_once(tmp_path: Path) -> None:
    with scratch(tmp_path / "graph", Settings()) as c:
        assert c.get("/entities").json()["total"] == 0
        told = "INSERT DATA { <http://kg.test/entities/a> a <https://w3id.org/conflict-kg#ArmedGroup> ; "
        told += '<http://www.w3.org/2000/01/rdf-schema#label> "A" }'
        made = c.post("/sparql", content=told, headers={"Content-Type": "application/sparql-update"})
        assert made.status_code == 204
        assert c.get("/entities").json()["total"] == 1
