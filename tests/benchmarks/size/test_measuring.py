"""What is measured at each size, on a store of a few claims."""

from __future__ import annotations

import json
import platform
import re
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.size import asking, extracting, growing, holding, loading, serving
from benchmarks.size.building import Made, build, size
from benchmarks.size.machine import machine, short, versions
from benchmarks.size.reports import wars
from benchmarks.war.building import BASE
from kg.derive import update
from kg.dumping import Dump
from kg.store import Store, memory_store, open_store

CLAIMS = 150


def hashed(store: Store) -> str:
    dump = Dump(store)
    for _ in dump:
        pass
    return dump.hash


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    folder: Path = tmp_path_factory.mktemp("size") / f"size-{CLAIMS}"
    return folder, build(folder, CLAIMS)


def test_what_is_built_at_once_is_what_reading_report_by_report_would_leave(made: tuple[Path, Made]) -> None:
    folder, told = made
    slow = memory_store(BASE)
    for where, coming in wars(CLAIMS):
        known = where.known()
        while batch := list(islice(coming, 20)):
            update(slow, batch, known=known)
    with open_store(folder, BASE, write=False) as store:
        assert hashed(store) == hashed(slow)
        assert sum(1 for _ in store.quads()) == told.quads + told.derived_quads
    assert (told.wars, told.before) == (1, 0)
    assert told.claims >= CLAIMS
    assert told.disk_bytes == pytest.approx(size(folder), rel=0.1)


def test_look_ups_and_questions_are_measured_with_what_they_answer(made: tuple[Path, Made]) -> None:
    found = asking.measured(made[0], CLAIMS)
    assert found["lookups"]["relations of a busy actor"]["rows"] > 5
    assert found["lookups"]["relations of a quiet actor"]["rows"] >= 1
    assert found["lookups"]["control of a busy place on a day"]["rows"] == 1
    assert found["search"]["rows"] == 10
    assert {"captured-by (busy)", "captured-by (quiet)", "denials"} <= found["questions"].keys()
    assert json.loads(json.dumps(found)) == found


def test_more_reports_are_added_to_a_copy_alone(made: tuple[Path, Made]) -> None:
    folder, told = made
    with open_store(folder, BASE, write=False) as store:
        was = hashed(store)
    found = growing.measured(folder, told, reports=30)
    assert 0 < found["p50_ms"] <= found["p95_ms"]
    with open_store(folder, BASE, write=False) as store:
        assert hashed(store) == was
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_a_server_answers_each_kind_of_request(made: tuple[Path, Made]) -> None:
    found = serving.measured(made[0], CLAIMS, times=4)
    assert len(found["requests"]) == 7
    assert all(asked["p50_ms"] > 0 for asked in found["requests"].values())


def test_loading_is_measured_beside_the_engine(tmp_path: Path) -> None:
    found = loading.measured(tmp_path, claims=60, rounds=1)
    assert found["bulk"].keys() == {"quads", "quads_a_second", "engine_quads_a_second", "ratio"}
    assert found["incremental"]["quads"] == found["bulk"]["quads"]
    assert list(tmp_path.iterdir()) == []


def test_a_claim_takes_room_in_memory(made: tuple[Path, Made]) -> None:
    assert holding.measured(made[0], CLAIMS)["bytes_a_claim"] >= 0


def test_short_reports_are_read_beside_the_parser_and_into_a_graph() -> None:
    found = extracting.measured(count=8, rounds=1)
    assert found["one_process"]["reports_a_second"] > 0
    assert found["two_processes"]["reports_a_second"] > 0
    told = extracting.events(count=8)
    assert (told["reports"], told["fees_dollars"]) == (8, 0)
    assert told["claims"] > 8


def test_a_kind_of_machine_is_named_and_no_machine() -> None:
    kind = machine()
    assert kind.keys() == {"processor", "cores", "memory_gb"}
    assert re.fullmatch(r"[a-z0-9-]+-cores", short(kind))
    assert platform.node() not in json.dumps(kind)
    assert versions().keys() == {"python", "kg", "pyoxigraph", "spacy"}
