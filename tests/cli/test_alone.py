"""Commands as a person runs them, in a process of their own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.graph import open_graph
from kg.store import open_store
from tests.cli.running import Kg
from tests.process import ROOT, started

LOOKING = ("ingest", "extract", "mentions", "sparql", "query", "relations", "claims", "control", "graph")
HOLDING = ("timeline", "holdings", "compare", "events", "disputes", "allies")
KEEPING = ("export", "reread", "report", "forget", "stats", "validate", "serve", "demo")
JUDGING = ("judge", "review", "duplicates")
FINDING = ("search", "match")


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    return Kg(tmp_path / "graph")


@pytest.mark.parametrize("command", [*LOOKING, *HOLDING, *KEEPING, *JUDGING, *FINDING])
def test_each_command_has_help_with_an_example(kg: Kg, command: str) -> None:
    from typer.testing import CliRunner

    from kg.cli import app

    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    assert f"Example: kg {command}" in done.stdout
    assert not kg.store.exists()


def test_help_without_a_command_and_the_version(kg: Kg) -> None:
    assert "Commands" in kg.alone("--help").out
    ran = kg.alone()
    assert (ran.code, ran.err) == (0, "")
    assert "Usage: kg" in ran.out
    assert kg.alone("--version").out.startswith("kg ")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\ntry:\n import kg.cli; kg.cli.app(['--help'])\nexcept SystemExit: pass\n"
        "heavy = 'spacy trafilatura networkx rdflib pyshacl fastapi uvicorn pyvis pyoxigraph rapidfuzz'\n"
        "print(sorted(set(heavy.split()) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bogus",), "kg: No such command 'bogus'. (kg --help shows how)\n"),
        (("statz",), "kg: No such command 'statz'. Did you mean 'stats'? (kg --help shows how)\n"),
        (("--bogus",), "kg: No such option: --bogus (kg --help shows how)\n"),
        (("extract",), "kg: Missing argument 'PATH...'. (kg extract --help shows how)\n"),
    ],
)
def test_usage_errors_are_one_line(kg: Kg, words: tuple[str, ...], told: str) -> None:
    ran = kg.alone(*words)
    assert (ran.code, ran.out, ran.err) == (2, "", told)


def test_a_store_that_cannot_be_made(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = kg.alone("forget", "x", "--store", tmp_path / "file" / "graph")
    assert ran.code == 1
    assert ran.err == f"kg: {tmp_path}/file/graph is, or lies under, a file and cannot be a store's folder\n"


def test_a_store_in_use_by_another_writer(kg: Kg) -> None:
    with open_store(kg.store):
        ran = kg.alone("forget", "x")
        assert ran.code == 1
        told = (
            f"store {kg.store} is in use by process {os.getpid()}; wait until it ends, or name another store"
        )
        assert ran.err == f"kg: {told}\n"


def test_an_unexpected_fault_is_one_line_and_its_trace_is_for_those_who_ask(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    faulty = "import kg.graph, kg.cli\ndef count(store): raise ZeroDivisionError('no')\n"
    code = faulty + "kg.graph.count = count\nkg.cli.app(['stats'])"
    with open_store(kg.store):
        pass
    for debug in ("", "1"):
        env = {**os.environ, "KG_STORE": str(kg.store), "KG_DEBUG": debug}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT, env=env
        )
        assert done.returncode == 1
        last = "kg: unexpected ZeroDivisionError: no (please report it; KG_DEBUG=1 shows where it arose)"
        assert done.stderr.splitlines()[-1] == last
        assert ("Traceback" in done.stderr) is bool(debug)


def test_a_reader_that_leaves_early_is_not_complained_of(kg: Kg) -> None:
    with open_store(kg.store):
        pass
    query = f"SELECT ?n {{ VALUES (?n) {{ {' '.join(f'({n})' for n in range(9000))} }} }}"
    with started("-m", "kg", "sparql", query, "--format", "csv", KG_STORE=kg.store) as asking:
        assert asking.stdout
        assert asking.stderr
        asking.stdout.close()
        assert asking.stderr.read() == ""
        assert asking.wait(30) == 1


def test_an_interrupt_leaves_with_130_and_no_trace(kg: Kg, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Who runs the tests in the background has interrupts ignored, and what they start inherits that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with started("-m", "kg", "sparql", "-f", pipe, KG_STORE=kg.store) as reading, pipe.open("wb"):
            time.sleep(0.2)
            reading.send_signal(signal.SIGINT)
            out, err = reading.communicate(timeout=30)
    finally:
        signal.signal(signal.SIGINT, before)
    assert (reading.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize(
    ("closed", "code", "out", "err"),
    [
        (">&-", 2, "", "kg: standard output is closed; >/dev/null is for what nobody is to read\n"),
        ("2>&-", 4, "", ""),
        ("<&-", 4, "", "kg: no report 'x'\n"),
        ("<&- >&- 2>&-", 2, "", ""),
    ],
)
def test_a_stream_closed_by_who_started_it_is_no_fault(
    kg: Kg, closed: str, code: int, out: str, err: str
) -> None:
    with open_store(kg.store):
        pass
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m kg report x {closed}', sys.executable],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "KG_STORE": str(kg.store)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (code, out, err)


def test_reading_a_file_needs_no_standard_input(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m kg ingest "$1" - <&-', sys.executable, tmp_path / "a.txt"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "KG_STORE": str(kg.store)},
    )
    empty = "empty: there is no text in it"
    assert done.stderr == f"kg: {tmp_path}/a.txt: {empty}\nkg: -: {empty}\nkg: 2 refused\n"


def test_no_colour_reaches_a_pipe(kg: Kg) -> None:
    with open_store(kg.store):
        pass
    assert "\x1b" not in kg.alone("stats", FORCE_COLOR="", TERM="xterm-256color").out


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_an_interrupted_ingestion_ends_its_readers_and_keeps_what_it_wrote(kg: Kg) -> None:
    text = "The Syrian army captured Abu Kamal on 8 November 2017, and the bakers of the town hid."
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with started("-m", "kg", "ingest", "-", "--jobs", "2", KG_STORE=kg.store) as process:
            assert process.stdin
            assert process.stderr
            # The first batch is written once two more have been begun; the end of the input never comes.
            process.stdin.write("".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n in range(520)))
            process.stdin.flush()
            while not (found := kg.alone("stats", "--json")).out or not found.json["reports"]:
                assert process.poll() is None
            # Each was started by the thread that asks it.
            started_by = Path(f"/proc/{process.pid}/task").glob("*/children")
            running = " ".join(children.read_text("ascii") for children in started_by).split()
            readers = [p for p in running if "spawn_main" in Path(f"/proc/{p}/cmdline").read_text()]
            process.send_signal(signal.SIGINT)
            assert process.wait() == 130
            said = process.stderr.read()
    finally:
        signal.signal(signal.SIGINT, before)
    stored = kg.alone("stats", "--json").json["reports"]
    assert said == (
        f"kg: interrupted: {stored} reports read so far are safely in the graph;"
        " the same command goes on from there\n"
    )
    assert len(readers) == 2
    assert not any(Path(f"/proc/{reader}").exists() for reader in readers)
    with open_graph(kg.store) as graph:
        assert graph.stats().reports == 64
        assert graph.validate() == []
