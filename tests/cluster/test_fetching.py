"""What came of shards, fetched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client

from kg.ahead import Failure
from kg.cluster import fetching
from kg.cluster.fetching import fetched
from kg.cluster.keeping import DATA, drop, keep
from kg.cluster.place import Place
from kg.cluster.running import Course
from kg.cluster.shards import Shard
from kg.errors import DamagedCopy, VersionMismatch
from kg.model import Report
from kg.rdf import Names
from tests.cluster.light import BASE, true_order
from tests.reading import Reader

TOOK, BAD, RAIN = Report("a", "The army captured Raqqa."), Report("bad", "crash"), Report("c", "It rained.")
SHARD = Shard((TOOK, BAD, RAIN))
READ = {"a": Reader().claims(TOOK), "bad": Failure("IndexError: no such token"), "c": []}


@pytest.fixture
def course(client: Client, tmp_path: Path) -> Course:
    return Course(client, true_order(tmp_path))


def name(course: Course, shard: Shard = SHARD) -> str:
    return shard.name(course.order.versions, BASE)


def test_claims_come_back_by_report_and_failures_with_their_reason(course: Course) -> None:
    assert fetched(course, SHARD, course.begin(SHARD)) == READ


def test_what_is_damaged_after_it_was_read_is_read_anew(course: Course, tmp_path: Path) -> None:
    sent = course.begin(SHARD)
    course.end(sent)
    (tmp_path / (name(course) + DATA)).write_bytes(b"half")
    assert fetched(course, SHARD, sent) == READ
    # Its twin was stored, and its files were removed.
    drop(Place(course.order.url), name(course))
    assert fetched(course, SHARD, sent) == READ


def test_what_other_versions_read_is_refused(course: Course) -> None:
    versions = replace(course.order.versions, model="model 0")
    place = Place(course.order.url)
    keep(place, name(course), [], {}, versions=versions, known={}, names=Names(BASE))
    with pytest.raises(VersionMismatch, match=r"^shard-\w+ in .* is of another .*, not model 0$"):
        fetched(course, SHARD, course.begin(SHARD))


def test_a_shard_of_other_reports_is_read_anew(course: Course) -> None:
    place, versions = Place(course.order.url), course.order.versions
    keep(place, name(course), [], {}, versions=versions, known={}, names=Names(BASE))
    assert fetched(course, SHARD, course.begin(SHARD)) == READ


def test_where_it_is_not_seen_it_is_said(
    course: Course, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # This process sees another folder under the name, as another machine may.
    monkeypatch.setattr(fetching, "Place", lambda _: Place(str(tmp_path / "other")))
    with pytest.raises(
        DamagedCopy, match=rf"^shard-\w+ was written to {tmp_path} and is not there: only what"
    ):
        fetched(course, SHARD, course.begin(SHARD))


def test_only_the_report_that_ends_its_workers_is_refused(few: Client, tmp_path: Path) -> None:
    course = Course(few, true_order(tmp_path))
    shard = Shard((TOOK, Report("d", "deadly"), BAD, RAIN))
    found = fetched(course, shard, course.begin(shard))
    reason = "every worker that read it ended: it takes too much memory, or longer than 60 s"
    assert found == READ | {"d": Failure(reason)}
