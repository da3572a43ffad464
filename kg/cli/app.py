"""All commands under one name, and what happens when one fails."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from kg.cli import (
    asking,
    copying,
    demo,
    explaining,
    exporting,
    finding,
    happening,
    holding,
    judging,
    keeping,
    looking,
    mcp,
    questions,
    reading,
    rereading,
    review,
    serving,
    suppressing,
)
from kg.cli.failing import guarded


class Commands(TyperGroup):
    """The group of all commands: whatever goes wrong in one becomes one line and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,  # noqa: ANN401  typer's own
    ) -> NoReturn:
        """Run a command and exit."""
        run = partial(super().main, args, prog_name, complete_var, False, windows_expand_args, **extra)
        sys.exit(guarded(run))


app = typer.Typer(
    name="kg",
    cls=Commands,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: kg ingest --published 2017-11-09 news/ && kg relations 'Syrian army'",
)
for family in (
    *(
        reading,
        rereading,
        finding,
        looking,
        holding,
        happening,
        explaining,
        asking,
        questions,
        judging,
        review,
    ),
    *(exporting, keeping, copying, suppressing, serving, mcp, demo),
):
    family.register(app)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """Read news of wars into a graph of who holds, takes and leaves which place, and who says so."""
    if version:
        typer.echo(f"kg {_version()}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  no command needs it

    try:
        return version("kg")
    except PackageNotFoundError:
        return "from a checkout that is not installed"


def main() -> None:
    """Run the command line on this process's arguments; the exit codes are listed in `kg.cli.failing`."""
    app(prog_name="kg")
