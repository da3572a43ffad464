"""A SPARQL server within this process, which fails when it is told to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pyoxigraph as ox
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from kg.remote import Server
from kg.store.remote.asking import Asking
from kg.store.remote.endpoints import Endpoints
from kg.store.remote.wire import Wire

URL = "http://kg.example/war"
Answer = Callable[[httpx.Request], httpx.Response | None]


class Inside:
    """Answers queries and makes updates over an engine in memory; `first` may answer in its place."""

    def __init__(self, first: Answer = lambda request: None) -> None:
        """Hold nothing yet."""
        self.engine, self.first = ox.Store(), first
        self.updates = list[str]()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        if (said := self.first(request)) is not None:
            return said
        if request.headers.get("Content-Type") == "application/sparql-update":
            self.updates.append(request.content.decode())
            self.engine.update(self.updates[-1])
            return httpx.Response(204)
        found = self.engine.query(parse_qs(request.content.decode())["query"][0])
        form = RdfFormat.N_TRIPLES if isinstance(found, QueryTriples) else QueryResultsFormat.JSON
        return httpx.Response(200, content=found.serialize(format=form))  # type: ignore[arg-type]


def server_of(folder: Path = Path("unused"), env: Mapping[str, str] | None = None) -> Server:
    """Name a server that nobody runs."""
    return Server.of("sparql+" + URL, {"KG_REMOTE_FOLDER": str(folder), **(env or {})})


def wire_of(
    answer: Callable[[httpx.Request], httpx.Response],
    pauses: list[float] | None = None,
    env: Mapping[str, str] | None = None,
) -> Wire:
    """Connect to an answer, and note how long is waited between two tries instead of waiting."""
    pause = [] if pauses is None else pauses
    return Wire(server_of(env=env), transport=httpx.MockTransport(answer), pause=pause.append)


def asking_of(answer: Callable[[httpx.Request], httpx.Response]) -> Asking:
    """Ask a server within this process."""
    return Asking(wire_of(answer), Endpoints(URL, URL, None))
