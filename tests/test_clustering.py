"""The graph's reading by a cluster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ClusterError, ExtraMissing, UsageError
from kg.graph import Graph, open_graph
from kg.model import Report
from kg.settings import Settings
from tests.cluster.light import light

REPORTS = [Report("a", "The army captured Raqqa."), Report("b", "The SDF entered Abu Kamal.")]


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with open_graph(tmp_path / "graph", settings=Settings.from_env()) as opened:
        yield opened


def test_workers_of_this_machine_read_into_the_graph(graph: Graph, tmp_path: Path) -> None:
    told = graph.take_on("local", iter(REPORTS), jobs=1, load=light)
    assert (told.added, told.claims) == (2, 2)
    assert [report.id for report in graph.reports()] == ["a", "b"]
    assert not (tmp_path / "graph" / "shards").exists()


def test_shards_stay_in_a_place_that_is_named(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert graph.take_on("local", iter(REPORTS), jobs=1, load=light, shards="kept").added == 2
    assert sorted(path.suffix for path in (tmp_path / "kept").iterdir()) == [".json", ".zst"]


def test_shards_stay_for_the_next_run_when_one_fails(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "graph" / "shards").mkdir()
    with pytest.raises(UsageError, match=r"^cluster 'nowhere': "):
        graph.take_on("nowhere", iter(REPORTS), load=light)
    assert (tmp_path / "graph" / "shards").is_dir()


def test_a_graph_in_memory_has_to_be_told_where() -> None:
    with (
        open_graph(":memory:") as graph,
        pytest.raises(UsageError, match=r"^a graph in memory has no folder"),
    ):
        graph.take_on("local", iter(REPORTS))


def test_without_the_extra_it_is_said(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("kg.cluster.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(
        ExtraMissing, match=r"^distributed is not installed; the extra kg\[cluster\] brings it$"
    ):
        graph.take_on("local", iter(REPORTS))


def test_a_cluster_that_does_not_answer_is_said(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cluster.connecting.ANSWER", 0.2)
    with pytest.raises(ClusterError, match=r"^cluster tcp://127.0.0.1:1: no scheduler answers \("):
        graph.take_on("tcp://127.0.0.1:1", iter(REPORTS), load=light)
    assert graph.reports() == []
