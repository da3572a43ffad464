"""Texts by runs of three letters."""

from __future__ import annotations

import pytest

from kg.query.grams import Grams


@pytest.fixture
def grams() -> Grams:
    made = Grams()
    for number, text in enumerate(["abukamal", "albukamal", "raka", "rakadistrikt", "is", "issin"]):
        made.add(number, text)
    return made


def test_near_forgives_edits(grams: Grams) -> None:
    assert grams.near("abukemal") == ({0, 1}, [0])
    assert grams.near("raka") == ({2, 3}, [2, 3])
    assert grams.near("zzzz") == (set(), [])
    assert grams.near("") == (set(), [])


def test_holding_finds_parts_and_short_beginnings(grams: Grams) -> None:
    assert grams.holding("bukamal") == {0, 1}
    assert grams.holding("distrikt") == {3}
    assert grams.holding("is") == {4, 5}
    assert grams.holding("kamaldis") == set()


def test_runs_that_very_many_have_are_asked_last() -> None:
    grams = Grams()
    for number in range(9_000):
        grams.add(number, f"distrikt{number:05}")
    grams.add(9_000, "rakadistrikt")
    near, most = grams.near("rakadistrikt")
    assert 9_000 in near
    assert most[0] == 9_000
    assert len(near) < 9_001
