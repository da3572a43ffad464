"""A client that costs little itself, and the server that it asks."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Self
from urllib.parse import urlsplit


class Connection:
    """A connection that stays open for the length of a block; the server ends one that is idle for five seconds."""

    def __init__(self, address: str) -> None:
        """Connect to a server on this machine."""
        parts = urlsplit(address)
        self._socket = socket.create_connection((parts.hostname, parts.port), timeout=120)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._coming = self._socket.makefile("rb")

    def ask(self, path: str) -> tuple[float, bytes]:
        """Give the seconds until the first byte came, and the body; another status than 200 is an error."""
        start = time.perf_counter()
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        status = self._coming.readline()
        first, length = time.perf_counter() - start, 0
        while status and (line := self._coming.readline()) != b"\r\n":
            if line[:15].lower() == b"content-length:":
                length = int(line[15:])
        body = self._coming.read(length)
        if b" 200 " not in status:
            raise RuntimeError(f"{path}: {status.decode()} {body.decode()}")
        return first, body

    def __enter__(self) -> Self:
        """Give the connection itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._coming.close()
        self._socket.close()


@dataclass(frozen=True, slots=True)
class Timed:
    """How long each of some requests took, and its first byte, in ms, and all of them in seconds.

    `work` is the seconds of processor that the server took for all, 0 where the system does not tell.
    """

    each: Sequence[float]
    first: Sequence[float]
    spent: float
    work: float

    @property
    def p50(self) -> float:
        """Give the median in ms."""
        return median(self.each)

    @property
    def p99(self) -> float:
        """Give the 99th percentile in ms."""
        return quantiles(self.each, n=100)[-1]

    @property
    def rate(self) -> float:
        """Give requests a second."""
        return len(self.each) / self.spent


class Server:
    """A server in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        """Know its process and address."""
        self._process, self.address = process, address

    def connection(self) -> Connection:
        """Connect to it."""
        return Connection(self.address)

    def ask(self, path: str) -> bytes:
        """Give one answer."""
        with self.connection() as connection:
            return connection.ask(path)[1]

    def timed(self, paths: Sequence[str], connections: int = 2) -> Timed:
        """Ask all that is asked, from so many connections at once."""
        rest, each, first = iter(paths), list[float](), list[float]()
        lock = threading.Lock()

        def next_one() -> str | None:
            with lock:
                return next(rest, None)

        def work() -> None:
            with self.connection() as connection:
                while (path := next_one()) is not None:
                    start = time.perf_counter()
                    first.append(connection.ask(path)[0] * 1000)
                    each.append((time.perf_counter() - start) * 1000)

        threads = [threading.Thread(target=work) for _ in range(connections)]
        begun, worked = time.perf_counter(), self._worked()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if len(each) != len(paths):
            raise RuntimeError(f"{len(paths) - len(each)} of {len(paths)} requests failed")
        return Timed(each, first, time.perf_counter() - begun, self._worked() - worked)

    def _worked(self) -> float:
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Give the MB of memory that it takes, its workers left out; 0 where the system does not tell."""
        status = Path(f"/proc/{self._process.pid}/status")
        if not status.exists():
            return 0.0
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a store for the length of a block."""
    script = Path(__file__).with_name("server.py")
    command = [sys.executable, str(script), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own script
        assert process.stdout
        try:
            yield Server(process, process.stdout.readline().strip())
        finally:
            process.send_signal(signal.SIGINT)
