"""Dumping, loading, snapshots, as a person types them."""

from __future__ import annotations

import gzip
import signal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.store import open_store
from tests.cli.running import Kg
from tests.process import started


def test_a_dump_goes_round_by_every_way(full: Kg, tmp_path: Path) -> None:
    own = full("dump", "--hash")
    assert (own.code, own.err) == (0, "")
    whole = full("dump", "-")
    assert whole.err.endswith(f" quads written, hash {own.out}")
    assert full("dump", tmp_path / "d.nq").code == 0
    assert full("dump", tmp_path / "d.nq.gz").code == 0
    assert gzip.decompress((tmp_path / "d.nq.gz").read_bytes()) == (tmp_path / "d.nq").read_bytes()
    assert whole.out.encode() == (tmp_path / "d.nq").read_bytes()
    for number, file in enumerate(("d.nq", "d.nq.gz")):
        other = Kg(tmp_path / f"other-{number}")
        assert other("load", tmp_path / file).code == 0
        assert other("dump", "--hash").out == own.out
    piped = Kg(tmp_path / "piped")
    ran = piped("load", "-", stdin=whole.out)
    assert ran.out.endswith(f"loaded into {piped.store}, base http://127.0.0.1:8000/, hash {own.out}")
    assert piped("validate", "--deep").out == ""


def test_what_cannot_be_dumped_or_loaded(full: Kg, tmp_path: Path) -> None:
    how = "FILE.nq, FILE.nq.gz, FILE.nq.zst, or - for standard"
    ran = full("dump")
    assert (ran.code, ran.err) == (2, f"kg: either --hash or where to write: {how} output\n")
    assert full("dump", "a.nq", "--hash").code == 2
    ran = full("dump", tmp_path / "graph.ttl")
    assert (ran.code, ran.err) == (
        2,
        f"kg: {tmp_path / 'graph.ttl'}: its name tells how it is written: {how} output\n",
    )
    ran = full("load", tmp_path / "no.nq")
    assert (ran.code, ran.err) == (1, f"kg: {tmp_path / 'no.nq'}: No such file or directory\n")
    (tmp_path / "bad.nq.gz").write_bytes(b"no gzip")
    new = Kg(tmp_path / "new")
    ran = new("load", tmp_path / "bad.nq.gz")
    assert ran.code == 3
    assert ran.err.startswith(f"kg: {tmp_path / 'bad.nq.gz'}: damaged: no .gz file: ")
    whole = full("dump", "-").out.splitlines(keepends=True)
    ran = new("load", "-", stdin="".join(whole[:30]))
    assert (ran.code, ran.err) == (3, "kg: -: line 30: cut off: the last line of a dump is missing\n")
    assert not new.store.exists()
    ran = full("load", "-", stdin="".join(whole))
    assert ran.code == 2
    assert "is not empty; name a new folder, or --replace what it holds" in ran.err


def test_a_snapshot_is_taken_of_what_is_served_and_its_damage_is_found(full: Kg, tmp_path: Path) -> None:
    before = full("dump", "--hash").out
    with started("-m", "kg", "serve", "--port", "0", KG_STORE=full.store) as serving:
        assert serving.stderr
        assert serving.stderr.readline().startswith("kg: serving on")
        taken = full("snapshot", tmp_path / "copy")
        assert (taken.code, taken.err) == (0, "")
        assert f" bytes in {tmp_path / 'copy'}, version " in taken.out
        again = full("restore", tmp_path / "copy", "--replace")
        assert (again.code, f"in use by process {serving.pid}" in again.err) == (1, True)
        serving.send_signal(signal.SIGINT)
        assert serving.wait(30) == 0
    other = Kg(tmp_path / "other")
    assert other("restore", tmp_path / "copy").code == 0
    assert other("dump", "--hash").out == before
    assert other("validate", "--deep").code == 0
    with open_store(other.store) as store:
        wins = NamedNode("https://w3id.org/conflict-kg#status")
        gone = next(iter(store.quads(None, wins)))
        store.change(remove=[gone])
    ran = other("validate", "--deep")
    assert ran.code == 3
    assert str(gone.subject).strip("<>") in ran.out


@pytest.mark.parametrize("how", ["missing", "other"])
def test_bytes_that_were_lost_in_a_store_are_said_in_a_line(full: Kg, tmp_path: Path, how: str) -> None:
    assert full("snapshot", tmp_path / "copy").code == 0
    other = Kg(tmp_path / "other")
    assert other("restore", tmp_path / "copy").code == 0
    tables = [*other.store.rglob("*.sst")]
    assert tables
    for table in tables:
        whole = table.read_bytes()
        if how == "missing":
            table.unlink()
        else:
            # The name of this file may be a link to bytes that were damaged just now.
            table.write_bytes(bytes(256) + whole[256:] if whole[:256] != bytes(256) else whole)
    ran = other.alone("validate", "--deep")
    assert ran.code == 1
    assert ran.err.startswith(f"kg: store {other.store} is damaged: Corruption: ")
    assert ran.err.endswith("; `kg restore` makes one of a snapshot\n")
    assert ran.err.count("\n") == 1
