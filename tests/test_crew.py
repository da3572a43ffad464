"""Several processes read while one writes."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import crew as crews
from kg.ahead import Failure
from kg.apart import Apart, Ended
from kg.crew import TASK_CHARACTERS, WORTH, Crew, is_worth, usual_jobs
from kg.errors import ReaderError, UsageError
from kg.graph import Graph, open_graph
from kg.model import Report
from kg.read import Note, Outcome
from kg.settings import Settings
from kg.store import memory_store
from tests.reading import Reader

if TYPE_CHECKING:
    from kg.extract import Extractor

TAKEN = Report("r1", "The Syrian army captured Abu Kamal on 8 November 2017.")
LOST = Report("r2", "Islamic State lost Raqqa on 17 October 2017.")
QUIET = "It rained in the hills, and the bakers of the old town were glad of it. "


def many(count: int, quiet: int = 20) -> list[Report]:
    """Give reports, more of them than one process is given at once, of which each tells something.

    Each has so many sentences that tell nothing.
    """
    return [
        replace(
            TAKEN if n % 2 else LOST, id=f"r{n}", text=(TAKEN if n % 2 else LOST).text + " " + QUIET * quiet
        )
        for n in range(count)
    ]


@pytest.fixture
def crew() -> Iterator[Crew]:
    with Crew(Settings.from_env(), 2) as gathered:
        yield gathered
    assert multiprocessing.active_children() == []


def test_several_read_what_one_reads_in_the_same_order(crew: Crew, extractor: Extractor) -> None:
    assert multiprocessing.active_children() == []
    reports = many(60)
    assert sum(len(r.text) for r in reports) > 2 * TASK_CHARACTERS
    assert crew.begin(reports)() == list(extractor.read_all(reports))
    assert crew.claims(LOST) == extractor.claims(LOST) != []
    assert all(member.process for member in crew.members)


def test_a_process_that_is_killed_is_replaced_and_nothing_is_lost(crew: Crew, extractor: Extractor) -> None:
    reports, chance = many(70), random.Random(4)
    crew.claims(TAKEN)
    waiting, ended = crew.begin(reports), threading.Event()

    def kill() -> None:
        for _ in range(3):
            running = [process for member in crew.members if (process := member.process)]
            if running:
                os.kill(chance.choice(running), signal.SIGKILL)
            if ended.wait(1.0):
                return

    killing = threading.Thread(target=kill)
    killing.start()
    try:
        found = waiting()
    finally:
        ended.set()
        killing.join()
    # One that was being read when both its processes were killed may be refused, with its reason.
    failed = [one for one in found if isinstance(one, Failure)]
    assert {one.reason for one in failed} <= {"the process that reads ended: it may need too much memory"}
    assert len(failed) <= 3
    expected = extractor.read_all(reports)
    assert all(one == right or one in failed for one, right in zip(found, expected, strict=True))


def test_what_ends_its_process_twice_is_refused_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def read_all(_: Apart, reports: list[Report]) -> Iterator[list[object]]:
        asked.append([r.id for r in reports])
        if "bad" in asked[-1]:
            raise Ended("it ended")
        return iter([[]] * len(reports))

    monkeypatch.setattr(Apart, "read_all", read_all)
    monkeypatch.setattr(Apart, "claims", lambda apart, report: next(iter(apart.read_all([report]))))
    with Crew(Settings(), 1) as crew:
        found = crew.begin([TAKEN, Report("bad", "x"), LOST])()
    assert found == [[], Failure("it ended"), []]
    assert asked == [["r1", "bad", "r2"], ["r1"], ["bad"], ["r2"]]


def test_what_takes_too_long_is_refused() -> None:
    with Crew(Settings.from_env(), 1, seconds=0.0) as crew:
        assert crew.begin([LOST])() == [Failure("it takes longer than 0 s to read")]


def test_readers_that_cannot_start_end_the_run() -> None:
    settings = replace(Settings.from_env(), model="no_such_model")
    with Crew(settings, 2) as crew, pytest.raises(ReaderError, match="no such spaCy pipeline is installed"):
        crew.begin([LOST])()


def test_leaving_it_ends_its_processes_whatever_they_are_at() -> None:
    with Crew(Settings.from_env(), 2) as crew:
        crew.claims(LOST)
        crew.begin(many(2_000))
        assert multiprocessing.active_children()
    assert multiprocessing.active_children() == []


def hashed(graph: Graph) -> str:
    """Give the hash of all that a graph holds."""
    dump = graph.dump()
    assert sum(map(len, dump))
    return dump.hash


def test_a_graph_is_the_same_however_many_read(tmp_path: Path) -> None:
    # More than one batch, one id in two of them, and one report that the veil, the store and the reader all see.
    reports = [*many(150, quiet=5), replace(TAKEN, id="r3", text="The army lost Abu Kamal."), LOST, LOST]
    found = []
    for jobs in (1, 2):
        with open_graph(tmp_path / str(jobs)) as graph:
            graph.suppress("Ali Example Person", reason="asked for it")
            told = graph.add(reports, jobs=jobs)
            found.append((replace(told, notes=()), told.notes, hashed(graph)))
    assert found[0] == found[1]
    assert (found[0][0].read, found[0][0].added, found[0][0].replaced) == (153, 150, 2)
    assert multiprocessing.active_children() == []


def test_short_inputs_and_readers_that_are_given_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(crews, "Apart", never)
    with Graph(memory_store(), reader=Reader()) as graph:
        assert graph.add(many(100), jobs=4).read == 100
    monkeypatch.setattr("kg.text.extractor", lambda _settings: Reader())
    with open_graph(":memory:") as graph:
        assert graph.add([TAKEN, LOST], jobs=4).read == 2
        with pytest.raises(UsageError, match="0 jobs: reading takes one at least"):
            graph.add([TAKEN], jobs=0)


def test_much_is_worth_processes_and_nothing_of_it_is_lost() -> None:
    short: list[Outcome] = [TAKEN, Note("x", "so"), LOST]
    long = [*short, Report("long", "x" * WORTH), *short]
    for outcomes, worth in ((short, False), (long, True), ([], False)):
        told, given = is_worth(iter(outcomes))
        assert (told, list(given)) == (worth, outcomes)


def test_so_many_read_as_cores_and_memory_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(16)), raising=False)
    monkeypatch.setattr(crews, "_free_bytes", lambda: None)
    assert usual_jobs() == 8
    monkeypatch.setattr(crews, "_free_bytes", lambda: 1_300_000_000)
    assert usual_jobs() == 2
    monkeypatch.setattr(crews, "_free_bytes", lambda: 0)
    assert usual_jobs() == 1


def test_the_memory_of_a_container_is_what_its_limit_leaves(tmp_path: Path) -> None:
    assert crews._left(tmp_path) is None
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1000\n")
    assert crews._left(tmp_path) is None
    (tmp_path / "memory.max").write_text("4000\n")
    assert crews._left(tmp_path) == 3000
