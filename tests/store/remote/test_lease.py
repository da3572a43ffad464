"""One writer at a time, and the next one when that does not let go."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from pyoxigraph import Literal

from kg.errors import StoreInUse
from kg.store.marker import about
from kg.store.remote.lease import Lease
from kg.store.remote.record import HEARD, HOLDER, LEASE
from tests.store.places import BASE
from tests.store.remote.inside import Inside, asking_of

RECORD = about(BASE)


@pytest.fixture
def server() -> Inside:
    return Inside()


def lease(server: Inside, seconds: float = 60.0) -> Lease:
    return Lease(asking_of(server), RECORD, "sparql+http://kg.example/war", seconds, renewing=False)


def holding(server: Inside, word: str, heard: str = "NOW()") -> None:
    server.engine.update(
        f"INSERT {{ GRAPH {RECORD} {{ {RECORD} {HOLDER} {Literal(word)} ; {HEARD} ?now ; {LEASE} '60' }} }}"
        f" WHERE {{ BIND({heard} AS ?now) }}"
    )


def test_the_second_waits_until_the_first_lets_go(server: Inside) -> None:
    one, two = lease(server), lease(server)
    one.take(0)
    with pytest.raises(
        StoreInUse,
        match=r"sparql\+http://kg\.example/war is in use by process \d+ on \S+, heard of 0 s ago; wait until it ends"
        r" \(one that died is forgotten after 60 s\)",
    ):
        two.take(0)
    one.check()
    one.release()
    one.release()
    two.take(0)
    two.check()
    two.release()
    assert list(server.engine) == []


def test_one_that_is_not_heard_of_loses_its_place_and_is_told(server: Inside) -> None:
    one, two = lease(server, 0.01), lease(server)
    one.take(0)
    time.sleep(0.05)
    two.take(0)
    with pytest.raises(StoreInUse, match="it took this one's place"):
        one.check()
    one.release()
    two.check()


def test_one_that_was_late_and_whom_nobody_replaced_goes_on(server: Inside) -> None:
    one = lease(server, 0.01)
    one.take(0)
    time.sleep(0.05)
    one.check()
    assert len(list(server.engine)) == 3


def test_a_process_of_this_machine_that_has_ended_is_not_waited_for(server: Inside) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    one = lease(server)
    words = one.word.split()
    words[0], words[2] = "other", str(ended.pid)
    holding(server, " ".join(words))
    one.take(0)
    one.release()


def test_a_process_elsewhere_is_waited_for(server: Inside) -> None:
    holding(server, "abc process 1 on far 0123456789abcdef")
    with pytest.raises(StoreInUse, match="in use by process 1 on far"):
        lease(server).take(0)


def test_a_clock_that_says_the_time_elsewhere_is_read(server: Inside) -> None:
    holding(
        server,
        "abc process 1 on far x",
        "'2020-01-01T00:00:00+02:00'^^<http://www.w3.org/2001/XMLSchema#dateTime>",
    )
    one = lease(server)
    one.take(0)
    one.check()


def test_of_two_at_once_neither_has_it(server: Inside) -> None:
    one = lease(server)
    one.take(0)
    holding(server, "abc process 1 on far x")
    with pytest.raises(StoreInUse, match="in use by at once"):
        lease(server).take(0)
