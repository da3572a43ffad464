"""Changes in one request, and larger ones that are ended by whoever comes next."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.store.data import data
from kg.store.marker import about
from kg.store.remote.changes import Changes
from kg.store.remote.record import ASKED, TAG, Record, recorded
from kg.store.remote.wire import Refused
from tests.store.places import BASE, DEFAULT, G, H, quad
from tests.store.remote.inside import Inside, asking_of

RECORD = about(BASE)
BEFORE = {quad(n) for n in range(30)} | {quad(99, DEFAULT), quad(1, H)}
GOES = [quad(99, DEFAULT)]
COMES = [*(quad(n, H) for n in range(100, 140)), quad(98, DEFAULT)]
AFTER = {quad(1, H), *COMES}


def begun(first: Inside) -> Inside:
    asking_of(first).update(f"INSERT DATA {{ {data([*BEFORE, *Record(BASE, 'w1').quads()])} }}")
    first.updates.clear()
    return first


def changes(server: Inside, most: int = 800) -> Changes:
    return Changes(asking_of(server), RECORD, None, most, 10)


def held(server: Inside) -> set[Quad]:
    return {q for q in server.engine if q.graph_name != RECORD}


def told(server: Inside) -> Record:
    found = recorded(((r[3], r[1], r[2]) for r in asking_of(server).rows(ASKED)), "x", None)  # type: ignore[misc]
    assert found
    return found


def test_a_small_change_is_one_request() -> None:
    server = begun(Inside())
    changes(server, 100_000).make([G], GOES, COMES, "w2")
    assert (len(server.updates), held(server), told(server)) == (1, AFTER, Record(BASE, "w2"))


def test_a_large_one_leaves_nothing_of_its_parts() -> None:
    server = begun(Inside())
    changes(server).make([G], GOES, COMES, "w2")
    assert len(server.updates) > 10
    assert (held(server), told(server)) == (AFTER, Record(BASE, "w2"))
    assert {q.predicate for q in server.engine.quads_for_pattern(None, None, None, RECORD)} == {
        q.predicate for q in Record(BASE, "w2").quads()
    }


def test_one_that_is_interrupted_anywhere_is_made_or_was_never_begun() -> None:
    made = []
    for last in range(len(begun_and_counted())):
        server = begun(Inside())
        with pytest.raises(Refused):
            stopping(server, last)
        server.first = lambda request: None
        ended = changes(server).resume(told(server).parts, "w3")
        made.append(held(server) == AFTER)
        assert made[-1] or held(server) == BEFORE
        assert told(server) == Record(BASE, "w3" if ended else "w2" if made[-1] else "w1")
        assert len({q.predicate for q in server.engine.quads_for_pattern(None, None, None, RECORD)}) == 3
    assert made == sorted(made)
    assert set(made) == {True, False}


def begun_and_counted() -> list[str]:
    server = begun(Inside())
    changes(server).make([G], GOES, COMES, "w2")
    return server.updates


def stopping(server: Inside, last: int) -> None:
    """Make the large change on a server that takes no update behind so many."""
    server.first = lambda request: httpx.Response(400) if len(server.updates) >= last else None
    changes(server).make([G], GOES, COMES, "w2")


def test_a_part_that_is_gone_is_said() -> None:
    server = begun(Inside())
    with pytest.raises(StoreError, match="of a change that was interrupted parts are missing"):
        changes(server).resume(3, "w3")
    assert held(server) == BEFORE


def test_another_graph_may_stand_for_the_default_one() -> None:
    server = begun(Inside())
    ours = NamedNode(BASE + "graphs/default")
    Changes(asking_of(server), RECORD, ours, 800, 10).make([], [], COMES, "w2")
    assert quad(98, ours) in held(server)
    assert quad(98, DEFAULT) not in held(server)


def test_the_record_says_what_is_stored_by_one_word() -> None:
    server = begun(Inside())
    for word in ("w2", "w3"):
        changes(server, 100_000).make([], [], [quad(word)], word)
    found = [q.object for q in server.engine.quads_for_pattern(RECORD, TAG, None, None)]
    assert [f"{word}" for word in found] == ['"w3"']
    assert replace(told(server), tag="w1") == Record(BASE, "w1")
