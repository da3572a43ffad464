"""The server that `kg serve` starts."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from types import FrameType
from typing import Final

import uvicorn
from uvicorn.config import LOGGING_CONFIG

from kg.errors import KgError, UsageError
from kg.graph import Graph
from kg.handover import Desk
from kg.serve.access import Access
from kg.serve.app import create_app
from kg.serve.logged import as_json
from kg.settings import Settings

# What is published is seen within a second.
_EVERY: Final = 0.4


def run(
    graph: Graph,
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    ready: Callable[[str], None] | None = None,
    access: Access | None = None,
) -> None:
    """Serve `graph` until SIGINT or SIGTERM, then finish what is under way and return.

    Port 0 takes a free one. `ready` is told the address once connections are accepted. An address that cannot
    be had is a `UsageError` before anything else happens. `access` holds the tokens. The caller closes the graph.
    """
    log = as_json(sys.stderr) if settings.serving.log_requests else nullcontext()
    with bound(host, port) as door, log, stopped_by_term(), suppress(KeyboardInterrupt):
        serving = server(graph, settings, access)
        with tended(graph):
            if ready:
                ready(address(door))
            serving.run(sockets=[door])


@contextmanager
def tended(graph: Graph) -> Iterator[None]:
    """Keep workers ready for queries, follow what others publish, and take in what `kg ingest` hands over."""
    over = threading.Event()

    def tend() -> None:
        while not over.wait(_EVERY):
            try:
                graph.tend()
            except (KgError, OSError) as error:
                # The next round may do better; until then what was read before goes on.
                logging.getLogger(__name__).warning("cannot follow the store: %s", error)

    graph.tend()
    thread = threading.Thread(target=tend, daemon=True)
    thread.start()
    try:
        with Desk(graph, graph.home) if graph.home else nullcontext():
            yield
    finally:
        over.set()
        thread.join()


def bound(host: str, port: int) -> socket.socket:
    """Listen on an address; one in use, forbidden or unknown is a `UsageError`."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # asyncio turns delayed sending off (40 ms an answer) only where the socket names TCP as its protocol
        door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except (OSError, OverflowError, UnicodeError) as error:
        raise _unavailable(host, port, error) from None
    try:
        if os.name == "posix":
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(2048)
    except (OSError, OverflowError) as error:
        door.close()
        raise _unavailable(host, port, error) from None
    return door


def _unavailable(host: str, port: int, error: Exception) -> UsageError:
    reason = getattr(error, "strerror", None) or str(error)
    return UsageError(f"cannot serve on {host}:{port}: {reason}; --port takes another")


def address(door: socket.socket) -> str:
    """Give the address that a browser takes: `http://HOST:PORT/`."""
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}/" if door.family == socket.AF_INET6 else f"http://{host}:{port}/"


def server(graph: Graph, settings: Settings, access: Access | None = None) -> uvicorn.Server:
    """Make the server. uvicorn believes no header of a proxy: `kg.serve.outside` does, of those that are trusted."""
    config = uvicorn.Config(
        create_app(graph, settings, access),
        # What is logged as JSON goes where all else goes.
        log_config=None if settings.serving.log_requests else LOGGING_CONFIG,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=int(settings.query_seconds) + 2,
    )
    return uvicorn.Server(config)


@contextmanager
def stopped_by_term() -> Iterator[None]:
    """Let SIGTERM end the block as SIGINT does."""

    # uvicorn stops gracefully, then raises the signal again: the process would end with its store open
    def interrupt(signal_number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
