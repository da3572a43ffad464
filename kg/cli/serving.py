"""The command that serves the graph over HTTP."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import say
from kg.cli.options import Store, settings_of
from kg.errors import StoreInUse, StoreUnwritable

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
QuerySeconds = Annotated[
    float | None,
    typer.Option(
        "--query-seconds", min=0.01, help="Time for a SPARQL query; else KG_QUERY_SECONDS, else 10."
    ),
]
QueryRows = Annotated[
    int | None,
    typer.Option("--query-rows", min=1, help="Rows of a SPARQL answer; else KG_QUERY_ROWS, else 10,000."),
]
QueryBytes = Annotated[
    int | None,
    typer.Option(
        "--query-bytes", min=1, help="Bytes of a SPARQL answer; else KG_QUERY_BYTES, else 67,108,864."
    ),
]
RootPath = Annotated[
    str | None,
    typer.Option(
        "--root-path", metavar="PATH", help="Path under which a proxy offers it; else KG_ROOT_PATH."
    ),
]
PublicUrl = Annotated[
    str | None,
    typer.Option("--public-url", metavar="URL", help="Its whole address from outside; else KG_PUBLIC_URL."),
]
TrustedProxy = Annotated[
    str | None,
    typer.Option(
        "--trusted-proxy",
        metavar="ADDR",
        help="Addresses or networks, with commas, whose X-Forwarded-* are believed; else KG_TRUSTED_PROXY.",
    ),
]
PerClient = Annotated[
    str | None,
    typer.Option("--rate", metavar="N/s", help="Requests of one client, as 20/s or 600/m; else KG_RATE."),
]
Log = Annotated[
    str | None, typer.Option("--log", metavar="json", help="Log a line of JSON a request; else KG_LOG.")
]
Basemap = Annotated[
    str | None,
    typer.Option("--basemap", metavar="FILE", help="Tiles (PMTiles) below the map; else KG_BASEMAP."),
]
Counting = Annotated[
    bool, typer.Option("--metrics", help="Offer /metrics to Prometheus; also by KG_METRICS=1.")
]


def register(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command(epilog="Example: kg serve --port 8080")(serve)


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    *,
    store: Store = None,
    tokens: Tokens = None,
    query_seconds: QuerySeconds = None,
    query_rows: QueryRows = None,
    query_bytes: QueryBytes = None,
    root_path: RootPath = None,
    public_url: PublicUrl = None,
    trusted_proxy: TrustedProxy = None,
    rate: PerClient = None,
    log: Log = None,
    basemap: Basemap = None,
    metrics: Counting = False,
) -> None:
    """Serve look-ups, SPARQL and the page of the network; only a write token lets anyone change the graph."""
    from kg.serve.access import Access  # noqa: PLC0415  brings fastapi

    access = Access.given(tokens)
    settings = _within(settings_of(store), query_seconds, query_rows, query_bytes)
    settings = _placed(
        settings, root_path, public_url, trusted_proxy, rate, log, basemap, "1" if metrics else None
    )
    with _graph(settings, access) as graph:
        if graph.home is None:
            say("another process writes to this graph, or nobody may; what is published there is shown")
        serve_graph(graph, settings, host, port, access)


def _within(settings: Settings, seconds: float | None, rows: int | None, size: int | None) -> Settings:
    return replace(
        settings,
        query_seconds=seconds or settings.query_seconds,
        query_rows=rows or settings.query_rows,
        query_bytes=size or settings.query_bytes,
    )


def _placed(settings: Settings, *given: str | None) -> Settings:
    """Let options go before the environment."""
    from kg.settings import SERVING, Serving  # noqa: PLC0415

    told = {name: value for name, value in zip(SERVING, given, strict=True) if value is not None}
    return replace(settings, serving=Serving.from_env({**os.environ, **told}))


def _graph(settings: Settings, access: Access) -> Graph:
    """Open the graph to write, so that `kg ingest` can hand its reports over; where that cannot be, to read."""
    from kg.graph import open_graph  # noqa: PLC0415  brings the store

    if access.writes:
        return open_graph(settings=settings, apart=True)
    reading = open_graph(settings=settings, write=False, apart=True)
    try:
        writing = open_graph(settings=settings, apart=True)
    except (StoreInUse, StoreUnwritable):
        return reading
    reading.close()
    return writing


def serve_graph(graph: Graph, settings: Settings, host: str, port: int, access: Access | None = None) -> None:
    """Serve a graph until interrupted, having said where."""
    # Brings fastapi and uvicorn.
    from kg.serve.run import run  # noqa: PLC0415

    run(graph, settings, host, port, ready=_ready, access=access)


def _ready(address: str) -> None:
    say(f"serving on {address} - open {address}graph for the network, {address}docs for the interface")
