"""Commands that take the graph out: the page of the network, files for other tools."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.failing import say
from kg.cli.options import KnownOn, On, Output, Store, bound, opened
from kg.cli.output import write, write_all
from kg.cli.progress import shown
from kg.errors import UsageError
from kg.formats import FORMATS, What


def register(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command(epilog="Example: kg graph -o abu-kamal.html --around 'Abu Kamal' --depth 2")(graph)
    app.command(epilog="Example: kg export --format geojson --on 2017-11-10 -o held.geojson")(export)


def graph(
    *,
    output: Output = None,
    around: Annotated[
        str | None, typer.Option("--around", metavar="ENTITY", help="Draw what surrounds this one.")
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=1, max=10, metavar="N", help="How many steps around it.")
    ] = 1,
    limit: Annotated[
        int,
        typer.Option("--limit", min=2, max=10_000, metavar="N", help="How many actors and places at most."),
    ] = 300,
    mapped: Annotated[bool, typer.Option("--map", help="Bring the map along, and its megabyte.")] = False,
    store: Store = None,
) -> None:
    """Draw graph, timeline and table as one HTML page that needs nothing else, not even a connection."""
    if output is None:
        raise UsageError("--output names the file to write; - is standard output")
    with opened(store) as opened_graph, shown("drawing"):
        html = opened_graph.draw(around=around, depth=depth, limit=limit, mapped=mapped)
    write(html, output)


def export(
    *,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    what: Annotated[
        str | None,
        typer.Option(
            "--what", metavar="CONTENT", help=f"One of {', '.join(What)}; else the first that fits."
        ),
    ] = None,
    on: On = None,
    known_on: KnownOn = None,
    output: Output = None,
    store: Store = None,
) -> None:
    """Write the graph for other tools.

    turtle, nquads and jsonld hold everything, the latter two each report as a named graph; graphml and gexf the
    relationships, for Gephi; csv and parquet (by the extra `parquet`) relationships, claims, events or control;
    geojson what is told of each place, events, or control on one day; acled the events in the columns of an
    ACLED export. What a file leaves out or cannot place is counted on stderr.
    """
    if format == "parquet" and output in {None, "-"} and sys.stdout.isatty():
        raise UsageError("parquet is not for a terminal: --output names the file to write")
    days = bound(on, "--on"), bound(known_on, "--known-on")
    with opened(store) as opened_graph, shown("writing"):
        pieces = opened_graph.stream(format, what=what, on=days[0], known_on=days[1], say=say)
        write_all(pieces, output)
