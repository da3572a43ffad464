"""Where a store may be, each as a test gets it: new, empty, and opened as often as it likes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import httpx
from pyoxigraph import DefaultGraph as Default
from pyoxigraph import Literal, NamedNode, Quad

from kg.remote import Server
from kg.store import Store, open_store
from tests.servers import oxigraph, virtuoso

BASE = "http://kg.test/"
DEFAULT = Default()
P = NamedNode("http://kg.test/p")
G, H = NamedNode("http://kg.test/reports/g"), NamedNode("http://kg.test/reports/h")
EMPTIED = {
    "oxigraph": "DROP ALL",
    "union": "DROP ALL",
    "virtuoso": "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'http://kg.test/')"
    " || STRSTARTS(STR(?g), 'http://127.0.0.1:8000/')) }",
}


class Place(Protocol):
    """Opens the one store of a test."""

    def __call__(self, base: str | None = BASE, *, write: bool = True, wait: float = 0) -> Store:
        """Open it."""
        ...


def quad(value: int | str, graph: NamedNode | Default = G) -> Quad:
    """Give one quad of many."""
    return Quad(NamedNode(f"http://kg.test/{value}"), P, Literal(value), graph)


def held(store: Store) -> set[Quad]:
    """Give what a store holds."""
    return set(store.quads())


@dataclass(frozen=True)
class Named:
    """A place with what names it for another process."""

    name: str
    env: Mapping[str, str]
    open: Place


def in_folder(path: Path) -> Place:
    """Open the store in a folder."""

    def opened(base: str | None = BASE, *, write: bool = True, wait: float = 0) -> Store:
        return open_store(path, base, write=write, wait=wait)

    return opened


def on_server(url: str, folder: Path, **env: str) -> Place:
    """Open the store on a server."""

    def opened(base: str | None = BASE, *, write: bool = True, wait: float = 0) -> Store:
        return open_store(server_at(url, folder, **env), base, write=write, wait=wait)

    return opened


def server_at(url: str, folder: Path, **env: str) -> Server:
    """Name a server, with a folder for what is kept beside."""
    return Server.of("sparql+" + url, {"KG_REMOTE_FOLDER": str(folder), **env})


@contextmanager
def running_server(kind: str, folder: Path) -> Iterator[str]:
    """Run a server of a kind: its own default graph, one that is the union of all, or Virtuoso; give its address."""
    if kind == "virtuoso":
        with virtuoso(folder) as url:
            yield url
    else:
        with oxigraph(None, *(["--union-default-graph"] if kind == "union" else [])) as url:
            yield url


def emptied(kind: str, url: str) -> None:
    """Take all that tests put there out of a server."""
    end = url if kind == "virtuoso" else f"{url}/update"
    headers = {"Content-Type": "application/sparql-update"}
    answer = httpx.post(end, content=EMPTIED[kind], headers=headers, trust_env=False, timeout=60)
    assert answer.is_success, answer.text
