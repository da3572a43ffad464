"""Liveness and readiness."""

from __future__ import annotations

import httpx

from kg.graph import Graph
from kg.store import memory_store
from tests.serve.conftest import SETTINGS
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import BASE, Told


def test_alive_and_ready(client: httpx.Client, graph: Graph) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = {"status": "ok", "version": graph.version, "reports": 4, "claims": 4}
    assert client.get("/readyz").json() == ready


def test_a_closed_store_is_alive_but_not_ready() -> None:
    graph = Graph(memory_store(BASE), SETTINGS, Told())
    graph.close()
    with live(graph, SETTINGS) as client:
        assert client.get("/healthz").status_code == 200
        problem(client.get("/readyz"), 503)
        problem(client.get("/claims"), 503)
