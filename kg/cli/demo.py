"""The command that shows what this is for, on the sample reports."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.holding import control_rows
from kg.cli.keeping import print_stats
from kg.cli.looking import told
from kg.cli.options import settings_of
from kg.cli.output import print_table, print_text
from kg.cli.progress import shown, so_far
from kg.cli.serving import Host, Port, serve_graph
from kg.errors import MissingInput

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import Claim, Control, Entity

PLACES, EXAMPLES = 6, 3


def register(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command(epilog="Example: kg demo --no-serve")(demo)


def demo(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve it when all is shown.")] = True,
) -> None:
    """Read the sample reports, show what they come to, and serve it; nothing is kept."""
    # Removed only after the graph in it is closed.
    with TemporaryDirectory(prefix="kg-demo-") as folder:
        _show(str(Path(folder) / "store"), host, port, serve)


def _show(store: str, host: str, port: int, serve: bool) -> None:
    from kg.graph import open_graph  # noqa: PLC0415  brings the store

    settings = settings_of(store)
    with open_graph(settings=settings) as graph:
        with shown("reading the sample reports") as show:
            done = graph.ingest(samples(), progress=lambda t: show(so_far(t)))
        if done.refused:
            raise MissingInput(f"a sample report cannot be read: {done.refused[0]}")
        print_stats(graph.stats())
        places = main_places(graph)
        for place, spans in places:
            print_table(control_rows(spans), f"Who held {place.label}")
        for claim in examples(graph, places):
            print_text(told(claim))
        if serve:
            serve_graph(graph, settings, host, port)


def samples() -> Path:
    """Give the folder of the sample reports, which is part of the package."""
    return Path(str(files("kg"))) / "samples"


def main_places(graph: Graph) -> list[tuple[Entity, list[Control]]]:
    """Give the places that changed hands most often, with their timelines."""
    held = {e.object.id: e.object for e in graph.relationships() if e.object.is_place}
    timelines = [(place, list(graph.control(place.id))) for place in held.values()]
    ranked = sorted(timelines, key=lambda known: (-len(known[1]), known[0].label))
    return [(place, spans) for place, spans in ranked if spans][:PLACES]


def examples(graph: Graph, places: list[tuple[Entity, list[Control]]]) -> list[Claim]:
    """Give claims about the place that changed hands most often, in the order of their days, one a report."""
    if not places:
        return []
    dated = [c for c in graph.claims(place=places[0][0].id) if c.date and c.date.start and c.attributed_to]
    dated.sort(key=lambda claim: (claim.date and claim.date.start, claim.id))
    return list({claim.report: claim for claim in reversed(dated)}.values())[::-1][:EXAMPLES]
