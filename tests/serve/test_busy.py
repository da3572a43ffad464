"""A server on which queries without end run still answers the others."""

from __future__ import annotations

import threading
from pathlib import Path

import httpx
import pytest

from kg.graph import Graph
from kg.query.foreign import LONG
from kg.settings import Settings
from kg.store import open_store
from tests.serve.live import live
from tests.serve.story import BASE, REPORTS, Told

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
SHORT = "ASK {}"


def test_eight_queries_without_end_leave_health_and_short_queries_answered(tmp_path: Path) -> None:
    settings = Settings(query_seconds=8.0)
    ends: list[tuple[int, str]] = []
    with Graph(open_store(tmp_path / "graph", BASE), settings, Told()) as graph:
        graph.add(REPORTS)
        graph.tend()
        with live(graph, settings) as client:

            def runaway() -> None:
                ended = httpx.post(
                    f"{client.base_url}sparql", data={"query": ENDLESS}, timeout=60, trust_env=False
                )
                ends.append((ended.status_code, ended.json()["detail"]))

            threads = [threading.Thread(target=runaway) for _ in range(LONG)]
            for thread in threads:
                thread.start()
            answered = 0
            while any(thread.is_alive() for thread in threads):
                assert client.get("/healthz").status_code == 200
                short = client.post("/sparql", data={"query": SHORT})
                assert (short.status_code, short.json()["boolean"]) == (200, True)
                answered += 1
            for thread in threads:
                thread.join()
    assert ends == [(503, "the query was ended after 8 s")] * LONG
    assert answered > LONG


def test_a_query_for_which_nobody_waits_leaves_its_place(tmp_path: Path) -> None:
    settings = Settings(query_seconds=10.0)
    with Graph(open_store(tmp_path / "graph", BASE), settings, Told()) as graph:
        graph.add(REPORTS)
        graph.tend()
        with live(graph, settings) as client:

            def impatient() -> None:
                with pytest.raises(httpx.ReadTimeout):
                    httpx.post(
                        f"{client.base_url}sparql", data={"query": ENDLESS}, timeout=3, trust_env=False
                    )

            threads = [threading.Thread(target=impatient) for _ in range(LONG)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            room = client.post("/sparql", data={"query": ENDLESS}, timeout=60)
    # With all places taken still, it would be told at once that there is none.
    assert (room.status_code, room.json()["detail"]) == (503, "the query was ended after 10 s")
