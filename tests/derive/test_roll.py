"""Which claims tell of what, sorted outside of memory."""

from __future__ import annotations

import sqlite3

import pytest

from kg.derive.roll import Roll, Room


def test_each_thing_of_a_room_has_its_claims_once_and_in_order() -> None:
    with Roll() as roll:
        roll.note([(Room.EDGES, "b", "2"), (Room.EDGES, "a", "3"), (Room.EVENTS, "a", "9")])
        roll.note([(Room.EDGES, "b", "1"), (Room.EDGES, "b", "2")])
        assert list(roll.told(Room.EDGES)) == [("a", ["3"]), ("b", ["1", "2"])]
        assert list(roll.told(Room.EVENTS)) == [("a", ["9"])]
        assert list(roll.told(Room.BONDS)) == []


def test_what_no_claim_of_interest_tells_of_is_there_without_claims() -> None:
    with Roll() as roll:
        roll.note([(Room.PLACES, "raqqa", ""), (Room.PLACES, "abu-kamal", "")])
        assert list(roll.told(Room.PLACES)) == [("abu-kamal", []), ("raqqa", [])]


def test_it_is_gone_when_it_is_closed() -> None:
    with Roll() as roll:
        pass
    with pytest.raises(sqlite3.ProgrammingError):
        roll.note([(Room.EDGES, "a", "1")])
