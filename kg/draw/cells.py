"""Cells that a spreadsheet takes as words or numbers."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\Z")


def cell(words: str) -> str:
    """Put an apostrophe before words that a spreadsheet would run as a formula; a number is none.

    >>> cell("=1+1"), cell("-5.2"), cell("Abu Kamal")
    ("'=1+1", '-5.2', 'Abu Kamal')
    """
    return "'" + words if words.startswith(_FORMULA) and not _NUMBER.match(words) else words
