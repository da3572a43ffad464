"""The command that asks the questions of the catalogue."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Csv, Json, Store, Table, opened
from kg.cli.output import Form, Rows, form_of, print_rows, print_table, print_text
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.query.catalogue import Answer
    from kg.query.question import Parameter, Question


def register(app: typer.Typer) -> None:
    """Add the command."""
    anything = {"allow_extra_args": True, "ignore_unknown_options": True}
    app.command(
        epilog="Example: kg query control-history --place 'Abu Kamal'",
        context_settings=anything,
        add_help_option=False,
    )(query)


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
    wants_help: Annotated[
        bool, typer.Option("--help", "-h", help="Show this, or what the question NAME is about, and leave.")
    ] = False,
) -> None:
    """Ask a question of the catalogue by its name, its parameters as options; without a name, list them."""
    form = form_of(as_json, as_csv, as_table)
    if wants_help:
        _explain(context, name)
    elif name is None:
        _list(form)
    else:
        given = _once([*map(_pair, param or []), *_options(context.args)])
        with opened(store) as graph:
            _print(graph.ask(name, **given), form, graph.base)


def _explain(context: typer.Context, name: str | None) -> None:
    if name is None:
        typer.echo(context.get_help())
        return
    from kg.query.catalogue import question  # noqa: PLC0415

    asked = question(name)
    print_text(f"{asked.name}: {asked.title}\n\n{asked.description}\n")
    if asked.parameters:
        print_table(Rows(("parameter", "type", "meaning", "default", "example"), _described(asked)))
    print_text(f"Example: {_example(asked)}")


def _described(asked: Question) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            f"--{p.name}",
            p.type.value,
            p.label,
            "must be given" if p.default is None else p.default,
            p.example or "",
        )
        for p in asked.parameters
    ]


def _example(asked: Question) -> str:
    words = [word for name, value in asked.example.items() for word in (f"--{name}", value)]
    return shlex.join(["kg", "query", asked.name, *words])


def _list(form: Form) -> None:
    from kg.query.answers import question_json  # noqa: PLC0415
    from kg.query.catalogue import questions  # noqa: PLC0415

    listed = list(questions().values())
    rows = [(q.name, q.title, " ".join(map(_usage, q.parameters))) for q in listed]
    print_rows(Rows(("name", "question", "parameters"), rows), form, [question_json(q) for q in listed])


def _usage(parameter: Parameter) -> str:
    wanted = f"--{parameter.name} {parameter.type.value.upper()}"
    return wanted if parameter.default is None else f"[{wanted}]"


def _print(answer: Answer, form: Form, base: str) -> None:
    from kg.query.answers import rows_json, text_rows  # noqa: PLC0415

    rows = text_rows(answer, base if form is Form.TABLE else "")
    print_rows(Rows(answer.columns, rows), form, rows_json(answer), title=answer.question.title)


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
