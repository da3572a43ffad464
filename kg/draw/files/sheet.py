"""Tables as comma-separated values."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from csv import writer as open_writer
from datetime import date

from kg.draw.cells import cell
from kg.draw.files.relationships import EDGES
from kg.draw.files.table import Columns, Row, Value
from kg.model import Relationship


def sheet(columns: Columns[Row], rows: Iterable[Row]) -> Iterator[str]:
    """Give a header and one line a row, each when it is asked for.

    What is unknown is empty, truth is `true` or `false`, days are in ISO form, lists are joined by semicolons.
    Cells that a spreadsheet would run as formulas begin with an apostrophe.
    """
    yield _line([column.name for column in columns])
    for row in rows:
        yield _line([cell(_written(column.of(row))) for column in columns])


def csv(edges: Iterable[Relationship]) -> str:
    """Give one row a relationship under the header that Gephi reads as an edge table: `EDGES`."""
    return "".join(sheet(EDGES, edges))


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    open_writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _written(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "; ".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)
