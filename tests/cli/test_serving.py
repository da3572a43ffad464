"""Serving, as a person starts and stops it."""

import json
import signal
import socket
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg.graph import Graph
from kg.model import Report
from kg.store import open_store
from tests.cli.running import Kg
from tests.process import started
from tests.reading import Reader


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


SERVER = """
import sys
from pathlib import Path
from kg.graph import Graph
from kg.serve.run import run
from kg.settings import Settings
from kg.store import open_store
from tests.reading import Reader
settings = Settings()
with Graph(open_store(Path(sys.argv[1])), settings, Reader()) as graph:
    run(graph, settings, port=0, ready=lambda told: print(told, flush=True))
"""


def test_reports_are_handed_to_the_server_and_told_as_if_read_here(
    kg: Kg, by_hand: Reader, tmp_path: Path
) -> None:
    assert by_hand
    words = "Islamic State captured Abu Kamal on 2017-11-11, The SDF said.\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(words)
    (tmp_path / "in" / "empty.txt").write_text("")
    asked = ("ingest", "--json", tmp_path / "in", "--source", "River Post")
    alone = Kg(tmp_path / "apart")(*asked)
    with started("-c", SERVER, kg.store) as serving:
        assert serving.stdout
        address = serving.stdout.readline().strip()
        handed = kg.alone(*asked)
        assert (handed.code, handed.json, handed.err) == (alone.code, alone.json, alone.err)
        assert handed.json["added"] == 1
        assert [r["reason"] for r in handed.json["refused"]] == ["empty: there is no text in it"]
        again = kg.alone("ingest", "-", "--published", "2017-11-12", stdin=words.encode())
        assert (again.code, again.err) == (0, "")
        assert again.out == "1 report read: 1 new, 0 replaced, 0 unchanged; 1 claim\n"
        with urlopen(f"{address}readyz", timeout=10) as answer:
            assert json.load(answer)["reports"] == 2
        assert kg.alone("stats", "--json").json["reports"] == 2, "commands that read see it while it serves"
        other = kg.alone("forget", "one")
        assert other.code == 1
        assert f"in use by process {serving.pid}" in other.err
        serving.send_signal(signal.SIGINT)
        assert serving.wait(30) == 0
    assert {p.name for p in kg.store.iterdir()} == {"checkpoints", "db", "kg-store.json", "lock", "version"}


def test_a_server_beside_a_writer_follows_it(kg: Kg) -> None:
    with (
        Graph(open_store(kg.store), reader=Reader()) as graph,
        started("-m", "kg", "serve", "--port", "0", KG_STORE=kg.store) as serving,
    ):
        assert serving.stderr
        told = [serving.stderr.readline() for _ in range(2)]
        assert told[0].startswith("kg: another process writes to this graph")
        address = told[1].split()[3]
        graph.add([Report("new", "The army captured Abu Kamal on 2017-11-08, The army said. It rained.")])

        def is_there() -> bool:
            time.sleep(0.1)
            with urlopen(f"{address}readyz", timeout=10) as answer:
                return bool(json.load(answer)["reports"] == 1)

        assert any(is_there() for _ in range(300))
        serving.send_signal(signal.SIGINT)
        assert serving.wait(30) == 0


def test_options_go_before_the_environment_and_requests_become_lines(kg: Kg) -> None:
    words = ("serve", "--port", "0", "--log", "json", "--root-path", "/kg", "--metrics")
    with started("-m", "kg", *words, KG_STORE=kg.store, KG_ROOT_PATH="/other", KG_RATE="5/s") as serving:
        assert serving.stderr
        address = serving.stderr.readline().split()[3]
        with urlopen(f"{address}kg/metrics?x=1", timeout=10) as answer:
            assert answer.headers["RateLimit-Policy"] == '"client";q=5;w=1'
            own = answer.headers["X-Request-ID"]
        line = json.loads(serving.stderr.readline())
        assert (line["request"], line["path"], line["status"]) == (own, "/kg/metrics", 200)
        serving.send_signal(signal.SIGTERM)
        out, err = serving.communicate(timeout=30)
    assert (serving.returncode, out, err) == (0, "", "")


def test_what_no_server_can_be_told_is_said_before_it_starts(kg: Kg) -> None:
    ran = kg.alone("serve", "--port", "0", "--rate", "often")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kg: rate 'often': a rate is a number of requests")
    assert ran.err.count("\n") == 1
