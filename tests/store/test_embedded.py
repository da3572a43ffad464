"""The embedded store: changes whole or not at all, one base, one format, look-ups, checkpoints."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import (
    StoreDamaged,
    StoreError,
    StoreInUse,
    StoreMismatch,
    StoreUnwritable,
    UsageError,
)
from kg.store import checkpoints, memory_store, open_store, unparsed
from kg.store.checkpoints import Held
from tests.process import started
from tests.store.places import BASE, G, P, held, quad


@pytest.mark.parametrize("base", ["example.org", "", "/", "http://a b/"])
def test_a_base_that_is_no_address_leaves_no_trace(tmp_path: Path, base: str) -> None:
    with pytest.raises(UsageError, match="is no address"):
        open_store(tmp_path / "s", base)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UsageError, match="is no address"):
        memory_store(base)


def test_a_base_ends_in_one_stroke(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", "http://kg.test") as store:
        assert store.base == BASE
    open_store(tmp_path / "s", BASE).close()


def test_an_engine_that_fails_in_the_middle_of_a_request_leaves_everything_as_it_was() -> None:
    engine = ox.Store()
    engine.add(quad(1))
    failing = f"DROP GRAPH {G} ; INSERT DATA {{ {P} {P} 2 }} ; DROP GRAPH <http://kg.test/not-there>"
    with pytest.raises(RuntimeError):
        engine.update(failing)
    assert list(engine) == [quad(1)]


def test_unparsed_says_it_in_one_short_line() -> None:
    words = str(unparsed("error at 3:7: expected one of\n" + "x " * 500))
    assert words.startswith("at line 3, column 7: expected one of x")
    assert "\n" not in words
    assert len(words) < 310


def test_data_of_another_base_than_the_marker_says(tmp_path: Path) -> None:
    open_store(tmp_path / "s", BASE).close()
    marker = tmp_path / "s" / "kg-store.json"
    marker.write_text(json.dumps({"format": 2, "base": "http://other/"}))
    for write in (True, False):
        with pytest.raises(StoreMismatch, match="as its marker says"):
            open_store(tmp_path / "s", write=write)


def test_a_folder_of_other_things_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    for write in (True, False):
        with pytest.raises(StoreMismatch, match="something else than a store"):
            open_store(tmp_path, write=write)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert list(store.graphs()) == []


def test_a_file_or_a_place_under_a_file_is_unwritable(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    for path in (tmp_path / "f", tmp_path / "f" / "s"):
        with pytest.raises(StoreUnwritable, match="file"):
            open_store(path)
    assert (tmp_path / "f").read_text() == "x"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc, where not even root can make a folder")
def test_a_folder_that_cannot_be_made_is_unwritable() -> None:
    with pytest.raises(StoreUnwritable, match="cannot make /proc/kg-store"):
        open_store(Path("/proc/kg-store"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_unwritable_and_readable(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[quad(1)])
    (tmp_path / "s").chmod(0o500)
    (tmp_path / "s" / "lock").chmod(0o400)
    try:
        with pytest.raises(StoreUnwritable, match="cannot write"):
            open_store(tmp_path / "s")
        with open_store(tmp_path / "s", write=False) as reader:
            assert held(reader) == {quad(1)}
    finally:
        (tmp_path / "s").chmod(0o700)


@pytest.mark.parametrize("lost", ["CURRENT", "db"])
def test_a_store_without_its_database_is_not_begun_anew(tmp_path: Path, lost: str) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[quad(1)])
    if lost == "db":
        shutil.rmtree(tmp_path / "s" / "db")
    else:
        (tmp_path / "s" / "db" / "CURRENT").unlink()
    with pytest.raises(StoreDamaged, match=r"is damaged: .*CURRENT is gone; `kg restore` makes one"):
        open_store(tmp_path / "s")
    with open_store(tmp_path / "s", write=False) as reader:
        assert held(reader) == {quad(1)}, "what was published is there still, and can be copied"


@pytest.mark.parametrize("lost", ["CURRENT", "all"])
def test_what_was_published_and_is_damaged_is_published_again(tmp_path: Path, lost: str) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[quad(1)])
        store.flush()
        published = store.published
    gone = tmp_path / "s" / "checkpoints" / str(published)
    if lost == "all":
        shutil.rmtree(gone)
    else:
        (gone / lost).unlink()
    with open_store(tmp_path / "s", write=False) as reader:
        assert held(reader) == {quad(1)}
        assert reader.published != published


def test_damaged_bytes_are_said_whoever_opens_the_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[quad(1)])
    for table in (tmp_path / "s" / "db").glob("*.sst"):
        os.truncate(table, 40)
    for write in (False, True):
        with pytest.raises(StoreDamaged, match=r"store \S+/s is damaged: Corruption: "):
            open_store(tmp_path / "s", write=write)


def test_a_store_that_cannot_be_written_any_more_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    store = open_store(tmp_path / "s")
    store.change(add=[quad(1)])
    with monkeypatch.context() as patched:
        patched.setattr(checkpoints, "publish", full)
        with pytest.raises(StoreUnwritable, match="No space left"):
            store.close()
    with pytest.raises(StoreError, match="the store is closed"):
        store.change(add=[quad(2)])
    with open_store(tmp_path / "s") as again:
        assert held(again) == {quad(1)}


@pytest.mark.skipif(os.name != "posix", reason="limits are those of POSIX")
def test_a_store_is_read_where_nothing_can_be_written_after_a_crash(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[quad(1)])
    (tmp_path / "s" / "version").write_text("abc open\n")
    with started("-c", READ_ON_A_FULL_DISK, tmp_path / "s") as reader:
        assert reader.communicate() == ("StoreUnwritable 1\n", "")


READ_ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from kg.errors import StoreUnwritable
from kg.store import open_store
resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))
try:
    open_store(Path(sys.argv[1]))
except StoreUnwritable as error:
    print(type(error).__name__, end=" ")
with open_store(Path(sys.argv[1]), write=False) as store:
    print(sum(1 for _ in store.quads()))
"""


def test_a_broken_database_is_said(tmp_path: Path) -> None:
    open_store(tmp_path / "s").close()
    (tmp_path / "s" / "db" / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(StoreDamaged, match=r"is damaged: .*`kg restore` makes one"):
        open_store(tmp_path / "s")


def test_readers_see_what_was_flushed_and_hinder_no_writer(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as writer:
        writer.change(add=[quad(1)])
        with open_store(tmp_path / "s", write=False, wait=0) as before:
            assert held(before) == set()
        writer.flush()
        with (
            open_store(tmp_path / "s", write=False) as one,
            open_store(tmp_path / "s", write=False) as two,
        ):
            writer.change(add=[quad(2)])
            writer.flush()
            assert held(one) == held(two) == {quad(1)}
            assert one.tag == two.tag != writer.tag
        with pytest.raises(StoreInUse, match="already open in this process"):
            open_store(tmp_path / "s", wait=0)
    with (
        open_store(tmp_path / "s", write=False) as reader,
        open_store(tmp_path / "s", wait=0) as writer,
    ):
        assert held(reader) == held(writer) == {quad(1), quad(2)}
        assert reader.tag == writer.tag


def test_a_reader_follows_when_it_is_told_to(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as writer, open_store(tmp_path / "s", write=False) as reader:
        assert (reader.follow(), reader.version) == (False, 0)
        writer.change(add=[quad(number) for number in range(1000)])
        writer.flush()
        count = reader.kept("count", lambda: len(held(reader)))
        assert (count, reader.follow(), reader.version) == (0, True, 1)
        assert reader.kept("count", lambda: len(held(reader))) == 1000
        half = reader.quads(graph=G)
        assert next(half).predicate == P
        writer.change(clear=[G])
        writer.flush()
        assert (reader.follow(), held(reader)) == (True, set())
        assert len(list(half)) == 999, "what was being read goes on with what it began with"
        assert writer.follow() is False


def test_a_reader_writes_nothing(tmp_path: Path) -> None:
    open_store(tmp_path / "s").close()
    with open_store(tmp_path / "s", write=False) as reader:
        with pytest.raises(StoreUnwritable, match="open for reading only"):
            reader.change(add=[quad(1)])
        reader.flush()
        assert held(reader) == set()


def test_a_checkpoint_is_what_was_flushed_then(tmp_path: Path) -> None:
    def counted(held: Held | None) -> int:
        assert held
        return len(list(ox.Store.read_only(str(held.path)).quads_for_pattern(None, P, None)))

    with open_store(tmp_path / "s") as store:
        store.change(add=[quad(1)])
        store.flush()
        first, again = store.checkpoint(), store.checkpoint()
        store.change(add=[quad(2)])
        late = store.checkpoint()
        assert first
        assert again
        assert late
        assert first.path == again.path == late.path
        store.flush()
        second = store.checkpoint()
        assert [counted(first), counted(second)] == [1, 2]
        for one in (first, again):
            one.release()
            assert first.path.exists()
        late.release()
        assert second
        assert (first.path.exists(), second.path.exists()) == (False, True)
        second.release()
    assert second.path.exists(), "the last is for those who come when nobody writes"


def test_a_reader_s_checkpoint_is_the_one_that_it_reads(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as writer, open_store(tmp_path / "s", write=False) as reader:
        first = reader.published
        writer.change(add=[quad(1)])
        writer.flush()
        taken = reader.checkpoint()
        assert taken
        assert (taken.name, taken.tag) == (first, reader.tag)
        taken.release()
        assert taken.path.exists()


def test_opening_and_closing_without_a_change_publishes_nothing_new(tmp_path: Path) -> None:
    published = []
    for _ in range(3):
        with open_store(tmp_path / "s") as store:
            published.append(store.published)
    assert published == ["1", "1", "1"]


def test_a_store_that_was_never_published_is_when_it_is_first_read(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[quad(1)])
    shutil.rmtree(tmp_path / "s" / "checkpoints")
    with open_store(tmp_path / "s", write=False) as reader:
        assert held(reader) == {quad(1)}


def test_a_store_in_memory_has_no_checkpoint() -> None:
    store = memory_store()
    assert (store.checkpoint(), store.published, store.follow()) == (None, None, False)
