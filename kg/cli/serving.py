"""The command that serves the graph over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import say
from kg.cli.options import Store, opened, settings_of

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.serve.access import Access
    from kg.settings import Settings

Host = Annotated[str, typer.Option("--host", help="Address to listen on.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")]
Tokens = Annotated[
    Path | None,
    typer.Option(
        "--tokens", metavar="FILE", help="File of tokens; else KG_TOKENS. Without one nobody writes."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command(epilog="Example: kg serve --port 8080")(serve)


def serve(host: Host = "127.0.0.1", port: Port = 8000, store: Store = None, tokens: Tokens = None) -> None:
    """Serve look-ups, SPARQL and the page of the network; only a write token lets anyone change the graph."""
    from kg.serve.access import Access  # noqa: PLC0415  brings fastapi

    access = Access.given(tokens)
    with opened(store, write=access.writes) as graph:
        serve_graph(graph, settings_of(store), host, port, access)


def serve_graph(graph: Graph, settings: Settings, host: str, port: int, access: Access | None = None) -> None:
    """Serve a graph until interrupted, having said where."""
    # Brings fastapi and uvicorn.
    from kg.serve.run import run  # noqa: PLC0415

    run(graph, settings, host, port, ready=_ready, access=access)


def _ready(address: str) -> None:
    say(f"serving on {address} - open {address}graph for the network, {address}docs for the interface")
