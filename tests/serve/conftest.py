"""One server for the room: it only reads, so that no test changes what another sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.graph import Graph
from kg.settings import Settings
from kg.store import open_store
from tests.serve.live import live
from tests.serve.story import BASE, REPORTS, Told

SETTINGS = Settings(query_seconds=2.0, query_rows=3)


@pytest.fixture(scope="package")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder: Path = tmp_path_factory.mktemp("served")
    with Graph(open_store(folder / "graph", BASE), SETTINGS, Told()) as held:
        held.add(REPORTS)
        yield held


@pytest.fixture(scope="package")
def client(graph: Graph) -> Iterator[httpx.Client]:
    with live(graph, SETTINGS) as asking:
        yield asking
