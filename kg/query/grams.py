"""Runs of three letters, by which the few texts that can be like a word are found among very many."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from typing import Final

_RUN: Final = 3
# An edit spoils at most three runs, so that of more of them than these one is left unspoilt.
_EDITS: Final = ((4, 1), (8, 2), (16, 3))
_MOST_EDITS: Final = 4
_ENOUGH: Final = 8_000
_MUCH: Final = 800


class Grams:
    """Numbered texts by their runs of three letters, of which begin and end of a text are part."""

    def __init__(self) -> None:
        """Begin empty."""
        self._numbers: dict[str, array[int]] = {}

    def add(self, number: int, text: str) -> None:
        """Take a text in under a number of its own."""
        for run in set(_runs(f" {text} ")):
            if run in self._numbers:
                self._numbers[run].append(number)
            else:
                self._numbers[run] = array("i", (number,))

    def near(self, text: str) -> tuple[set[int], list[int]]:
        """Give every text that could be this one but for a few edits; then those of them that share most with it.

        The first share one of its rarest runs; the second half of these or more, with or without other letters
        before and behind, and are some hundreds at most. Runs that thousands of texts have are asked last, and
        not at all once there are enough.
        """
        shared: Counter[int] = Counter()
        asked = 0
        for run in sorted(set(_runs(f" {text} ")), key=self._count)[: 3 * _edits(text) + 1]:
            if len(shared) + self._count(run) > _ENOUGH and shared:
                break
            shared.update(self._numbers.get(run, ()))
            asked += 1
        most = nlargest(_MUCH, shared, key=shared.__getitem__) if len(shared) > _MUCH else list(shared)
        return set(shared), [number for number in most if 2 * shared[number] >= asked]

    def holding(self, text: str) -> set[int]:
        """Give every text that may hold this one; of fewer than three letters every text that begins with it."""
        inner = sorted(set(_runs(text)), key=self._count)[:2]
        if inner:
            return set.intersection(*(set(self._numbers.get(run, ())) for run in inner))
        start = f" {text}"
        return {n for run, held in self._numbers.items() if run.startswith(start) for n in held}

    def _count(self, run: str) -> int:
        return len(self._numbers.get(run, ()))


def _runs(text: str) -> Iterator[str]:
    return (text[i : i + _RUN] for i in range(len(text) - _RUN + 1))


def _edits(text: str) -> int:
    return next((edits for length, edits in _EDITS if len(text) <= length), _MOST_EDITS)
