"""Reading reports into the graph by the workers of a cluster."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kg.graph import open_graph
from tests.cli.running import Kg
from tests.cluster.light import light

TOOK = "The army captured Abu Kamal on 2017-11-08, The army said."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    given = [
        {"id": "took", "text": TOOK, "published": "2017-11-09", "source": "Desert Wire"},
        {"id": "none", "text": ""},
        {"id": "rain", "text": "It rained."},
        {"id": "bad", "text": "crash"},
    ]
    path.write_text("\n".join(map(json.dumps, given)))
    return path


def test_workers_started_here_read_what_one_process_reads(
    kg: Kg, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.text.extractor", light)
    words = ("ingest", reports, "--cluster", "local", "--jobs", "1", "--shards", tmp_path / "shards")
    ran = kg(*words, "--json")
    alone = kg("ingest", reports, "--json", "--store", tmp_path / "alone")
    assert (ran.code, ran.out, ran.err) == (alone.code, alone.out, alone.err)
    assert (ran.json["added"], ran.json["claims"], len(ran.json["refused"])) == (2, 1, 2)
    assert sorted(path.suffix for path in (tmp_path / "shards").iterdir()) == [".json", ".zst"]
    again = kg(*words)
    assert again.out == "3 reports read: 0 new, 0 replaced, 2 unchanged; 0 claims\n"


def test_shards_without_a_cluster_are_refused(kg: Kg, reports: Path) -> None:
    ran = kg("ingest", reports, "--shards", "somewhere")
    assert (ran.code, ran.err) == (2, "kg: --shards goes with --cluster\n")
    assert not kg.store.exists()


def test_a_cluster_that_is_no_address_is_refused(kg: Kg, reports: Path) -> None:
    ran = kg("ingest", reports, "--cluster", "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith("kg: cluster 'nowhere': ")
    assert ran.err.endswith("; an address is written tcp://HOST:8786\n")


def test_without_the_extra_it_is_named(kg: Kg, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("kg.cluster.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = kg("ingest", reports, "--cluster", "local")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith("kg: distributed is not installed; the extra kg[cluster] brings it\n")


def test_a_graph_that_another_process_writes_is_not_read_into(kg: Kg, reports: Path) -> None:
    with open_graph(kg.store):
        ran = kg("ingest", reports, "--cluster", "local")
    assert (ran.code, ran.out) == (1, "")
    assert f"{kg.store}" in ran.err.splitlines()[-1]
