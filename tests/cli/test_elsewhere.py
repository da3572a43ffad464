"""Every command on a store that a server holds."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.graph import Graph
from kg.loading import load
from kg.settings import Settings
from kg.store import memory_store
from tests.cli.running import Ran
from tests.process import started
from tests.reading import Reader
from tests.servers import oxigraph
from tests.store.places import server_at
from tests.test_dumping import REPORTS


class There:
    """The command line on a server."""

    def __init__(self, url: str, folder: Path) -> None:
        """Keep beside it what belongs to it in a folder."""
        self.url, self.folder = url, folder
        self.store = "sparql+" + url

    def __call__(self, *words: str | Path, store: str | Path | None = None, **env: str) -> Ran:
        """Run a command."""
        around = {"KG_STORE": str(store or self.store), "KG_REMOTE_FOLDER": str(self.folder), **env}
        done = CliRunner().invoke(app, [str(w) for w in words], None, around)
        return Ran(done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def dump() -> bytes:
    with Graph(memory_store(), Settings(), Reader()) as graph:
        graph.add(REPORTS)
        return b"".join(graph.dump())


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with oxigraph() as address:
        yield address


@pytest.fixture
def kg(url: str, dump: bytes, tmp_path: Path) -> There:
    load(server_at(url, tmp_path / "aside"), io.BytesIO(dump), Settings(), replace=True)
    return There(url, tmp_path / "aside")


READING = [
    ["stats"],
    ["claims", "--json"],
    ["relations", "syrian-army", "--json"],
    ["control", "raqqa", "--json"],
    ["timeline", "raqqa", "--json"],
    ["events", "--json"],
    ["disputes", "--json"],
    ["search", "raqqa", "--json"],
    ["report", "a"],
    ["query", "reports"],
    ["sparql", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"],
    ["export", "--format", "graphml"],
    ["export", "--format", "csv"],
    ["export", "--format", "nquads"],
    ["validate"],
    ["validate", "--deep"],
    ["dump", "--hash"],
    ["suppress", "--list"],
    ["judge", "list"],
]


def test_what_reads_gives_the_same_as_on_a_folder(kg: There, dump: bytes, tmp_path: Path) -> None:
    load(tmp_path / "here", io.BytesIO(dump), Settings())
    for words in READING:
        here, there = kg(*words, store=tmp_path / "here"), kg(*words)
        assert here.code != 2, here.err
        assert (there.code, sorted(there.out.splitlines())) == (here.code, sorted(here.out.splitlines())), (
            words
        )


def test_what_writes_does_the_same_as_on_a_folder(kg: There, dump: bytes, tmp_path: Path) -> None:
    here = tmp_path / "here"
    load(here, io.BytesIO(dump), Settings())
    claim = kg("claims", "--json").json[0]["id"]
    for words in (
        ["judge", "reject", claim, "--author", "ana", "--reason", "misread"],
        ["forget", "c"],
        ["suppress", "The SDF"],
    ):
        for store in (None, here):
            assert kg(*words, store=store).code == 0, words
    hashes = [kg("dump", "--hash", store=store).out for store in (None, here)]
    counted = [kg("stats", "--json", store=store).json for store in (None, here)]
    assert counted[0] == counted[1]
    assert kg("suppress", "--list").out == kg("suppress", "--list", store=here).out != ""
    # When it was judged is part of what is held.
    assert len(set(hashes)) == 2
    assert kg("validate").code == 0


@pytest.mark.parametrize("ending", [".nq", ".nq.gz", ".nq.zst"])
def test_a_dump_goes_from_server_to_folder_and_back(kg: There, tmp_path: Path, ending: str) -> None:
    due = kg("dump", "--hash").out
    there, here = tmp_path / f"there{ending}", tmp_path / f"here{ending}"
    assert kg("dump", there).code == 0
    assert kg("load", there, store=tmp_path / "s").code == 0
    assert kg("dump", "--hash", store=tmp_path / "s").out == due
    assert kg("dump", here, store=tmp_path / "s").code == 0
    refused = kg("load", here)
    assert (refused.code, "is not empty; name another dataset, or --replace" in refused.err) == (2, True)
    assert kg("load", "--replace", here).code == 0
    assert kg("dump", "--hash").out == due


def test_a_dump_goes_from_server_to_server(kg: There, tmp_path: Path) -> None:
    assert kg("dump", tmp_path / "d.nq").code == 0
    with oxigraph(None, "--union-default-graph") as other:
        assert kg("load", tmp_path / "d.nq", store="sparql+" + other).code == 0
        assert kg("dump", "--hash", store="sparql+" + other).out == kg("dump", "--hash").out
        assert kg("dump", tmp_path / "e.nq", store="sparql+" + other).code == 0
    assert kg("load", "--replace", tmp_path / "e.nq").code == 0


def test_a_load_that_breaks_off_leaves_a_store_that_says_so(kg: There, tmp_path: Path, dump: bytes) -> None:
    (tmp_path / "cut.nq").write_bytes(dump[: len(dump) // 2])
    assert "line " in kg("load", "--replace", tmp_path / "cut.nq").err
    told = kg("stats")
    assert (told.code, "was not finished; load it again with `kg load --replace`" in told.err) == (1, True)
    (tmp_path / "whole.nq").write_bytes(dump)
    assert kg("load", "--replace", tmp_path / "whole.nq").code == 0
    assert kg("stats").code == 0


def test_what_needs_a_folder_says_so(kg: There, tmp_path: Path) -> None:
    for word in ("snapshot", "restore"):
        told = kg(word, tmp_path / "copy")
        assert told.code == 2
        assert "is a server: back it up by its own means, or by kg dump" in told.err
    assert not (tmp_path / "copy").exists()


def test_nobody_there_and_secrets_in_the_address_are_one_line_each(kg: There) -> None:
    away = kg("stats", store="sparql+http://127.0.0.1:9", KG_REMOTE_TRIES="1")
    assert (away.code, away.err.count("\n"), "cannot be reached" in away.err) == (1, 1, True)
    secret = kg("stats", store="sparql+http://ana:s3cret@127.0.0.1:9")
    assert (secret.code, "set KG_STORE_USER and KG_STORE_PASSWORD" in secret.err) == (2, True)
    assert "s3cret" not in secret.err + secret.out
    option = kg("stats", "--store", "sparql+http://ana:s3cret@127.0.0.1:9")
    assert (option.code, "s3cret" in option.err + option.out) == (2, False)


def test_it_is_served_and_takes_reports_of_commands_in(kg: There, tmp_path: Path) -> None:
    report = tmp_path / "d.txt"
    report.write_text("The Syrian army captured Raqqa on 1 October 2017.")
    beside = kg.folder
    with started("-m", "kg", "serve", "--port", "0", KG_STORE=kg.store, KG_REMOTE_FOLDER=beside) as serving:
        assert serving.stderr
        address = serving.stderr.readline().split()[3]
        ingested = kg("ingest", "--published", "2017-10-02", report)
        assert (ingested.code, "1 new" in ingested.out) == (0, True)
        with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
            assert "d" in {one["id"] for one in client.get("/reports").json()["reports"]}
            query = "SELECT ?report { GRAPH ?report { ?report a <https://schema.org/NewsArticle> } }"
            found = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
            assert len(found.text.split()) == 5
        serving.send_signal(signal.SIGINT)
        assert serving.wait(30) == 0
    assert kg("forget", "d").code == 0
