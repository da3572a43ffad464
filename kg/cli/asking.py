"""Commands that ask: SPARQL of one's own, and the questions of the catalogue."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failing import say
from kg.cli.options import Csv, Json, Store, Table, opened
from kg.cli.output import Form, Rows, form_of, print_csv, print_rows, print_table
from kg.errors import MissingInput, UsageError

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    from kg.query.catalogue import Answer
    from kg.query.foreign import Result
    from kg.query.question import Parameter, Question


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
    """Add the commands of this family."""
    app.command(
        epilog="Example: kg sparql 'SELECT ?place { entity:islamic-state kg:lost ?place }' --format csv"
    )(sparql)
    anything = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command(epilog="Example: kg query control-history --place 'Abu Kamal'", context_settings=anything)(
        query
    )


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


def query(
    context: typer.Context,
    *,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A question; none lists them.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter, the same as --NAME VALUE."),
    ] = None,
    store: Store = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_table: Table = False,
) -> None:
    """Ask a question of the catalogue by its name, its parameters as options; without a name, list them."""
    form = form_of(as_json, as_csv, as_table)
    if name is None:
        from kg.query.catalogue import questions  # noqa: PLC0415

        listed = list(questions().values())
        print_rows(_listed(listed), form, [_question_json(q) for q in listed])
        return
    given = _once([*map(_pair, param or []), *_options(context.args)])
    with opened(store) as graph:
        answer, base = graph.ask(name, **given), graph.base
    if form is Form.TABLE:
        rows = [[_value(v).removeprefix(f"{base}entities/") for v in row] for row in answer.rows]
    else:
        rows = [[_value(v) for v in row] for row in answer.rows]
    print_rows(Rows(answer.columns, rows), form, _answer_json(answer), title=answer.question.title)


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


def _pair(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals or not name:
        raise UsageError(f"--param {written!r} is not NAME=VALUE")
    return name, value


def _once(pairs: list[tuple[str, str]]) -> dict[str, str]:
    counted = Counter(name for name, _ in pairs)
    if repeated := [name for name, count in counted.items() if count > 1]:
        raise UsageError(f"given more than once: {', '.join(repeated)}")
    return dict(pairs)


def _options(rest: list[str]) -> Iterator[tuple[str, str]]:
    words = iter(rest)
    for word in words:
        if not word.startswith("--"):
            raise UsageError(f"{word!r} belongs to no parameter; write --NAME VALUE")
        name, equals, value = word[2:].partition("=")
        given = value if equals else next(words, None)
        if given is None:
            raise UsageError(f"--{name} needs a value")
        yield name.replace("-", "_"), given


def _listed(listed: list[Question]) -> Rows:
    rows = [(q.name, q.title, " ".join(map(_usage, q.parameters))) for q in listed]
    return Rows(("name", "question", "parameters"), rows)


def _usage(parameter: Parameter) -> str:
    wanted = f"--{parameter.name} {parameter.type.value.upper()}"
    return wanted if parameter.default is None else f"[{wanted}]"


def _question_json(asked: Question) -> dict[str, Any]:
    return {
        "name": asked.name,
        "title": asked.title,
        "description": asked.description,
        "parameters": [
            {
                "name": p.name,
                "type": p.type.value,
                "label": p.label,
                "default": p.default,
                "example": p.example,
            }
            for p in asked.parameters
        ],
    }


def _answer_json(answer: Answer) -> list[dict[str, Any]]:
    return [dict(zip(answer.columns, map(_json_value, row), strict=True)) for row in answer.rows]


def _json_value(term: NamedNode | Literal | None) -> str | int | float | bool | None:
    kind = getattr(getattr(term, "datatype", None), "value", "").rpartition("#")[2]
    if term is None or kind not in ("integer", "double", "decimal", "boolean"):
        return term and term.value
    if kind == "boolean":
        return term.value == "true"
    return int(term.value) if kind == "integer" else float(term.value)


def _value(term: NamedNode | Literal | None) -> str:
    return term.value if term else ""
