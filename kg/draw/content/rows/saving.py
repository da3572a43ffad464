"""What a table shows as a file: comma-separated values, or JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from csv import writer as open_writer
from typing import Any, Final

from kg.draw.cells import cell
from kg.draw.content.rows.asking import Rows, listed
from kg.draw.content.rows.columns import Column
from kg.draw.content.rows.table import Table

_BATCH: Final = 2000


def sheet(table: Table, columns: Sequence[Column], rows: Rows) -> Iterator[bytes]:
    """Give a header and a line for each row, many at a time, as CSV in UTF-8.

    Entities and reports take a second column with their ids, spans one for each day; lists are joined by semicolons.
    What a spreadsheet would run as a formula begins with an apostrophe.
    """
    yield _lines([["id", *(name for column in columns for name in _heads(column))]])
    for lines in _batches(table, columns, rows):
        yield _lines(
            [
                line[0],
                *(
                    cell(text)
                    for column, value in zip(columns, line[1:], strict=True)
                    for text in _texts(column, value)
                ),
            ]
            for line in lines
        )


def objects(table: Table, columns: Sequence[Column], rows: Rows) -> Iterator[bytes]:
    """Give a JSON list with an object for each row, many at a time."""
    between = b"[\n"
    for lines in _batches(table, columns, rows):
        told = (
            {"id": line[0]} | {c.name: _value(c, v) for c, v in zip(columns, line[1:], strict=True)}
            for line in lines
        )
        yield between + ",\n".join(json.dumps(one, ensure_ascii=False) for one in told).encode()
        between = b",\n"
    yield b"[]\n" if between == b"[\n" else b"\n]\n"


def _batches(table: Table, columns: Sequence[Column], rows: Rows) -> Iterator[list[list[Any]]]:
    for start in range(0, len(rows), _BATCH):
        yield listed(table, columns, rows[start : start + _BATCH])


def _lines(rows: Any) -> bytes:  # noqa: ANN401  rows of texts, whichever the writer takes
    told = io.StringIO()
    open_writer(told, lineterminator="\r\n").writerows(rows)
    return told.getvalue().encode("utf-8", "replace")


def _heads(column: Column) -> list[str]:
    if column.type in {"entity", "report"}:
        return [column.name, f"{column.name}_id"]
    return [f"{column.name}_from", f"{column.name}_to"] if column.type == "span" else [column.name]


def _texts(column: Column, value: Any) -> list[str]:  # noqa: ANN401  any column's
    if column.type in {"entity", "report"}:
        return [value[1], value[0]] if value else ["", ""]
    if column.type == "span":
        return [day or "" for day in value or (None, None)]
    if column.type in {"words", "entities"}:
        return ["; ".join(word[1] for word in value)]
    if column.type in {"word", "control", "stake"}:
        return [value[1] if value else ""]
    return ["" if value is None else str(value)]


def _value(column: Column, value: Any) -> Any:  # noqa: ANN401  any column's
    if column.type in {"entity", "report"}:
        return {"id": value[0], "label": value[1]} if value else None
    if column.type in {"words", "entities"}:
        return [word[1] for word in value]
    if column.type in {"word", "control", "stake"}:
        return value[0] if value else None
    return value
