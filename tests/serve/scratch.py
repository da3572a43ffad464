"""A server over a store of one's own, which tests may write to with a token."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import httpx

from kg.graph import Graph
from kg.serve.access import Access, Key, Scope
from kg.settings import Settings
from kg.store import open_store
from tests.serve.live import live
from tests.serve.story import BASE, Told

READ, WRITE = "scratch-read-0123456789", "scratch-write-0123456789"
ACCESS = Access(
    tuple(Key(s, sha256(t.encode()).hexdigest()) for s, t in ((Scope.READ, READ), (Scope.WRITE, WRITE)))
)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@contextmanager
def scratch(folder: Path, settings: Settings) -> Iterator[httpx.Client]:
    """Serve an empty store in a folder, and give a client that sends the write token."""
    with Graph(open_store(folder, BASE), settings, Told()) as graph, live(graph, settings, ACCESS) as client:
        client.headers.update(bearer(WRITE))
        yield client
