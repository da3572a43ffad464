"""Serving, as a person starts and stops it."""

import signal
import socket
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg.store import open_store
from tests.cli.running import Kg
from tests.process import started


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    with open_store(tmp_path / "graph"):
        pass
    return Kg(tmp_path / "graph")


def test_it_says_where_it_serves_and_stops_when_interrupted(kg: Kg) -> None:
    with started("-m", "kg", "serve", "--port", "0", KG_STORE=kg.store) as serving:
        assert serving.stderr
        told = serving.stderr.readline()
        assert told.startswith("kg: serving on http://127.0.0.1:")
        address = told.split()[3]
        with urlopen(f"{address}healthz", timeout=10) as answer:
            assert answer.status == 200
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
