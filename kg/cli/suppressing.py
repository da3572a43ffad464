"""The command that keeps people out of a graph."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Json, Store, opened
from kg.cli.output import Rows, plain, print_json, print_table
from kg.errors import UsageError

Name = Annotated[str | None, typer.Argument(metavar="NAME", help="A person's name.", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept on the list.")]


def register(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command(epilog="Example: kg suppress 'Jane Doe' --reason 'asked on 3 May'")(suppress)


def suppress(
    name: Name = None,
    *,
    reason: Reason = "",
    listed: Annotated[bool, typer.Option("--list", help="Print who is kept out.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take NAME off the list.")] = False,
    store: Store = None,
    as_json: Json = False,
) -> None:
    """Keep a person out of the graph: out of what is stored, and out of every reading from now on.

    Where the name stands in reports it is covered, what was said of that person goes. --undo brings nothing back:
    the reports have to be read again from their files.
    """
    if listed:
        if name or undo or reason:
            raise UsageError("--list stands alone")
        _print_list(store, as_json=as_json)
    elif name is None:
        raise UsageError("whom? kg suppress NAME, or --list")
    elif undo:
        with opened(store, write=True) as graph:
            gone = graph.unsuppress(name)
        print(f"{plain(gone.name)} is no longer kept out; read the reports again from their files")
    else:
        with opened(store, write=True) as graph:
            removed = graph.suppress(name, reason=reason)
        print(
            f"{plain(name)} is kept out: covered in {removed.reports:,} reports, "
            f"{removed.claims:,} claims and {removed.judgements:,} judgements gone"
        )


def _print_list(store: Store, *, as_json: bool) -> None:
    with opened(store) as graph:
        found = graph.suppressed()
    if as_json:
        print_json(
            [
                {"name": s.name, "also": s.also, "since": s.since.isoformat(), "reason": s.reason}
                for s in found
            ]
        )
    else:
        rows = [(s.name, "; ".join(s.also), s.since.isoformat(), s.reason) for s in found]
        print_table(Rows(("kept out", "also", "since", "reason"), rows))
