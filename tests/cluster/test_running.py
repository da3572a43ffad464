"""Shards on their way through a cluster."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from kg.cluster.running import AHEAD, Course, Ended
from kg.cluster.shards import Shard
from kg.cluster.working import Order
from kg.errors import ClusterError, VersionMismatch
from kg.model import Report
from kg.settings import Settings
from tests.cluster.light import Light, lacking, true_order

SHARD = Shard((Report("a", "The army captured Raqqa."), Report("b", "It rained.")))
GONE = r"^the cluster is gone \(.*\); run it again to go on$"
DEADLY = Shard((Report("d", "deadly"),))


def broken(_settings: Settings) -> Light:
    raise MemoryError("no room\nfor it")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def name(given: Order, shard: Shard = SHARD) -> str:
    return shard.name(given.versions, given.base)


def test_a_shard_is_read_by_a_worker(client: Client, tmp_path: Path) -> None:
    course = Course(client, given := true_order(tmp_path))
    course.end(course.begin(SHARD))
    assert files(tmp_path) == [f"{name(given)}.json", f"{name(given)}.nq.zst"]


def test_the_same_shard_is_read_once_at_a_time_unless_anew(client: Client, tmp_path: Path) -> None:
    course = Course(client, true_order(tmp_path))
    one, other, anew = course.begin(SHARD), course.begin(SHARD), course.begin(SHARD, anew=True)
    assert one.key == other.key != anew.key
    elsewhere = Course(client, true_order(tmp_path / "elsewhere"))
    assert elsewhere.begin(SHARD).key != one.key
    for each in (one, other, anew):
        course.end(each)


def test_each_thread_of_a_worker_has_some_to_come(client: Client, tmp_path: Path) -> None:
    assert Course(client, true_order(tmp_path)).room == 2 * AHEAD


def test_workers_of_another_version_refuse(client: Client, tmp_path: Path) -> None:
    given = true_order(tmp_path)
    course = Course(client, replace(given, versions=replace(given.versions, code="rules/0")))
    with pytest.raises(
        VersionMismatch, match=r"^a worker is of another .*: here code rules/0, not rules/\S+ \(\w+\)$"
    ):
        course.end(course.begin(SHARD))


def test_what_fails_on_a_worker_is_said_in_a_line(client: Client, tmp_path: Path) -> None:
    for load, reason in (
        (lacking, "a worker cannot read: actors"),
        (broken, "a worker failed: MemoryError: no room$"),
    ):
        course = Course(client, true_order(tmp_path / load.__name__, load=load))
        with pytest.raises(ClusterError, match=f"^{reason}"):
            course.end(course.begin(SHARD))


def test_a_shard_that_ends_its_workers_is_given_up(few: Client, tmp_path: Path) -> None:
    course = Course(few, true_order(tmp_path))
    with pytest.raises(Ended, match=r"^Attempted to run task"):
        course.end(course.begin(DEADLY))


def test_a_shard_outlives_its_worker(client: Client, tmp_path: Path) -> None:
    course = Course(client, true_order(tmp_path))
    (tmp_path / "mark").touch()
    course.end(course.begin(Shard((Report("a", str(tmp_path / "mark")),))))
    assert len(files(tmp_path)) == 2


def test_a_cluster_without_workers_or_gone_is_said(tmp_path: Path) -> None:
    nobody = LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0")
    with Client(nobody, set_as_default=False) as client:
        course = Course(client, true_order(tmp_path), patience=0.1)
        sent = course.begin(SHARD)
        with pytest.raises(
            ClusterError, match=r"^the cluster has had no worker for 0.1 s; run it again to go on$"
        ):
            course.end(sent)
        client.shutdown()
        with pytest.raises(ClusterError, match=GONE):
            course.end(sent)
        with pytest.raises(ClusterError, match=GONE):
            assert course.room
