"""Sentences of a text, by rules for news copy: headlines, captions and lists end at the line, wrapped lines do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|(?<=[.!?…][\"”’])(?=[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“'‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Mt|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Sen|Rep|Gov|Pres|Prof|Rev|Hon|Jr|Sr|"
    r"No|Nos|Vol|vs|v|etc|al|approx|ca|Inc|Ltd|Co|Corp|Ft|dept|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|"
    r"Mon|Tue|Wed|Thu|Fri|Sat|Sun|i\.e|e\.g|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_STARTERS = frozenset(
    [
        "The",
        "A",
        "An",
        "It",
        "He",
        "She",
        "They",
        "We",
        "I",
        "In",
        "On",
        "At",
        "But",
        "And",
        "Or",
        "However",
        "This",
        "That",
        "These",
        "Those",
        "His",
        "Her",
        "Its",
        "Their",
        "After",
        "Before",
        "Since",
        "When",
        "While",
        "As",
        "According",
        "Last",
        "Earlier",
        "Meanwhile",
        "Syria",
        "Iraq",
        "Russia",
        "Ukraine",
    ]
)
_WRAP_SHORTEST, _WRAP_LONGEST = 50, 100


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each sentence in code points, without the white space around it.

    >>> t = "Troops of the U.S. army left. They did not return."
    >>> [t[a:b] for a, b in sentences(t)]
    ['Troops of the U.S. army left.', 'They did not return.']
    """
    for start, end in _blocks(text):
        yield from _within(text, start, end)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLANK.finditer(text):
        yield from _lines(text, start, gap.start())
        start = gap.end()
    yield from _lines(text, start, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = []
    at = start
    for line in text[start:end].split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    wrapped = _is_wrapped([b - a for a, b in lines])
    first = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or not (wrapped and _runs_on(text, lines[number - 1])):
            yield lines[first][0], lines[number - 1][1]
            first = number


def _is_wrapped(lengths: list[int]) -> bool:
    body = lengths[:-1]
    return (
        bool(body)
        and max(lengths) <= _WRAP_LONGEST
        and sum(n >= _WRAP_SHORTEST for n in body) * 2 > len(body)
    )


def _runs_on(text: str, line: tuple[int, int]) -> bool:
    start, end = line
    return end - start >= _WRAP_SHORTEST and text[start:end].rstrip()[-1:] != ":"


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _END.finditer(text, start, end):
        if stop.end() > first and _ends_here(text, first, stop.end(), end):
            yield from _trimmed(text, first, stop.end())
            first = stop.end()
    yield from _trimmed(text, first, end)


def _ends_here(text: str, start: int, at: int, end: int) -> bool:
    after = text[at:end].lstrip()
    if not after:
        return True
    if after[0].islower() or after[0] in ",;:":
        return False
    before = text[start:at]
    if before.endswith(".") and _ABBREVIATION.search(before[-12:]):
        following = re.match(r"\w+", after)
        two_letters = re.search(r"(?:[A-Za-z]\.){2,}$", before)
        return bool(two_letters and following and following.group() in _STARTERS)
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (
        text[start].isspace() or (text[start] in "•·*►▪-–—" and text[start + 1 : start + 2].isspace())
    ):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
