"""What every test runs under, and what several share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from kg.graph import Graph, open_graph
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.extract import Extractor
    from kg.extract.rows import RowReader
    from tests.reading import Reader

# Machines that share their cores are slow now and then; what a property says does not depend on it.
_CALM = hypothesis_settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors]
)
# The same examples every time: a change is judged by what it changed. `HYPOTHESIS_PROFILE=searching` looks further.
hypothesis_settings.register_profile("steady", _CALM, max_examples=40, derandomize=True, database=None)
hypothesis_settings.register_profile("searching", _CALM)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


SAMPLES = Path(__file__).parents[1] / "kg" / "samples"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Load the true extractor, once for all tests."""
    from kg.text import extractor as load

    return load(Settings.from_env())


@pytest.fixture(scope="session")
def row_reader() -> RowReader:
    """Load the true reader of rows, once for all tests."""
    from kg.text import row_reader as load

    return load(Settings.from_env())


@pytest.fixture(scope="session")
def samples_folder(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the sample reports into a folder, once for all tests; each opens a copy of it."""
    assert extractor
    folder = tmp_path_factory.mktemp("samples") / "graph"
    with open_graph(folder) as graph:
        graph.ingest(SAMPLES)
    return folder


@pytest.fixture(scope="module")
def samples(samples_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Give the graph that the sample reports make, which no test changes."""
    folder = shutil.copytree(samples_folder, tmp_path_factory.mktemp("opened") / "graph")
    with open_graph(folder) as graph:
        yield graph


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Let the facade and the command line read reports with the reader made by hand."""
    from tests.reading import Reader

    reader = Reader()
    monkeypatch.setattr("kg.text.extractor", lambda _settings: reader)
    return reader
