"""The command that gives the graph to language models as tools."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.failing import say
from kg.cli.options import Store, opened
from kg.cli.serving import Host
from kg.errors import ExtraMissing

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")]
Http = Annotated[
    bool, typer.Option("--http", help="Serve streamable HTTP at /mcp instead of standard input and output.")
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", metavar="NAME", help="A name under which it is reached over HTTP, besides localhost."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command of this family."""
    app.command(epilog="Example: kg mcp --store kg-data")(mcp)


def mcp(
    *,
    store: Store = None,
    http: Http = False,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    allow_host: AllowHost = None,
) -> None:
    """Give the graph to a language model as tools, by the Model Context Protocol; they only read."""
    try:
        from kg.serve.mcp.run import over_http, over_stdio  # noqa: PLC0415  an extra
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in {"mcp", "mcp_types"}:
            raise ExtraMissing("mcp", "mcp") from None
        raise
    with opened(store) as graph:
        if http:
            over_http(graph, host, port, allow_host or (), ready=lambda told: say(f"serving tools on {told}"))
        else:
            over_stdio(graph)
