"""Ids are remembered in eight bytes each."""

import random

import pytest

from kg import seen as remembering
from kg.seen import Seen


def test_what_was_added_is_known_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_NEW", 8)
    chance, seen, added = random.Random(1), Seen(), set[str]()
    for number in range(1000):
        own = f"report-{chance.randrange(600)}"
        assert (own in seen) == (own in added)
        seen.add(own)
        added.add(own)
        # Parts that halve from one to the next: there are few of them, however many ids.
        assert len(seen._sorted) <= number.bit_length()
    assert sum(map(len, seen._sorted)) * 8 <= 8 * 1000
    assert "another" not in seen


def test_an_id_may_hold_anything() -> None:
    seen = Seen()
    seen.add("\ud800")
    assert "\ud800" in seen
    assert "" not in seen
