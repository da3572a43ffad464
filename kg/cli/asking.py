"""The command that asks SPARQL of one's own."""

from __future__ import annotations

import csv
import io
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import say
from kg.cli.options import Store, opened
from kg.cli.output import Rows, print_csv, print_table
from kg.errors import MissingInput, UsageError

if TYPE_CHECKING:
    from kg.query.foreign import Result


class Format(StrEnum):
    """How the answer to a query is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"


_ROWS = {
    Format.TABLE: "text/csv",
    Format.JSON: "application/sparql-results+json",
    Format.CSV: "text/csv",
    Format.TSV: "text/tab-separated-values",
    Format.XML: "application/sparql-results+xml",
}
_TRIPLES = {Format.TURTLE: "text/turtle", Format.NTRIPLES: "application/n-triples"}
_TRUTHS = _ROWS | {Format.TABLE: _ROWS[Format.JSON]}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="Example: kg sparql 'SELECT ?place { entity:islamic-state kg:lost ?place }' --format csv"
    )(sparql)


def sparql(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="The query; - reads it from standard input.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the query from a file.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="How to write the answer.", show_default="table")
    ] = None,
    store: Store = None,
) -> None:
    """Ask a SPARQL 1.1 query of one's own, within 10 seconds and 10,000 rows.

    The default graph holds entities and plain edges; each report is a named graph. The prefixes kg:, rdfs:,
    entity: and the like need no declaration.
    """
    from kg.query.guard import checked  # noqa: PLC0415

    asked = _query(query, file)
    with opened(store) as graph:
        form = checked(asked, graph.base).value
        chosen = format or (Format.TURTLE if form in ("CONSTRUCT", "DESCRIBE") else Format.TABLE)
        offered = {"SELECT": _ROWS, "ASK": _TRUTHS}.get(form, _TRIPLES)
        if chosen not in offered:
            raise UsageError(
                f"--format {chosen} does not fit a {form} query; one of {', '.join(offered)} does"
            )
        result = graph.sparql(asked, media_type=offered[chosen])
    _print(result, chosen)
    if result.truncated:
        say("the answer was cut short; LIMIT and OFFSET give the rest in parts")


def _query(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise UsageError("give a query or --file, one of the two")
    from kg.read.decode import decode  # noqa: PLC0415

    if file is not None and str(file) != "-":
        if not file.exists():
            raise MissingInput(f"{file}: no such file")
        return decode(file.read_bytes())
    return decode(sys.stdin.buffer.read()) if query in (None, "-") else str(query)


def _print(result: Result, chosen: Format) -> None:
    if chosen is Format.TABLE and result.media_type == _ROWS[Format.JSON]:
        print("yes" if json.loads(result.body)["boolean"] else "no")
        return
    if chosen not in (Format.TABLE, Format.CSV):
        sys.stdout.write(result.body.decode())
        return
    columns, *rows = csv.reader(io.StringIO(result.body.decode(), newline=""))
    if chosen is Format.TABLE:
        print_table(Rows(columns, [row or [""] for row in rows]))
    else:
        print_csv([columns, *rows])
