"""Columns of a long table as arrays, so that sifting and sorting a hundred thousand rows takes a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import isnan
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from kg.query.spellings import plain

Mask = NDArray[np.bool_]
Codes = NDArray[np.int32]
Measures = NDArray[np.float64]
Cell = Any
"""What a cell is as JSON: a word as `[key, label]`, an entity with its kind behind, a day in ISO form, a number."""

NONE: Final = -1
_MANY: Final = 2000
_EPOCH: Final = date(1970, 1, 1).toordinal()


class Words:
    """The words that a column may hold, by number: a key, a label and, of an entity, its kind."""

    def __init__(
        self, keys: Sequence[str], labels: Sequence[str], kinds: Sequence[str] | None = None
    ) -> None:
        """Hold words in parallel lists."""
        self.keys, self.labels, self.kinds = keys, labels, kinds

    @cached_property
    def rank(self) -> Measures:
        """Give the place of each word among all in the alphabet."""
        order = sorted(range(len(self.keys)), key=lambda at: (self.folded[at], self.keys[at]))
        found = np.empty(len(order))
        found[order] = np.arange(len(order))
        return found

    @cached_property
    def folded(self) -> list[str]:
        """Give the labels in the form that searching compares."""
        return [plain(label) for label in self.labels]

    def label(self, key: str) -> str:
        """Give the label of a key; one that is not here is its own."""
        return next((label for own, label in zip(self.keys, self.labels, strict=True) if own == key), key)

    def having(self, word: str) -> Mask:
        """Tell of each word whether it holds another, which is folded."""
        return np.fromiter((word in label for label in self.folded), bool, len(self.folded))

    def cell(self, code: int) -> Cell:
        """Give a word as a cell."""
        if code == NONE:
            return None
        told = [self.keys[code], self.labels[code]]
        return [*told, self.kinds[code]] if self.kinds and self.kinds[code] else told


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Which words stand in which rows: word `codes[i]` in row `rows[i]`."""

    rows: Codes
    codes: Codes
    words: Words

    def counts(self, among: Mask) -> NDArray[np.int64]:
        """Count for each word the rows that have it, of those among which it is looked for."""
        return np.bincount(self.codes[among[self.rows]], minlength=len(self.words.keys))

    def holding(self, keys: Iterable[str], length: int) -> Mask:
        """Tell of each of so many rows whether it has one of some words."""
        wanted, found = set(keys), np.zeros(length, bool)
        chosen = np.fromiter((key in wanted for key in self.words.keys), bool, len(self.words.keys))
        found[self.rows[chosen[self.codes]]] = True
        return found


class Column(Protocol):
    """A column of a table."""

    @property
    def name(self) -> str:
        """Give the word by which it is asked for."""
        ...

    @property
    def label(self) -> str:
        """Give its heading."""
        ...

    @property
    def shown(self) -> bool:
        """Tell whether it is shown unasked."""
        ...

    @property
    def type(self) -> str:
        """Give what its cells are: `entity`, `word`, `words`, `report`, `number`, `day`, `span` or `text`."""
        ...

    def cells(self, at: NDArray[np.int64]) -> list[Cell]:
        """Give the cells of some rows."""
        ...

    def order(self) -> Measures | None:
        """Give what rows are sorted by, nothing as NaN; `None` where they cannot be."""
        ...

    def having(self, word: str) -> Mask | None:
        """Tell of each row whether its cell holds a folded word; `None` where words are not looked for."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """A column with one word in a row, or none."""

    name: str
    label: str
    codes: Codes
    words: Words
    type: str = "word"
    shown: bool = True

    def cells(self, at: NDArray[np.int64]) -> list[Cell]:
        """Give the words."""
        return [self.words.cell(code) for code in self.codes[at].tolist()]

    def order(self) -> Measures:
        """Sort by alphabet."""
        # Without a word the code is that of the last place, which is none.
        return np.append(self.words.rank, np.nan)[self.codes]

    def having(self, word: str) -> Mask:
        """Look in the labels."""
        return np.append(self.words.having(word), False)[self.codes]

    def groups(self) -> Groups:
        """Group the rows by word."""
        rows = np.flatnonzero(self.codes != NONE).astype(np.int32)
        return Groups(rows, self.codes[rows], self.words)


@dataclass(frozen=True, slots=True, eq=False)
class Several:
    """A column with any number of words in a row, which stand in the order of the rows."""

    name: str
    label: str
    grouped: Groups
    length: int
    shown: bool = True
    type: str = "words"

    def cells(self, at: NDArray[np.int64]) -> list[Cell]:
        """Give lists of words."""
        first = np.searchsorted(self.grouped.rows, at, "left").tolist()
        last = np.searchsorted(self.grouped.rows, at, "right").tolist()
        codes, words = self.grouped.codes, self.grouped.words
        return [[words.cell(c) for c in codes[a:b].tolist()] for a, b in zip(first, last, strict=True)]

    def order(self) -> Measures:
        """Sort by the first word."""
        found = np.full(self.length, np.nan)
        rows, at = np.unique(self.grouped.rows, return_index=True)
        found[rows] = self.grouped.words.rank[self.grouped.codes[at]]
        return found

    def having(self, word: str) -> Mask:
        """Look in all labels."""
        found = np.zeros(self.length, bool)
        found[self.grouped.rows[self.grouped.words.having(word)[self.grouped.codes]]] = True
        return found

    def groups(self) -> Groups:
        """Group the rows by each of their words."""
        return self.grouped


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A column of numbers; NaN is none."""

    name: str
    label: str
    values: Measures
    shown: bool = True
    type: str = "number"

    def cells(self, at: NDArray[np.int64]) -> list[Cell]:
        """Give the numbers, whole ones without a point."""
        return [None if isnan(v) else int(v) if v.is_integer() else v for v in self.values[at].tolist()]

    def order(self) -> Measures:
        """Sort by size."""
        return self.values

    def having(self, word: str) -> None:
        """Look for no words."""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """A column of days since 1970, or of spans of them; NaN is unknown."""

    name: str
    label: str
    first: Measures
    last: Measures | None = None
    shown: bool = True

    @property
    def type(self) -> str:
        """Give `span` where there are two days in a cell."""
        return "day" if self.last is None else "span"

    def cells(self, at: NDArray[np.int64]) -> list[Cell]:
        """Give ISO days; spans as lists of two, `None` where neither is known."""
        first = list(map(iso, self.first[at].tolist()))
        if self.last is None:
            return first
        last = map(iso, self.last[at].tolist())
        return [[a, b] if a or b else None for a, b in zip(first, last, strict=True)]

    def order(self) -> Measures:
        """Sort by the first day, else the last."""
        return self.first if self.last is None else np.where(np.isnan(self.first), self.last, self.first)

    def having(self, word: str) -> None:
        """Look for no words."""

    def groups(self) -> Groups:
        """Group the rows by year."""
        return self._by("Y")

    def months(self) -> Groups:
        """Group the rows by month."""
        return self._by("M")

    def _by(self, unit: str) -> Groups:
        found = self.order()
        rows = np.flatnonzero(~np.isnan(found)).astype(np.int32)
        known, codes = np.unique(
            found[rows].astype("datetime64[D]").astype(f"datetime64[{unit}]"), return_inverse=True
        )
        words = [str(one) for one in known]
        return Groups(rows, codes.astype(np.int32), Words(words, words))


@dataclass(frozen=True, slots=True, eq=False)
class Late:
    """A column of text that is read when it is shown, and all of it only when it is searched."""

    name: str
    label: str
    ids: Sequence[str]
    some: Callable[[Sequence[str]], Mapping[str, Cell]]
    whole: Callable[[], Mapping[str, Cell]]
    all: Callable[[], Sequence[str]] | None = None
    shown: bool = True
    type: str = "text"

    def cells(self, at: NDArray[np.int64]) -> list[Cell]:
        """Read the texts of some rows."""
        ids = [self.ids[row] for row in at.tolist()]
        found = self.some(ids) if len(ids) < _MANY else self.whole()
        return [found.get(own) for own in ids]

    def order(self) -> None:
        """Sort by nothing."""

    def having(self, word: str) -> Mask | None:
        """Look in all texts."""
        return self.all and np.fromiter((word in text for text in self.all()), bool, len(self.ids))


def iso(day: float) -> str | None:
    """Write a day since 1970, which may be NaN."""
    return None if isnan(day) else date.fromordinal(int(day) + _EPOCH).isoformat()


def day_number(day: date | str | None) -> float:
    """Count a day since 1970; `None` is NaN."""
    if day is None:
        return np.nan
    return (date.fromisoformat(day) if isinstance(day, str) else day).toordinal() - _EPOCH


def days(values: Iterable[date | str | None]) -> Measures:
    """Count days since 1970; `None` is NaN."""
    seen: dict[date | str | None, float] = {}
    found = []
    for value in values:
        if value not in seen:
            seen[value] = day_number(value)
        found.append(seen[value])
    return np.array(found, float)


def distinct(rows: Codes, codes: Codes) -> tuple[Codes, Codes]:
    """Give each pair of a row and a number once, by row."""
    width = int(codes.max(initial=0)) + 1
    pairs = np.unique(rows.astype(np.int64) * width + codes)
    return (pairs // width).astype(np.int32), (pairs % width).astype(np.int32)


def coded(values: Iterable[str | None]) -> tuple[Codes, list[str]]:
    """Give words numbers by when they first come: the number of each, `NONE` for none, and the words."""
    known: dict[str, int] = {}
    found = [NONE if value is None else known.setdefault(value, len(known)) for value in values]
    return np.array(found, np.int32), list(known)


def spread(lists: Iterable[Iterable[str]]) -> tuple[Codes, Codes, list[str]]:
    """Give the words of lists numbers: the row and the number of each word, and the words."""
    pairs = [(row, word) for row, several in enumerate(lists) for word in several]
    codes, keys = coded(word for _, word in pairs)
    return np.array([row for row, _ in pairs], np.int32), codes, keys
