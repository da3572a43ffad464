"""Puts a limit to the rows of a query that has none."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from kg.store.tokens import Kind, Token, outside, spoken


def limited(sparql: str, rows: int) -> str:
    """Give a query that asks for at most so many rows; one with a `LIMIT` of its own stays as it is.

    >>> limited("SELECT * { ?s ?p ?o } ORDER BY ?s", 3)
    'SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 3'
    """
    found = spoken(sparql)
    behind = _behind(found)
    words = [token.text.upper() for token in behind]
    # What does not parse is told by the engine, in the words that its author wrote.
    if "LIMIT" in words or not _is_whole(found) or not {"SELECT", "CONSTRUCT"} & _forms(found):
        return sparql
    values = next((token for token in behind if token.text.upper() == "VALUES"), None)
    last = found[-1]
    place = values.start if values else last.start + len(last.text)
    return f"{sparql[:place].rstrip()} LIMIT {rows} {sparql[place:]}".rstrip()


def _behind(found: Sequence[Token]) -> list[Token]:
    """Give what stands behind the pattern of a query, outside all braces."""
    end = next((token.start for token in found if token.text == "}"), inf)
    return [token for token in outside(found) if token.start > end]


def _is_whole(found: Sequence[Token]) -> bool:
    braces = [token.text for token in found if token.text in ("{", "}")]
    return bool(braces) and braces.count("{") == braces.count("}")


def _forms(found: Sequence[Token]) -> set[str]:
    return {token.text.upper() for token in found if token.kind is Kind.WORD}
