"""Cells that a spreadsheet takes as words or numbers."""

from __future__ import annotations

import pytest

from kg.draw.cells import cell


@pytest.mark.parametrize(
    "words", ["=1+1", "+1-1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "\n1", "-1\n", "＝1", "＋A1", "－A1", "＠A1"]
)
def test_formulas_are_words(words: str) -> None:
    assert cell(words) == "'" + words


@pytest.mark.parametrize("words", ["", "Abu Kamal", "a=b", "2017-11-08", "'x", "-1", "+1.5", "-2e-7"])
def test_words_stay(words: str) -> None:
    assert cell(words) == words
