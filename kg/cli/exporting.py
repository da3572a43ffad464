"""Commands that take the graph out: the page of the network, files for other tools."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import Output, Store, opened
from kg.cli.output import write, write_all
from kg.cli.progress import shown
from kg.errors import UsageError
from kg.formats import FORMATS, What


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg graph -o abu-kamal.html --around 'Abu Kamal' --depth 2")(graph)
    app.command(epilog="Example: kg export --format graphml -o wars.graphml")(export)


def graph(
    output: Output = None,
    around: Annotated[
        str | None, typer.Option("--around", metavar="ENTITY", help="Draw what surrounds this one.")
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=1, max=10, metavar="N", help="How many steps around it.")
    ] = 1,
    store: Store = None,
) -> None:
    """Draw the network as one HTML page that needs nothing else, not even a connection."""
    if output is None:
        raise UsageError("--output names the file to write; - is standard output")
    with opened(store) as opened_graph, shown("drawing"):
        html = opened_graph.draw(around=around, depth=depth)
    write(html, output)


def export(
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    what: Annotated[
        str | None,
        typer.Option(
            "--what", metavar="CONTENT", help=f"One of {', '.join(What)}; else the first that fits."
        ),
    ] = None,
    output: Output = None,
    store: Store = None,
) -> None:
    """Write the graph for other tools.

    N-Quads and JSON-LD hold all, each report as a named graph; Turtle every statement. GraphML, GEXF and
    GeoJSON hold the relationships, CSV and Parquet (by the extra `parquet`) the relationships or
    the claims.
    """
    if format == "parquet" and output in {None, "-"} and sys.stdout.isatty():
        raise UsageError("parquet is not for a terminal: --output names the file to write")
    with opened(store) as opened_graph, shown("writing"):
        write_all(opened_graph.stream(format, what=what), output)
