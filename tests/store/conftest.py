"""Every store that there is: in memory, on disk, on Oxigraph's server, on one that shows a union, on Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.store import Store, memory_store
from tests.servers import EVERY, KINDS
from tests.store.places import BASE, Named, Place, emptied, in_folder, on_server, running_server

# One that shows a union is like Virtuoso.
SERVERS = KINDS if EVERY else [kind for kind in KINDS if kind != "union"]


class Servers:
    """Servers that are started when they are first asked for."""

    def __init__(self, stack: ExitStack, folders: pytest.TempPathFactory) -> None:
        """Start none."""
        self._stack, self._folders = stack, folders
        self._urls: dict[str, str] = {}

    def url(self, kind: str) -> str:
        """Give the address of a server that holds nothing."""
        if kind not in self._urls:
            self._urls[kind] = self._stack.enter_context(running_server(kind, self._folders.mktemp(kind)))
        emptied(kind, self._urls[kind])
        return self._urls[kind]


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(stack, tmp_path_factory)


@pytest.fixture(params=["disk", *SERVERS])
def named(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Named:
    kind = str(request.param)
    if kind == "disk":
        return Named(str(tmp_path / "s"), {}, in_folder(tmp_path / "s"))
    url = servers.url(kind)
    return Named("sparql+" + url, {"KG_REMOTE_FOLDER": str(tmp_path)}, on_server(url, tmp_path))


@pytest.fixture
def place(named: Named) -> Place:
    return named.open


@pytest.fixture(params=["memory", "disk", *SERVERS])
def store(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Iterator[Store]:
    kind = str(request.param)
    if kind == "memory":
        opened = memory_store(BASE)
    elif kind == "disk":
        opened = in_folder(tmp_path / "s")()
    else:
        opened = on_server(servers.url(kind), tmp_path)()
    with opened:
        yield opened
