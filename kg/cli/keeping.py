"""Commands that keep a graph in order: forget, count, validate."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.failing import INVALID, say
from kg.cli.options import Json, Store, opened
from kg.cli.output import Rows, plain, print_json, print_table
from kg.cli.progress import shown

if TYPE_CHECKING:
    from kg.query.stats import Stats


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg forget abu-kamal-2017-11-09")(forget)
    app.command(epilog="Example: kg stats --json")(stats)
    app.command(epilog="Example: kg validate && echo sound")(validate)


def forget(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report.", show_default=False)],
    store: Store = None,
) -> None:
    """Remove a report, its claims, and what rests on them alone."""
    with opened(store, write=True) as graph:
        graph.forget(report)
    print(f"forgot {plain(report)}")


def stats(store: Store = None, as_json: Json = False) -> None:
    """Count what the graph holds."""
    with opened(store) as graph:
        found = graph.stats()
    if as_json:
        print_json(_json(found))
    else:
        print_stats(found)


def print_stats(found: Stats) -> None:
    """Print counts as two tables: what there is, and the claims of each relation."""
    value = _json(found)
    relations = value.pop("relations")
    rows = [(name, "" if count is None else str(count)) for name, count in value.items()]
    print_table(Rows(("in the graph", ""), rows))
    print_table(Rows(("relation", "claims"), [(name, str(count)) for name, count in relations.items()]))


def validate(
    *,
    deep: Annotated[
        bool, typer.Option("--deep", help="Check the SHACL shapes as well; takes minutes for many reports.")
    ] = False,
    processes: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Processes that check the shapes; else one a core.", show_default=False
        ),
    ] = None,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Check the whole graph; print each fault with the node where it is, and exit with 3 if there is one.

    Nothing is changed. Every report is read again from the graph, and what is derived is derived anew and
    compared.
    """
    from kg.model import fault_json  # noqa: PLC0415

    with opened(store) as graph, shown("checking") as progress:
        faults = graph.validate(deep=deep, progress=progress, processes=processes or os.cpu_count() or 1)
    if as_json:
        print_json([fault_json(fault) for fault in faults])
    else:
        for fault in faults:
            print(plain(str(fault)))
    say(f"{len(faults):,} fault{'s' * (len(faults) != 1)} found")
    if faults:
        raise typer.Exit(INVALID)


def _json(found: Stats) -> dict[str, Any]:
    value: dict[str, Any] = asdict(found)
    return value | {name: day.isoformat() if (day := value[name]) else None for name in ("first", "last")}
