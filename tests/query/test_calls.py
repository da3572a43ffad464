"""Queries that are called off."""

from __future__ import annotations

import threading

import pytest

from kg.errors import QueryTimeout
from kg.query.calls import Call, present
from kg.query.foreign import Workers
from kg.store import Store
from tests.query.test_foreign import ENDLESS


def test_what_runs_is_ended_and_the_next_is_answered(stored: Store) -> None:
    call = Call()
    threading.Timer(1, call.off).start()
    with Workers(stored) as workers:
        with call, pytest.raises(QueryTimeout, match="the query was called off"):
            workers.run(ENDLESS, seconds=60)
        assert workers.run("ASK {}").body == b'{"head":{},"boolean":true}'


def test_what_comes_after_is_ended_at_once(stored: Store) -> None:
    call = Call()
    call.off()
    with Workers(stored) as workers, call, pytest.raises(QueryTimeout, match="the query was called off"):
        workers.run(ENDLESS, seconds=60)


def test_a_call_is_present_only_inside(stored: Store) -> None:
    call, told = Call(), list[str]()
    with call:
        assert present() is call
        call.heed(end := lambda: told.append("ended"))
        call.forget(end)
    assert present() is None
    call.off()
    assert told == []
    call.heed(end)
    assert told == ["ended"]
    with Workers(stored) as workers:
        assert workers.run("ASK {}").truncated is False
