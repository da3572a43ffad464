"""Listening, stopping, closing."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import httpx
import pytest

from kg.errors import UsageError
from kg.serve.run import address, bound
from tests.process import started

SCRIPT = """
import sys
from kg.graph import open_graph
from kg.serve.run import run
from kg.settings import Settings
settings = Settings()
with open_graph(sys.argv[1], settings=settings) as graph:
    run(graph, settings, port=0, ready=lambda told: print(told, flush=True))
print("closed", flush=True)
"""


def test_a_port_in_use_is_said_in_one_line() -> None:
    with bound("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        with pytest.raises(
            UsageError, match=rf"^cannot serve on 127.0.0.1:{port}: .*; --port takes another$"
        ):
            bound("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("192.0.2.1", 0), ("a" * 64, 0)])
def test_an_address_that_cannot_be_had(host: str, port: int) -> None:
    with pytest.raises(UsageError, match=f"^cannot serve on {host}:{port}: "):
        bound(host, port)


def test_a_host_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*asked: object, **more: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    with pytest.raises(UsageError, match=r"^cannot serve on no.such.host:0: Name or service not known; "):
        bound("no.such.host", 0)


def test_the_address_is_what_a_browser_takes() -> None:
    with bound("127.0.0.1", 0) as door:
        assert address(door) == f"http://127.0.0.1:{door.getsockname()[1]}/"
        assert door.proto == socket.IPPROTO_TCP


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_server_and_closes_the_store(tmp_path: Path, stop: signal.Signals) -> None:
    with started("-W", "error", "-c", SCRIPT, tmp_path / "graph") as process:
        assert process.stdout
        told = process.stdout.readline().strip()
        assert httpx.get(f"{told}healthz", trust_env=False).json() == {"status": "ok"}
        process.send_signal(stop)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "closed\n", "")
