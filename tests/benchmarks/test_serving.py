"""What the speed of the server is measured with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.serving.client import Server, Timed, served
from benchmarks.serving.sparql import beside, directly, in_rdflib, path, queries
from benchmarks.war.building import BASE, build
from kg.store import open_store


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("war") / "store"
    build(folder, 240)
    return folder


@pytest.fixture(scope="module")
def server(war: Path) -> Iterator[Server]:
    with served(war) as running:
        yield running


def test_every_request_is_timed(server: Server) -> None:
    timed = server.timed(["/constant/100"] * 25, connections=3)
    assert (len(timed.each), len(timed.first)) == (25, 25)
    assert all(first <= whole for first, whole in zip(timed.first, timed.each, strict=True))
    assert server.ask("/constant/100") == b" " * 100


def test_percentiles_and_rate() -> None:
    timed = Timed([1.0] * 99 + [101.0], [1.0] * 100, spent=0.5, work=0.1)
    assert (timed.p50, timed.p99, timed.rate) == (1.0, 100.0, 200.0)


def test_a_failed_request_is_not_counted_as_a_fast_one(server: Server) -> None:
    with pytest.raises(RuntimeError, match="404"):
        server.ask("/entities/nobody-of-this-name/relations")


# rdflib warns of itself.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_all_three_engines_answer_alike(server: Server, war: Path) -> None:
    with open_store(war, BASE, write=False) as store:
        asked, rdflib = queries(store), in_rdflib(store)
    direct = directly(war)
    assert len(asked) == 5
    for query in asked.values():
        counts = [
            len(json.loads(body)["results"]["bindings"])
            for body in (direct(query), server.ask(path(query)), rdflib(query))
        ]
        assert len(set(counts)) == 1


def test_a_query_is_timed_directly_and_over_http(server: Server, war: Path) -> None:
    assert all(ms > 0 for ms in beside(server, directly(war), "SELECT ?s { ?s ?p ?o } LIMIT 1", times=2))
