"""Where a text quotes: the stretches between quotation marks, also over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"[“”„«»\"]|``|''|\n[^\S\n]*\n\s*")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_LONGEST = 2000


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each quotation in code points, its marks included, in reading order.

    A mark that is never closed quotes to the end of its paragraph, as where the next paragraph goes on with a mark of
    its own; one that stands further than two thousand code points from its partner is passed over.

    >>> t = 'He said: "We left." They did.'
    >>> [t[a:b] for a, b in quotations(t)]
    ['"We left."']
    """
    start: int | None = None
    for mark in _MARK.finditer(text):
        what = mark.group()
        if start is None:
            start = mark.start() if _opens(text, what, mark.start()) else None
            continue
        ends = (
            what in _CLOSING
            or what.startswith("\n")
            or (what == '"' and not _opens(text, what, mark.start()))
        )
        if ends:
            end = mark.start() if what.startswith("\n") else mark.end()
            if end - start <= _LONGEST:
                yield start, end
            start = None
    if start is not None and len(text) - start <= _LONGEST:
        yield start, len(text)


def _opens(text: str, mark: str, at: int) -> bool:
    """Tell an opening mark; a straight one stands behind white space or nothing, and before a word."""
    if mark in _OPENING:
        return True
    if mark != '"':
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()
