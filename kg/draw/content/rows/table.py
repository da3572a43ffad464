"""A table: its rows, their columns, what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from kg.draw.content.rows.columns import Codes, Column, Groups, Mask, Words, coded
from kg.draw.style import KINDS, RELATIONS
from kg.model import Kind, Relation


class What(StrEnum):
    """What a table lists."""

    RELATIONSHIPS = "relationships"
    CLAIMS = "claims"
    PLACES = "places"
    REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Facet:
    """Something by which rows can be narrowed to those with one of some words; grouped when first asked for.

    It is made of a column, its own name's unless `of` names another, `by` its words, or the kind or the country of
    those, or the year or month of its days, or whether there is anything in it.
    """

    name: str
    label: str
    groups: Callable[[], Groups]
    of: str = ""
    by: str = "word"


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows in the order of their ids; `within` tells which of them the scope leaves. `begins` is the first order."""

    what: What
    ids: Sequence[str]
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    begins: str
    within: Mask

    def replaced(self, within: Mask, columns: Sequence[Column] = (), facets: Sequence[Facet] = ()) -> Table:
        """Give the table with other rows within, and columns and facets in place of those of the same names."""
        new, other = {column.name: column for column in columns}, {facet.name: facet for facet in facets}
        return replace(
            self,
            within=within,
            columns=tuple(new.get(c.name, c) for c in self.columns),
            facets=tuple(other.get(f.name, f) for f in self.facets),
        )

    def column(self, name: str) -> Column | None:
        """Give the column of a name."""
        return next((column for column in self.columns if column.name == name), None)

    def named(self, names: str) -> list[Column]:
        """Give the columns of some names, with commas between; where there are none, those that are shown at first."""
        found = [self.column(name) for name in names.split(",")]
        return [c for c in found if c] or [c for c in self.columns if c.shown]


def relation_words(values: Iterable[str]) -> tuple[Codes, Words]:
    """Give relations numbers."""
    codes, keys = coded(values)
    return codes, Words(keys, [RELATIONS[Relation(key)].name for key in keys])


def kinds_of(codes: Codes, words: Words) -> Groups:
    """Group rows by the kind of the entity that each names."""
    rows = np.flatnonzero(codes >= 0).astype(np.int32)
    kinds, keys = coded(kind or None for kind in words.kinds or [])
    return grouped(rows, kinds[codes[rows]], Words(keys, [KINDS[Kind(key)].name for key in keys]))


def grouped(rows: Codes, codes: Codes, words: Words) -> Groups:
    """Group rows by words, those without one left out."""
    there = codes >= 0
    return Groups(rows[there], codes[there], words)


def truths(values: Mask, yes: str, no: str) -> Groups:
    """Group rows by whether something is so."""
    rows = np.arange(len(values), dtype=np.int32)
    return Groups(rows, (~values).astype(np.int32), Words(["yes", "no"], [yes, no]))


def plain_words(values: Iterable[str | None]) -> tuple[Codes, Words]:
    """Give words that are their own labels numbers."""
    codes, keys = coded(values)
    return codes, Words(keys, [key.replace("-", " ") for key in keys])


def names(values: Iterable[str | None]) -> tuple[Codes, Words]:
    """Give names, which are shown as they are, numbers."""
    codes, keys = coded(values)
    return codes, Words(keys, keys)


def without(codes: Codes, off: frozenset[str], keys: Sequence[str]) -> Mask:
    """Tell of each row whether its word is none of those that are off; a row without a word stays."""
    return np.append(np.array([key not in off for key in keys], bool), True)[codes]
