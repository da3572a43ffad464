"""Serving, as a person starts and stops it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg.store import open_store
from tests.cli.running import ROOT, Kg


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    with open_store(tmp_path / "graph"):
        pass
    return Kg(tmp_path / "graph")


def test_it_says_where_it_serves_and_stops_when_interrupted(kg: Kg) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "KG_STORE": str(kg.store)},
        text=True,
    )
    assert serving.stderr is not None
    try:
        told = serving.stderr.readline()
        assert told.startswith("kg: serving on http://127.0.0.1:")
        address = told.split()[3]
        with urlopen(f"{address}healthz", timeout=10) as answer:
            assert answer.status == 200
    finally:
        serving.send_signal(signal.SIGINT)
        out, err = serving.communicate(timeout=30)
    assert (serving.returncode, out, err) == (0, "", "")


def test_a_port_in_use_is_said(kg: Kg) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = kg.alone("serve", "--port", str(port))
    assert ran.code == 2
    assert ran.err.startswith(f"kg: cannot serve on 127.0.0.1:{port}: ")
    assert ran.err.count("\n") == 1
