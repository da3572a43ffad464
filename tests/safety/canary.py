"""A server that nobody should call: it hears, and leads whoever follows redirects on to itself."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

_ANSWER: Final = (
    b"HTTP/1.1 302 Found\r\nLocation: /landed\r\nContent-Type: text/turtle\r\nContent-Length: 0\r\n"
    b"Connection: close\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Canary:
    """Where it listens, and the first line of every request, in the order in which they came."""

    url: str
    heard: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Canary]:
    """Listen on a free port of this machine until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        canary = Canary(f"http://127.0.0.1:{door.getsockname()[1]}/")
        thread = threading.Thread(target=_listen, args=(door, canary))
        thread.start()
        try:
            yield canary
        finally:
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join(10)


def _listen(door: socket.socket, canary: Canary) -> None:
    while True:
        try:
            connection, _ = door.accept()
        except OSError:
            return
        # A connection counts even where nothing is asked by it.
        canary.heard.append("")
        with connection, suppress(OSError):
            connection.settimeout(5)
            canary.heard[-1] = connection.recv(4096).partition(b"\r\n")[0].decode("latin-1")
            connection.sendall(_ANSWER)
