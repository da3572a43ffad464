"""SPARQL servers that run while a test does: Oxigraph's own, and Virtuoso where it is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")
ISQL = shutil.which("isql-vt") or shutil.which("isql")
ONLY_HERE = "127.0.0.1"
KINDS = ["oxigraph", "union", "virtuoso"]
# `make servers` tries all that there is on each; `make test` what takes seconds.
EVERY = os.environ.get("KG_SERVERS") == "all"

_INI = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
MaxSortedTopRows = 1000000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
"""


@contextmanager
def oxigraph(folder: Path | None = None, *options: str) -> Iterator[str]:
    """Run Oxigraph's server, in memory or in a folder, and give its address; it has stopped when the block ends."""
    if OXIGRAPH is None:
        pytest.skip("oxigraph, the server, is not installed: pip install oxigraph")
    port = free_port()
    location = ["--location", str(folder)] if folder else []
    command = [OXIGRAPH, "serve", "--bind", f"{ONLY_HERE}:{port}", *location, *options]
    with running(command, f"http://{ONLY_HERE}:{port}/query"):
        yield f"http://{ONLY_HERE}:{port}"


@contextmanager
def virtuoso(folder: Path, *, rows: int = 100_000_000) -> Iterator[str]:
    """Run Virtuoso in a folder and give its address, where anybody may write; answers have at most so many rows."""
    if VIRTUOSO is None or ISQL is None:
        pytest.skip("Virtuoso is not installed: apt install virtuoso-opensource-7-bin")
    port, sql = free_port(), free_port()
    (folder / "v.ini").write_text(_INI.format(folder=folder, port=port, sql=sql, rows=rows))
    command = [VIRTUOSO, "-f", "+configfile", str(folder / "v.ini")]
    with running(command, f"http://{ONLY_HERE}:{port}/sparql"):
        granted = 'grant SPARQL_UPDATE to "SPARQL";'
        asked = [ISQL, f"{ONLY_HERE}:{sql}", "dba", "dba", f"exec={granted}"]
        subprocess.run(asked, check=True, stdout=subprocess.DEVNULL, timeout=60)
        yield f"http://{ONLY_HERE}:{port}/sparql"


@contextmanager
def running(command: Sequence[str], url: str) -> Iterator[None]:
    """Run a server until the block ends, once it answers at an address."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        with httpx.Client(trust_env=False, timeout=60) as client:
            while True:
                assert server.poll() is None, f"{command[0]} has ended"
                assert time.monotonic() < deadline, f"{command[0]} does not answer"
                try:
                    client.get(url, params={"query": "ASK {}"})
                except httpx.TransportError:
                    time.sleep(0.02)
                else:
                    break
        yield
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(20)


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as door:
        door.bind((ONLY_HERE, 0))
        port: int = door.getsockname()[1]
        return port
