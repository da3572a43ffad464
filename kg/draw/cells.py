"""Cells that a spreadsheet takes as words."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(words: str) -> str:
    """Put an apostrophe before words that a spreadsheet would run as a formula.

    >>> cell("=1+1"), cell("Abu Kamal")
    ("'=1+1", 'Abu Kamal')
    """
    return "'" + words if words.startswith(_FORMULA) else words
