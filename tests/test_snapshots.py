"""Copies of a whole store and what is made of them."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from kg.errors import DamagedCopy, MissingInput, StoreMismatch, StoreMissing, UsageError
from kg.graph import Graph, open_graph
from kg.offers import Offer, Part, Submission
from kg.settings import Settings
from kg.snapshots import read_snapshot, restore, snapshot
from kg.spool import Spool
from kg.stocks import keep_stock, stock_of
from kg.store import open_store
from tests.reading import Reader
from tests.test_dumping import REPORTS
from tests.test_suppressing import OTHER, PLAIN, SPOKE, Told, everything

SETTINGS = Settings()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Graph(open_store(tmp_path / "s"), SETTINGS, Reader()) as graph:
        graph.add(REPORTS[:2])
    return tmp_path / "s"


def hash_of(folder: Path) -> str:
    with open_graph(folder, settings=SETTINGS, write=False) as graph:
        return graph.hash()


def names(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


def test_what_is_restored_is_what_was_published_while_others_write(store: Path, tmp_path: Path) -> None:
    before = hash_of(store)
    with Graph(open_store(store), SETTINGS, Reader()) as graph:
        taken = snapshot(store, tmp_path / "copy")
        graph.add(REPORTS[2:])
        assert hash_of(store) != before
    assert read_snapshot(tmp_path / "copy") == taken
    assert restore(tmp_path / "copy", tmp_path / "t", SETTINGS) == taken
    assert hash_of(tmp_path / "t") == before
    with Graph(open_store(tmp_path / "t"), SETTINGS, Reader()) as graph:
        assert graph.validate(deep=True) == []
        assert graph.add(REPORTS).added == 1
    assert hash_of(tmp_path / "t") == hash_of(store)


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_only_its_owner_reads_a_snapshot(store: Path, tmp_path: Path) -> None:
    snapshot(store, tmp_path / "copy")
    modes = {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "copy").rglob("*") if p.is_file()}
    assert (modes, stat.S_IMODE((tmp_path / "copy").stat().st_mode)) == ({0o600}, 0o700)


def test_what_was_known_to_readers_comes_along(store: Path, tmp_path: Path) -> None:
    keep_stock(store, "rules/1+abc", SETTINGS.model)
    taken = snapshot(store, tmp_path / "copy")
    assert {name for name in taken.files if not name.startswith("db/")} == {"knowledge/rules-1+abc.json"}
    restore(tmp_path / "copy", tmp_path / "t", SETTINGS)
    assert stock_of(tmp_path / "t", "rules/1+abc") == stock_of(store, "rules/1+abc") is not None


def test_what_waits_and_who_is_kept_out_come_along(store: Path, tmp_path: Path) -> None:
    waiting = Submission("abc", 1, "digest"), Offer((Part("a.txt", b"It rained."),))
    Spool(store).keep(*waiting)
    with Graph(open_store(store), SETTINGS, Told()) as graph:
        graph.add([SPOKE, OTHER, PLAIN])
        graph.suppress("Ann Lee")
        listed = graph.suppressed()
    taken = snapshot(store, tmp_path / "copy")
    assert {name for name in taken.files if not name.startswith("db/")} == {
        "submissions/abc.json",
        "suppressed.json",
    }
    restore(tmp_path / "copy", tmp_path / "t", SETTINGS)
    assert Spool(tmp_path / "t").kept() == [waiting]
    with open_graph(tmp_path / "t", settings=SETTINGS) as graph:
        assert graph.suppressed() == listed


def test_who_was_kept_out_since_stays_out(store: Path, tmp_path: Path) -> None:
    with Graph(open_store(store), SETTINGS, Told()) as graph:
        graph.add([SPOKE, OTHER, PLAIN])
        snapshot(store, tmp_path / "copy")
        assert "Ann Lee" in everything(graph)
        graph.suppress("Ann Lee")
        listed = graph.suppressed()
    with pytest.raises(UsageError, match="is not empty; name a new folder, or --replace"):
        restore(tmp_path / "copy", store, SETTINGS)
    restore(tmp_path / "copy", store, SETTINGS, replace=True)
    with open_graph(store, settings=SETTINGS) as graph:
        assert graph.suppressed() == listed
        assert "Ann Lee" not in everything(graph)
        assert graph.validate() == []


def test_damage_is_named_and_changes_nothing(store: Path, tmp_path: Path) -> None:
    taken = snapshot(store, tmp_path / "copy")
    before = names(tmp_path)
    largest = max(taken.files, key=lambda name: taken.files[name][0])
    file = tmp_path / "copy" / largest
    whole = file.read_bytes()
    for damaged, why in (
        (whole[:50] + bytes([whole[50] ^ 1]) + whole[51:], "its bytes are others"),
        (whole[:-1], f"{len(whole) - 1:,} bytes where {len(whole):,} were"),
    ):
        file.write_bytes(damaged)
        with pytest.raises(DamagedCopy, match=f"{largest} of the snapshot is damaged: {why}"):
            restore(tmp_path / "copy", tmp_path / "t", SETTINGS)
    assert names(tmp_path) == before
    file.unlink()
    with pytest.raises(DamagedCopy, match=f"{largest} of the snapshot is missing"):
        restore(tmp_path / "copy", store, SETTINGS, replace=True)
    assert names(store) == {name.removeprefix("s/") for name in before if name.startswith("s/")}


def test_what_is_no_snapshot(store: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no such folder"):
        restore(tmp_path / "no", tmp_path / "t", SETTINGS)
    with pytest.raises(DamagedCopy, match="is no snapshot, or one that was not finished"):
        restore(store, tmp_path / "t", SETTINGS)
    snapshot(store, tmp_path / "copy")
    with pytest.raises(StoreMismatch, match=r"where KG_BASE is http://kg.test/"):
        restore(tmp_path / "copy", tmp_path / "t", Settings(base="http://kg.test/"))
    file = tmp_path / "copy" / "kg-snapshot.json"
    words = json.loads(file.read_text())
    file.write_text(json.dumps(words | {"files": {"db/../../x": [1, "0"]}}))
    with pytest.raises(DamagedCopy, match=r"names 'db/\.\./\.\./x', which is no file of a snapshot"):
        restore(tmp_path / "copy", tmp_path / "t", SETTINGS)
    file.write_text(json.dumps(words | {"format": 1}))
    with pytest.raises(StoreMismatch, match="made by another version, of format 1"):
        restore(tmp_path / "copy", tmp_path / "t", SETTINGS)
    file.write_text("{")
    with pytest.raises(DamagedCopy, match="cannot be read"):
        restore(tmp_path / "copy", tmp_path / "t", SETTINGS)
    assert not (tmp_path / "t").exists()


def test_what_cannot_be_copied_or_copied_to(store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        snapshot(tmp_path / "no", tmp_path / "copy")
    with pytest.raises(UsageError, match="is there already; name a new folder"):
        snapshot(store, store)
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is there already"):
        snapshot(store, tmp_path / "file")
    assert not (tmp_path / "copy").exists()
