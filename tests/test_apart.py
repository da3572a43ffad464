"""Reports read in a process of their own."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from kg.ahead import Unread
from kg.apart import Apart, processor_seconds
from kg.graph import open_graph
from kg.model import Report
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.extract import Extractor

TAKEN = Report("r1", "The Syrian army captured Abu Kamal on 8 November 2017.")
LOST = Report("r2", "Islamic State lost Raqqa on 17 October 2017.")


@pytest.fixture
def apart() -> Iterator[Apart]:
    reader = Apart(Settings.from_env())
    yield reader
    reader.close()
    assert multiprocessing.active_children() == []


def test_it_reads_what_a_reader_in_this_process_reads(apart: Apart, extractor: Extractor) -> None:
    assert apart.claims(TAKEN) == extractor.claims(TAKEN) != []
    assert list(apart.read_all([TAKEN, LOST])) == [extractor.claims(TAKEN), extractor.claims(LOST)]
    assert apart.explained(LOST) == list(extractor.explained(LOST))


def test_it_goes_on_after_a_failure_and_begins_again_after_its_end(apart: Apart) -> None:
    claims = apart.claims(TAKEN)
    with pytest.raises(RuntimeError, match="AttributeError: "):
        apart.claims(None)  # type: ignore[arg-type]
    [process] = multiprocessing.active_children()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    with pytest.raises(RuntimeError, match="the process that reads ended"):
        apart.claims(TAKEN)
    assert apart.claims(TAKEN) == claims


def test_another_process_takes_over_after_so_much(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    both = [len(claims) for claims in apart.read_all([TAKEN, LOST])]
    first = apart.process
    apart.claims(TAKEN)
    assert apart.process == first is not None
    # What every process has been asked so far is less than twice that.
    monkeypatch.setattr("kg.apart.RENEWED", 2 * len(pickle.dumps(("read_all", [TAKEN, LOST]))))
    apart.claims(TAKEN)
    apart.claims(TAKEN)
    assert apart.process != first
    [alive] = multiprocessing.active_children()
    assert (alive.pid, both) == (apart.process, [1, 1])


def test_what_takes_too_long_ends_it() -> None:
    reader = Apart(Settings.from_env(), seconds=0.0)
    with pytest.raises(RuntimeError, match="it takes longer than 0 s to read"):
        reader.claims(Report("r3", TAKEN.text * 50))
    # However many are read together, none may take longer.
    with pytest.raises(RuntimeError, match="it takes longer than 0 s to read"):
        reader.read_all([TAKEN] * 100)
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="the time of processors is looked up in /proc")
def test_waiting_for_a_processor_does_not_count() -> None:
    reader = Apart(Settings.from_env(), seconds=0.3)
    with suppress(Unread):
        reader.claims(TAKEN)
    process = reader.process
    assert process
    spent = processor_seconds(process)
    assert spent is not None
    assert spent > 0
    os.kill(process, signal.SIGSTOP)
    going_on = threading.Timer(1.0, os.kill, (process, signal.SIGCONT))
    going_on.start()
    try:
        assert reader.claims(LOST)
    finally:
        going_on.join()
        reader.close()
    assert processor_seconds(process) is None


def test_several_fail_together_where_one_does_and_the_next_are_read(apart: Apart) -> None:
    with pytest.raises(RuntimeError, match="AttributeError: "):
        apart.read_all([TAKEN, None])  # type: ignore[list-item]
    assert [len(claims) for claims in apart.read_all([TAKEN, LOST])] == [1, 1]


def test_closing_does_not_wait_for_what_is_read(apart: Apart) -> None:
    failed: list[str] = []

    def read() -> None:
        with pytest.raises(RuntimeError) as caught:
            apart.read_all([Report(f"r{n}", TAKEN.text * 40) for n in range(2_000)])
        failed.append(str(caught.value))

    reading = threading.Thread(target=read)
    reading.start()
    # It may not have begun yet when it is first closed.
    while reading.is_alive():
        apart.close()
        reading.join(0.05)
    assert failed == ["the process that reads ended: it may need too much memory"]


def test_a_graph_reads_so_too_and_ends_the_process_with_itself() -> None:
    with open_graph(":memory:", apart=True) as graph:
        told = graph.add([TAKEN, LOST])
        assert (told.added, told.claims) == (2, 2)
        [claim] = graph.claims(report="r2")
        assert graph.explain(claim.id)
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []
