"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, overload

import typer

from kg.settings import Settings, place_of

if TYPE_CHECKING:
    from kg.graph import Graph

_INPUTS = typer.Argument(
    metavar="PATH...",
    help="Files (txt, md, html, jsonl, csv; also .gz, .zst), folders, quoted patterns, - for standard input.",
    show_default=False,
)
Inputs = Annotated[list[str], _INPUTS]
OptionalInputs = Annotated[list[str] | None, _INPUTS]
FilesFrom = Annotated[
    str | None,
    typer.Option(
        "--files-from", metavar="LIST", help="File with more names, one a line; - is standard input."
    ),
]
Nul = Annotated[bool, typer.Option("-0", help="Names in LIST are parted by NUL, as by find -print0.")]
Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        help="Folder of the graph, or sparql+http://… of a server; else KG_STORE, else ./kg-data.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="YYYY-MM-DD", help="Day of reports that do not give their own."),
]
Source = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Publisher of reports that do not name theirs.")
]
Force = Annotated[bool, typer.Option("--force", help="Read reports in other languages than English too.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", help="Processes that read; else as many as cores and memory allow."
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="Not before this day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Not after this day.")]
On = Annotated[str | None, typer.Option("--on", metavar="YYYY-MM-DD", help="As it was on this day.")]
KnownOn = Annotated[
    str | None,
    typer.Option("--known-on", metavar="YYYY-MM-DD", help="Only by reports published until this day."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")]
Table = Annotated[bool, typer.Option("--table", help="Print a table; the default.")]
Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file; - is standard output."),
]


def settings_of(store: str | None) -> Settings:
    """Build the settings of this run from the environment and the option."""
    from dataclasses import replace  # noqa: PLC0415

    settings = Settings.from_env()
    return replace(settings, store=place_of(store)) if store else settings


def opened(store: str | None, *, write: bool = False) -> Graph:
    """Open the graph that the option, the environment or the default names."""
    from kg.graph import open_graph  # noqa: PLC0415  brings the store

    return open_graph(settings=settings_of(store), write=write)


def day(written: str | None, option: str) -> date | None:
    """Read a day given as an option; what is no day, or in the future, is a `UsageError`."""
    from kg.read import given_day, this_day  # noqa: PLC0415

    return given_day(written, this_day(), option) if written is not None else None


@overload
def bound(written: str, option: str) -> date: ...


@overload
def bound(written: None, option: str) -> None: ...


@overload
def bound(written: str | None, option: str) -> date | None: ...


def bound(written: str | None, option: str) -> date | None:
    """Read the bound of a span of days, which may lie in the future; what is no day is a `UsageError`."""
    from kg.read import given_day  # noqa: PLC0415

    return given_day(written, date.max, option) if written is not None else None
