"""What `kg mcp` starts: the tools over standard input and output, or over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

import uvicorn
from mcp.server.transport_security import TransportSecuritySettings

from kg.errors import UsageError
from kg.graph import Graph
from kg.serve.care import is_loopback
from kg.serve.mcp.server import tool_server
from kg.serve.run import address, bound, stopped_by_term

PATH: Final = "/mcp"
_HERE: Final = ("127.0.0.1", "localhost", "[::1]")
_MAX_BODY: Final = 256 * 1024


def over_stdio(graph: Graph) -> None:
    """Answer a client on standard input and output until it goes; nothing else is written to either."""
    with stopped_by_term(), suppress(KeyboardInterrupt):
        tool_server(graph).run("stdio")


def over_http(
    graph: Graph,
    host: str = "127.0.0.1",
    port: int = 8765,
    names: Iterable[str] = (),
    *,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Answer clients over streamable HTTP at `/mcp` until SIGINT or SIGTERM.

    Only requests for a loopback name or one of `names`, and from no page of another site, are answered. An address
    that is not of this machine alone needs `names`, else it is a `UsageError`.
    """
    allowed = tuple(names)
    if not (allowed or is_loopback(host)):
        raise UsageError(f"{host} is reached from elsewhere: say by --allow-host under which name")
    with bound(host, port) as door, stopped_by_term(), suppress(KeyboardInterrupt):
        if ready:
            ready(address(door).rstrip("/") + PATH)
        http_server(graph, allowed).run(sockets=[door])


def http_server(graph: Graph, names: Iterable[str] = ()) -> uvicorn.Server:
    """Make the server over HTTP, for loopback names and `names`; it keeps nothing between requests."""
    app = tool_server(graph).streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=_MAX_BODY,
        transport_security=_guarded((*_HERE, *names)),
    )
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, proxy_headers=False, server_header=False
    )
    return uvicorn.Server(config)


def _guarded(names: Iterable[str]) -> TransportSecuritySettings:
    # A name that was bound anew to this machine is not among them, and neither is the page that uses it.
    hosts = [form for name in names for form in (name, f"{name}:*")]
    origins = [f"{scheme}://{host}" for host in hosts for scheme in ("http", "https")]
    return TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)
