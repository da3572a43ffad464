"""Whole commands, run where every connection that leaves the machine is refused and noted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import pytest
from typer.main import get_command

from kg.cli import app
from tests.process import ROOT, started

FORBIDDEN: Final = Path(__file__).parent / "forbidden"
# Served is a command of its own below; the demo is `ingest` and `serve`.
APART: Final = {"serve", "demo", "mcp"}
TEXT: Final = (
    "The Syrian army captured Raqqa on 17 October 2017, the ministry said. IS fought the army in Raqqa."
)
COMMANDS: Final = """
ingest FOLDER
reread --dry-run
extract FOLDER/a.txt --published 2017-10-20
mentions FOLDER/a.txt
search Raqqa
match Raqqa
relations raqqa
claims --entity raqqa
report a
control raqqa
timeline raqqa
holdings syrian-armed-forces --on 2017-10-20
compare 2017-10-10 2017-10-20
events
disputes
allies syrian-armed-forces
explain CLAIM
sparql ASK{}
query
duplicates
judge list
review --author me
graph -o FOLDER/graph.html
export --format nquads -o FOLDER/all.nq
stats
validate --deep
suppress --list
dump FOLDER/a.nq.gz
load FOLDER/a.nq.gz --store FOLDER/loaded
snapshot FOLDER/copy
restore FOLDER/copy --store FOLDER/restored
forget a
"""
# Runs commands one after the other, given as JSON, and prints how each ended.
RUNNING: Final = """
import json, sys
from kg.cli import app
from kg.graph import open_graph
for words in json.loads(sys.argv[1]):
    if "CLAIM" in words:
        with open_graph(write=False) as graph:
            words[words.index("CLAIM")] = next(iter(graph.claims())).id
    try:
        app(words)
        code = 0
    except SystemExit as ended:
        code = ended.code
    print("\\n" + json.dumps(["ENDED", words[0], code]), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Alone:
    """A folder for a graph, and what processes that run there tried."""

    folder: Path

    @property
    def env(self) -> dict[str, str]:
        """Give the environment in which nothing leaves the machine."""
        paths = f"{FORBIDDEN}{os.pathsep}{ROOT}"
        here = {"KG_STORE": str(self.folder / "graph"), "KG_TRIED": str(self.folder / "tried")}
        return {**os.environ, **here, "PYTHONPATH": paths}

    @property
    def tried(self) -> list[str]:
        """Give what was tried, a line each."""
        notes = self.folder / "tried"
        return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Alone]:
    (tmp_path / "a.txt").write_text(TEXT)
    held = Alone(tmp_path)
    yield held
    assert held.tried == []


def test_what_leaves_the_machine_is_refused_and_noted(tmp_path: Path) -> None:
    code = "import socket, urllib.request as u\nu.urlopen('http://192.0.2.1/')"
    held = Alone(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], env=held.env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "is forbidden here" in done.stderr
    [note] = held.tried
    assert note.startswith("socket.")
    assert "192.0.2.1" in note


def test_every_command_is_tried() -> None:
    named = {line.split()[0] for line in COMMANDS.strip().splitlines()}
    assert named | APART >= set(get_command(app).commands)  # type: ignore[attr-defined]


def test_no_command_calls_out(alone: Alone) -> None:
    lines = [line.replace("FOLDER", str(alone.folder)).split() for line in COMMANDS.strip().splitlines()]
    done = subprocess.run(
        [sys.executable, "-c", RUNNING, json.dumps(lines)],
        input="q\n",
        env=alone.env,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    ends = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('["ENDED"')]
    assert ends == [["ENDED", words[0], 0] for words in lines], done.stderr


def test_a_server_calls_nobody(alone: Alone) -> None:
    env = {name: value for name, value in alone.env.items() if os.environ.get(name) != value}
    with started("-m", "kg", "ingest", alone.folder / "a.txt", **env) as reading:
        assert reading.communicate()[0].startswith("1 report read")
    with started("-m", "kg", "serve", "--port", "0", **env) as serving:
        assert serving.stderr
        told = next(line for line in serving.stderr if "http://" in line)
        root = next(word for word in told.split() if word.startswith("http://")).rstrip(",;.")
        with httpx.Client(base_url=root, trust_env=False, timeout=60) as client:
            for path in (
                "/readyz",
                "/graph.html",
                "/search?q=raqqa",
                "/sparql?query=ASK%7B%7D",
                "/openapi.json",
            ):
                assert client.get(path).status_code == 200
