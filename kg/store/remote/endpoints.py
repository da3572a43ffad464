"""Finds where a server is asked, where it is changed, and where it takes whole graphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import StoreError
from kg.remote import Server
from kg.store.remote.wire import Refused, Wire

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_ENDPOINT: Final = NamedNode(_SD + "endpoint")
_REPOSITORY: Final = "/repositories/"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a server is asked, where it is changed and where it takes whole graphs, as far as it does."""

    query: str
    update: str
    graphs: str | None


def found(server: Server, wire: Wire) -> Endpoints:
    """Give the endpoints of a server: those that its address names, that it describes, or that servers use to have.

    Each that was not given is tried by an `ASK`. Where none answers it is a `StoreError` that says what was tried;
    who is not let in is told so. What a server describes on another host is not believed: a password is for this one.
    """
    if server.query:
        return Endpoints(server.query, server.update or server.query, server.graphs)
    tried: list[str] = []
    for one in dict.fromkeys(_candidates(server, wire)):
        try:
            wire.probe(one.query)
        except Refused as why:
            tried.append(f"{one.query} ({why})")
            if why.status in {401, 403}:
                raise StoreError(
                    f"store {server} does not let you in ({why}); KG_STORE_USER with KG_STORE_PASSWORD,"
                    " or KG_STORE_TOKEN, say who asks"
                ) from None
        else:
            return Endpoints(one.query, server.update or one.update, server.graphs or one.graphs)
    raise StoreError(
        f"no SPARQL endpoint at {server}; tried {', '.join(dict.fromkeys(tried))}."
        " Name them: sparql+http://HOST/PATH?query=…&update=…"
    )


def _candidates(server: Server, wire: Wire) -> Iterator[Endpoints]:
    url = server.url.rstrip("/")
    if _REPOSITORY in urlsplit(url).path:
        # GraphDB and RDF4J.
        yield Endpoints(url, url + "/statements", None)
    elif url.endswith("/query"):
        yield Endpoints(url, url.removesuffix("query") + "update", None)
    elif url.endswith("/sparql"):
        yield from _sparql(url, server)
    else:
        # Oxigraph; Fuseki and Stardog but for the last.
        yield Endpoints(url + "/query", url + "/update", url + "/store")
        if described := _described(server, wire):
            yield Endpoints(described, described, None)
        yield from _sparql(url + "/sparql", server)
    # An address that is the endpoint itself: Fuseki, QLever.
    yield Endpoints(url, url, None)


def _sparql(url: str, server: Server) -> Iterator[Endpoints]:
    if server.user:
        # Virtuoso lets nobody change anything elsewhere.
        yield Endpoints(url + "-auth", url + "-auth", None)
    yield Endpoints(url, url, None)


def _described(server: Server, wire: Wire) -> str | None:
    try:
        told = list(parse(wire.description(server.url), RdfFormat.TURTLE, base_iri=server.url))
    except (Refused, SyntaxError):
        return None
    ends = [q.object.value for q in told if q.predicate == _ENDPOINT and isinstance(q.object, NamedNode)]
    return next((end for end in ends if urlsplit(end)[:2] == urlsplit(server.url)[:2]), None)
