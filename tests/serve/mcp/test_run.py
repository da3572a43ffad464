"""The tools over streamable HTTP, as a client of its own reaches them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import anyio
import httpx
import pytest
from mcp import Client

from kg.errors import UsageError
from kg.graph import Graph
from kg.serve.mcp.run import PATH, http_server, over_http
from kg.serve.run import address, bound
from tests.serve.story import CAPTURED

HELLO = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPT = {"Accept": "application/json, text/event-stream"}


@contextmanager
def live(graph: Graph, *names: str) -> Iterator[str]:
    """Serve the tools in a thread and give their address; the server has stopped when the block ends."""
    with bound("127.0.0.1", 0) as door:
        running = http_server(graph, names)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            while not running.started:
                assert thread.is_alive()
                time.sleep(0.01)
            yield address(door).rstrip("/") + PATH
        finally:
            running.should_exit = True
            thread.join(20)
            assert not thread.is_alive()


def status(url: str, **headers: str) -> int:
    """Give how a request with these headers fares."""
    return httpx.post(url, json=HELLO, headers=ACCEPT | headers, trust_env=False, timeout=30).status_code


def test_the_packages_own_client_asks_over_http(graph: Graph) -> None:
    async def ask(url: str) -> tuple[int, object]:
        async with Client(url) as client:
            listed = await client.list_tools()
            answer = await client.call_tool("evidence", {"claim": CAPTURED.id})
            assert answer.structured_content
            return len(listed.tools), answer.structured_content["id"]

    with live(graph) as url:
        assert anyio.run(ask, url) == (8, CAPTURED.id)


def test_a_rebound_name_and_a_page_of_another_site_are_turned_away(graph: Graph) -> None:
    with live(graph) as url:
        port = url.split(":")[2].split("/")[0]
        assert status(url, Host="rebound.example") == 421
        assert status(url, Host=f"rebound.example:{port}") == 421
        assert status(url, Origin="https://site.example") == 403
        assert status(url, Origin="null") == 403
        assert status(url, Origin=f"http://localhost:{port}") not in {403, 421}
        assert status(url) not in {403, 421}


def test_a_name_that_was_allowed_is_answered(graph: Graph) -> None:
    with live(graph, "graph.example") as url:
        assert status(url, Host="graph.example", Origin="https://graph.example") not in {403, 421}
        assert status(url, Host="graph.example.evil.example") == 421


def test_a_large_body_is_refused(graph: Graph) -> None:
    with live(graph) as url:
        sent = httpx.post(url, content=b"[" * 300_000, headers=ACCEPT, trust_env=False, timeout=30)
        assert sent.status_code == 413


def test_an_address_for_others_needs_a_name(graph: Graph) -> None:
    with pytest.raises(UsageError, match=r"^0\.0\.0\.0 is reached from elsewhere: say by --allow-host"):
        over_http(graph, "0.0.0.0", 0)
