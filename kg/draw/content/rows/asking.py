"""A question to a table: which rows, in which order, and how many there are of each sort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

import numpy as np
from numpy.typing import NDArray

from kg.draw.content.rows.columns import Column, Groups, Late, Mask
from kg.draw.content.rows.table import Facet, Table
from kg.query.spellings import plain

JSON = dict[str, Any]
Rows = NDArray[np.int64]

FEW: Final = 10
"""How many words of a facet are told unasked."""
MANY: Final = 100
"""How many words of a facet are told to who looks for some."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked of a table beside its scope.

    `find` are words that must each stand somewhere in a row, `facets` for each facet by name the words of which a row
    has one. `sort` is the name of a column, behind a minus from the last to the first; an unknown one is the table's
    own.
    """

    find: str = ""
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a table is wanted: at most `limit` rows behind the first `after`.

    `columns` are names with commas between, those that are shown at first where there are none. `seek` is the id of a
    row of which it is asked where it stands.
    """

    after: int = 0
    limit: int = 200
    columns: str = ""
    seek: str | None = None


def chosen(written: str) -> dict[str, frozenset[str]]:
    """Read facets as the page writes them: `relation=captured&relation=lost&source=SANA`."""
    found: dict[str, set[str]] = {}
    for name, key in parse_qsl(written):
        found.setdefault(name, set()).add(key)
    return {name: frozenset(keys) for name, keys in found.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Sifted:
    """A table of which some rows pass: `base` by scope and words, `held` by each facet in which something is chosen."""

    table: Table
    asked: Narrowing
    base: Mask
    held: Mapping[str, Mask]
    grouped: Mapping[str, Groups]

    @property
    def rows(self) -> Rows:
        """Give the rows that pass everything, in the order that is asked for."""
        return ordered(self.table, self._but(None), self.asked.sort)

    def counts(self, facet: Facet) -> list[tuple[int, int]]:
        """Count for each word of a facet the rows that pass all others: pairs of word and count, the most first."""
        groups = self.grouped[facet.name]
        numbers = groups.counts(self._but(facet.name))
        there = np.flatnonzero(numbers)
        order = there[np.lexsort((groups.words.rank[there], -numbers[there]))]
        return [(code, int(numbers[code])) for code in order.tolist()]

    def _but(self, name: str | None) -> Mask:
        found = self.base
        for other, mask in self.held.items():
            if other != name:
                found = found & mask
        return found


def sift(table: Table, asked: Narrowing) -> Sifted:
    """Let the rows of a table pass that fit; facets that it does not have change nothing."""
    base = table.within
    for word in plain(asked.find).split():
        base = base & _having(table, word)
    grouped = {facet.name: facet.groups() for facet in table.facets}
    held = {
        name: grouped[name].holding(keys, len(table.ids))
        for name, keys in asked.facets.items()
        if name in grouped
    }
    return Sifted(table, asked, base, held, grouped)


def ordered(table: Table, passing: Mask, sort: str) -> Rows:
    """Give the rows that pass in an order: what a column says nothing of last, what is alike as at first."""
    found = np.flatnonzero(passing)
    for name in (table.begins, sort):
        column = table.column(name.removeprefix("-"))
        keys = column.order() if column else None
        if keys is not None:
            sign = -1.0 if name.startswith("-") else 1.0
            found = found[np.argsort(sign * keys[found], kind="stable")]
    return found


def page(sifted: Sifted, part: Part) -> JSON:
    """Give rows of a table as JSON, each a list of its id and its cells, and what they can be narrowed by.

    `total` counts those that pass, `within` those in the scope; `place` is where the row that is sought stands, if it
    passes, and `after` what to ask the next part with.
    """
    table, rows = sifted.table, sifted.rows
    end = part.after + part.limit
    shown, columns = rows[part.after : end], table.named(part.columns)
    return {
        "what": table.what.value,
        "total": len(rows),
        "within": int(np.count_nonzero(table.within)),
        "all": len(table.ids),
        "sort": _sort(table, sifted.asked.sort),
        "columns": [_described(column) for column in table.columns],
        "cells": [column.name for column in columns],
        "rows": listed(table, columns, shown),
        "after": end if end < len(rows) else None,
        "facets": [facet_json(sifted, facet) for facet in table.facets],
        "place": _place(table, rows, part.seek),
    }


def listed(table: Table, columns: Sequence[Column], rows: Rows) -> list[list[Any]]:
    """Give the id and the cells of some rows."""
    ids = [table.ids[row] for row in rows.tolist()]
    return [list(line) for line in zip(ids, *(column.cells(rows) for column in columns), strict=True)]


def facet_json(sifted: Sifted, facet: Facet, words: str | None = None) -> JSON:
    """Give a facet's words as `[key, label, count]`: those chosen, and then the commonest others.

    With `words` they are those whose labels hold these. `total` counts the words that there are.
    """
    told, counts = sifted.grouped[facet.name].words, sifted.counts(facet)
    picked = sifted.asked.facets.get(facet.name, frozenset())
    wanted = plain(words or "")
    fitting = [[told.keys[c], told.labels[c], n] for c, n in counts if wanted in told.folded[c]]
    on = [value for value in fitting if value[0] in picked]
    rest = [value for value in fitting if value[0] not in picked]
    gone = picked - {told.keys[c] for c, _ in counts} if words is None else ()
    empty = [[key, told.label(key), 0] for key in sorted(gone)]
    values = [*on, *empty, *rest[: FEW if words is None else MANY]]
    return {"name": facet.name, "label": facet.label, "total": len(counts), "values": values}


def _having(table: Table, word: str) -> Mask:
    found = np.zeros(len(table.ids), bool)
    for column in table.columns:
        if (hits := column.having(word)) is not None:
            found |= hits
    return found


def _sort(table: Table, sort: str) -> str:
    column = table.column(sort.removeprefix("-"))
    return sort if column and column.order() is not None else table.begins


def _described(column: Column) -> JSON:
    sorts = not isinstance(column, Late)
    return {
        "name": column.name,
        "label": column.label,
        "type": column.type,
        "shown": column.shown,
        "sorts": sorts,
    }


def _place(table: Table, rows: Rows, seek: str | None) -> int | None:
    if seek is None:
        return None
    found = np.flatnonzero(np.fromiter((table.ids[row] == seek for row in rows.tolist()), bool, len(rows)))
    return int(found[0]) if len(found) else None
