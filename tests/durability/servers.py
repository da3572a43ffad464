"""Writers of a store on a SPARQL server are killed; the server lives on, and what was acknowledged must be there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.remote import SCHEME, Server
from tests.durability.kills import killed
from tests.durability.tried import Tried
from tests.servers import OXIGRAPH, oxigraph

WHAT = "kill -9 of a writer to a server"
# Of what one update may hold: of all, or of so little that most changes are made in parts.
_BYTES = (8_000, 32_000_000)


def servers(rounds: int, folder: Path, seed: int) -> Tried:
    """Kill a writer to a server so many times, each time at a moment that the seed and the round give."""
    if OXIGRAPH is None:
        return Tried(WHAT, skipped="oxigraph, the server, is not installed")

    @contextmanager
    def place(number: int) -> Iterator[Server]:
        with oxigraph() as url:
            around = {
                "KG_REMOTE_FOLDER": str(folder),
                "KG_REMOTE_UPDATE_BYTES": str(_BYTES[number % len(_BYTES)]),
            }
            yield Server.of(SCHEME + url, around)

    return Tried.of(WHAT, killed(rounds, seed, place))
