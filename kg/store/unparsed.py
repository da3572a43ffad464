"""Why an engine could not parse what it was given, in one line."""

from __future__ import annotations

import re

from kg.errors import BadQuery

_LONGEST = 300


def unparsed(words: str) -> BadQuery:
    """Say in one line, with line and column, why the engine could not parse a query.

    >>> print(unparsed("error at 1:11: expected one of"))
    at line 1, column 11: expected one of
    """
    placed = re.sub(r"^error at (\d+):(\d+)", r"at line \1, column \2", " ".join(words.split()))
    return BadQuery(placed if len(placed) <= _LONGEST else placed[:_LONGEST] + " …")
