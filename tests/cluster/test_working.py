"""What a worker does with a shard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.cluster import working
from kg.cluster.keeping import DATA, MANIFEST, kept
from kg.cluster.manifest import Manifest
from kg.cluster.place import Place
from kg.cluster.shards import Shard
from kg.cluster.working import Order, read_shard
from kg.errors import ClusterError, VersionMismatch
from kg.model import Report
from tests.cluster.light import BASE, VERSIONS, lacking, order
from tests.process import started

SHARD = Shard((Report("a", "The army captured Raqqa."), Report("bad", "crash"), Report("c", "It rained.")))


@pytest.fixture(autouse=True)
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "versions", lambda _: VERSIONS)


def manifest(given: Order, name: str) -> Manifest:
    there = kept(Place(given.url), name, VERSIONS, BASE)
    assert there is not None
    return there[0]


def test_reports_are_read_and_those_that_fail_are_refused(tmp_path: Path) -> None:
    given = order(tmp_path)
    name = read_shard(given, SHARD)
    assert name == SHARD.name(VERSIONS, BASE)
    done = manifest(given, name)
    assert (done.reports, done.claims) == (("a", "c"), 1)
    assert done.refused == {"bad": "IndexError: no such token"}


def test_claims_that_cannot_be_written_down_refuse_their_report_alone(tmp_path: Path) -> None:
    given = order(tmp_path)
    odd = Shard((SHARD.reports[0], Report("odd", "The army captured Raqqa. \ud800")))
    done = manifest(given, read_shard(given, odd))
    assert (done.reports, list(done.refused)) == (("a",), ["odd"])
    assert done.refused["odd"].startswith("ValueError: ")


def test_what_is_there_whole_is_not_read_again(tmp_path: Path) -> None:
    given = order(tmp_path)
    name = read_shard(given, SHARD)
    data = tmp_path / (name + DATA)
    before = data.stat()
    # A reader that fails shows that none is asked.
    assert read_shard(replace(given, load=lacking), SHARD) == name
    assert (data.stat().st_ino, data.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    words = data.read_bytes()
    assert read_shard(given, SHARD, anew=True) == name
    assert data.stat().st_ino != before.st_ino
    assert data.read_bytes() == words


def test_what_is_damaged_is_read_again(tmp_path: Path) -> None:
    given = order(tmp_path)
    name = read_shard(given, SHARD)
    for ending in (DATA, MANIFEST):
        (tmp_path / (name + ending)).write_bytes(b"half")
        assert manifest(given, read_shard(given, SHARD)).claims == 1


def test_a_worker_of_another_version_refuses(tmp_path: Path) -> None:
    with pytest.raises(VersionMismatch, match=r"^a worker is of another .* lexicon other, not 1e81c0$"):
        read_shard(order(tmp_path, versions=replace(VERSIONS, lexicon="other")), SHARD)
    assert list(tmp_path.iterdir()) == []


def test_what_is_wrong_with_a_worker_is_said_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match=r"^a worker cannot read: actors.yaml:3: army: no kind$"):
        read_shard(order(tmp_path, load=lacking), SHARD)
    with pytest.raises(
        ClusterError, match=r"^a worker cannot read: shards in 'nowhere://': Protocol not known"
    ):
        read_shard(order("nowhere://"), SHARD)


def test_a_report_that_takes_too_long_ends_the_process(tmp_path: Path) -> None:
    lines = (
        "from kg.cluster import working",
        "from kg.cluster.shards import Shard",
        "from kg.model import Report",
        "from tests.cluster.light import VERSIONS, order",
        "working.versions = lambda _: VERSIONS",
        f"given = order({str(tmp_path)!r}, seconds=0.2)",
        "working.read_shard(given, Shard((Report('a', 'It rained.'),)))",
        "print('read', flush=True)",
        "working.read_shard(given, Shard((Report('b', 'endless'),)))",
        "print('read', flush=True)",
    )
    with started("-c", "\n".join(lines)) as process:
        out, err = process.communicate()
    assert (out, err, process.returncode) == ("read\n", "", 1)
    assert len(list(tmp_path.iterdir())) == 2
