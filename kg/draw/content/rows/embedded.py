"""The tables as a file holds them: every word and text once, rows as numbers, which the page sifts itself."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.draw.content.rows.columns import Column, Late, day_number
from kg.draw.content.rows.scope import Scope
from kg.draw.content.rows.table import Facet, Table, What
from kg.draw.content.rows.tables import Tables
from kg.draw.style import KINDS
from kg.model import Control

JSON = dict[str, Any]
Rows = NDArray[np.int64]

_WORD: Final = {"entity", "word", "report", "control", "stake"}
_WORDS: Final = {"words", "entities"}


class _Pool:
    """Things numbered by when they first come."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}
        self.things: list[Any] = []

    def number(self, thing: Any) -> int | None:  # noqa: ANN401  a word or a text
        if thing is None:
            return None
        key = tuple(thing) if isinstance(thing, list) else thing
        if key not in self._known:
            self._known[key] = len(self.things)
            self.things.append(thing)
        return self._known[key]


def embedded(tables: Tables, held: Mapping[What, Collection[str]] | None = None) -> JSON:
    """Give the tables as `table/embedded.js` reads them; `held` are by table the ids of the rows that are put in.

    Words are numbers of `words`, texts of `texts`, days count from 1970. `rests` tells for each relationship the rows
    of claims for and against it, `voices` for each claim whose word it is, `spans` who held each place when.
    """
    pool, texts = _Pool(), _Pool()
    told = {what: tables.table(what, Scope()) for what in What}
    rows = {what: _rows(table, (held or {}).get(what)) for what, table in told.items()}
    written = {what.value: _table(table, rows[what], pool, texts) for what, table in told.items()}
    claims = {told[What.CLAIMS].ids[row]: at for at, row in enumerate(rows[What.CLAIMS].tolist())}
    edges = [tables.ledger.edges[row] for row in rows[What.RELATIONSHIPS].tolist()]
    voices = _Pool()
    return {
        "tables": written,
        "rests": [[[claims[c] for c in ids if c in claims] for ids in (e.claims, e.denials)] for e in edges],
        "voices": [
            [voices.number(v) for v in tables.ledger.voices[row]] for row in rows[What.CLAIMS].tolist()
        ],
        "spans": _spans(tables, (told[What.PLACES].ids[row] for row in rows[What.PLACES].tolist()), pool),
        "countries": _countries(tables, pool),
        "kinds": {kind.value: style.name for kind, style in KINDS.items()},
        "words": pool.things,
        "texts": texts.things,
    }


def _rows(table: Table, held: Collection[str] | None) -> Rows:
    if held is None:
        return np.arange(len(table.ids))
    kept = set(held)
    return np.array([row for row, own in enumerate(table.ids) if own in kept], np.int64)


def _table(table: Table, rows: Rows, pool: _Pool, texts: _Pool) -> JSON:
    return {
        "ids": [table.ids[row] for row in rows.tolist()],
        "all": len(table.ids),
        "begins": table.begins,
        "columns": [_column(column, rows, pool, texts) for column in table.columns],
        "facets": [_facet(facet) for facet in table.facets],
    }


def _facet(facet: Facet) -> JSON:
    return {"name": facet.name, "label": facet.label, "of": facet.of or facet.name, "by": facet.by}


def _column(column: Column, rows: Rows, pool: _Pool, texts: _Pool) -> JSON:
    cells = column.cells(rows)
    return {
        "name": column.name,
        "label": column.label,
        "type": column.type,
        "shown": column.shown,
        "sorts": not isinstance(column, Late),
        "cells": [_cell(column.type, value, pool, texts) for value in cells],
    }


def _cell(type: str, value: Any, pool: _Pool, texts: _Pool) -> Any:  # noqa: ANN401  any column's
    if type in _WORD:
        return pool.number(value)
    if type in _WORDS:
        return [pool.number(word) for word in value]
    if type == "text":
        return texts.number(value)
    if type == "span":
        return value and [_day(day) for day in value]
    return _day(value) if type == "day" else value


def _day(day: date | str | None) -> int | None:
    return None if day is None else int(day_number(day))


def _spans(tables: Tables, places: Iterable[str], pool: _Pool) -> list[list[list[Any]]]:
    every = tables.places.spans()
    return [[_span(span, pool) for span in every.get(place, ())] for place in places]


def _span(span: Control, pool: _Pool) -> list[Any]:
    status = span.status.value
    holders = [pool.number([h.id, h.label, h.kind.value]) for h in span.holders]
    return [_day(span.start.earliest), _day(span.start.latest), pool.number([status, status]), holders]


def _countries(tables: Tables, pool: _Pool) -> dict[int, int]:
    """Give the number of the country of each entity by its own."""
    names, found = tables.ledger.names, {}
    for number, word in enumerate([*pool.things]):
        entry = names.get(word[0]) if len(word) > 2 else None
        own = word[0] if entry and entry.kind.value == "state" else entry and entry.country
        land = names.get(own) if own else None
        if land and own and (there := pool.number([own, land.label, land.kind.value])) is not None:
            found[number] = there
    return found
