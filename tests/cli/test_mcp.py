"""The tools as a desktop client starts them: a process of their own, spoken to over its standard streams."""

import os
import signal
import sys
from pathlib import Path

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from kg.graph import Graph
from kg.settings import Settings
from kg.store import open_store
from tests.cli.running import Kg
from tests.process import ROOT, started
from tests.serve.story import CAPTURED, HOSTILE, MONITOR, Told


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    with Graph(open_store(tmp_path / "graph"), Settings(), Told()) as graph:
        graph.add([HOSTILE])
    return Kg(tmp_path / "graph")


def parameters(store: Path) -> StdioServerParameters:
    """Give how a client starts the server."""
    env = {**os.environ, "KG_STORE": str(store)}
    return StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp"], env=env, cwd=ROOT)


def test_a_client_asks_a_process_of_its_own_while_another_writes(kg: Kg) -> None:
    async def ask() -> list[int]:
        async with Client(stdio_client(parameters(kg.store))) as client:
            evidence = await client.call_tool("evidence", {"claim": CAPTURED.id})
            assert evidence.structured_content
            assert evidence.structured_content["told_in"]["source"] == "Wire"
            totals = []
            with Graph(open_store(kg.store), Settings(), Told()) as writing:
                for reports in ([], [MONITOR]):
                    writing.add(reports)
                    answer = await client.call_tool("claims", {})
                    assert answer.structured_content
                    totals.append(answer.structured_content["total"])
            return totals

    assert anyio.run(ask) == [1, 3]


def test_it_says_where_it_serves_and_stops_when_asked(kg: Kg) -> None:
    with started("-m", "kg", "mcp", "--http", "--port", "0", KG_STORE=kg.store) as serving:
        assert serving.stderr
        told = serving.stderr.readline()
        assert told.startswith("kg: serving tools on http://127.0.0.1:")
        assert told.endswith("/mcp\n")
        serving.send_signal(signal.SIGTERM)
        out, err = serving.communicate(timeout=30)
    assert (serving.returncode, out, err) == (0, "", "")


def test_it_ends_when_its_client_goes(kg: Kg) -> None:
    ran = kg.alone("mcp")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_without_a_graph_it_says_so(tmp_path: Path) -> None:
    ran = Kg(tmp_path / "none").alone("mcp")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.count("\n") == 1


def test_without_the_package_the_extra_is_named(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.transport_security", None)
    monkeypatch.delitem(sys.modules, "kg.serve.mcp.run", raising=False)
    ran = kg("mcp")
    assert (ran.code, ran.err) == (1, "kg: mcp is not installed; the extra kg[mcp] brings it\n")
