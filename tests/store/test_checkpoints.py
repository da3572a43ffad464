"""Checkpoints: published by renaming, there while they are read, gone when nobody reads them, whoever dies."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreUnwritable
from kg.store import Store, checkpoints, open_store
from tests.process import started

P = NamedNode("http://kg.test/p")
KILLS = pytest.mark.skipif(os.name != "posix", reason="kills a process")


def moved(store: Store, number: int) -> None:
    store.change(add=[Quad(P, P, Literal(number))])
    store.flush()


def numbers(store: Store, graph: NamedNode | None = None) -> set[int]:
    return {int(q.object.value) for q in store.quads(P, P, None, graph) if isinstance(q.object, Literal)}


def there(folder: Path) -> set[str]:
    return {p.name for p in (folder / "checkpoints").iterdir()}


def only(name: str) -> set[str]:
    return {name, f"{name}.lock", "current"}


def test_what_is_published_is_held_until_released(tmp_path: Path) -> None:
    def backup(target: Path) -> None:
        target.mkdir()

    assert (checkpoints.current(tmp_path), checkpoints.tag(tmp_path), checkpoints.take(tmp_path)) == (
        None,
    ) * 3
    assert checkpoints.publish(tmp_path, "first", backup) == "1"
    held = checkpoints.take(tmp_path)
    assert held
    assert (held.name, held.tag, held.path.is_dir()) == ("1", "first", True)
    assert checkpoints.publish(tmp_path, "second", backup) == "2"
    assert (checkpoints.current(tmp_path), checkpoints.tag(tmp_path)) == ("2", "second")
    assert there(tmp_path) == only("1") | only("2")
    again = held.again()
    held.release()
    held.release()
    assert "1" in there(tmp_path)
    again.release()
    assert there(tmp_path) == only("2")


def test_a_checkpoint_that_cannot_be_made_leaves_the_one_before(tmp_path: Path) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    checkpoints.publish(tmp_path, "first", Path.mkdir)
    with pytest.raises(OSError, match="No space left"):
        checkpoints.publish(tmp_path, "second", full)
    assert checkpoints.tag(tmp_path) == "first"
    assert checkpoints.publish(tmp_path, "third", Path.mkdir) == "3"
    assert there(tmp_path) == only("3")


def test_a_disk_that_is_full_is_said_and_old_data_stay_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    with open_store(tmp_path / "s") as store:
        moved(store, 1)
        with monkeypatch.context() as patched:
            patched.setattr(checkpoints, "publish", full)
            with pytest.raises(StoreUnwritable, match="No space left"):
                moved(store, 2)
        with open_store(tmp_path / "s", write=False) as reader:
            assert numbers(reader) == {1}
    with open_store(tmp_path / "s", write=False) as reader:
        assert numbers(reader) == {1, 2}


def test_what_a_writer_that_was_killed_while_publishing_left_is_gone_with_the_next(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        moved(store, 1)
        folder = tmp_path / "s" / "checkpoints"
        (folder / "9.lock").write_text("begun")
        (folder / "9.tmp").mkdir()
        (folder / "9.tmp" / "000001.sst").touch()
        moved(store, 2)
        assert there(tmp_path / "s") == only("10")


def test_a_pointer_to_nothing_is_as_none(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        moved(store, 1)
    (tmp_path / "s" / "checkpoints" / "current").write_text("77")
    assert (checkpoints.tag(tmp_path / "s"), checkpoints.take(tmp_path / "s")) == (None, None)
    with open_store(tmp_path / "s", write=False) as reader:
        assert numbers(reader) == {1}


READER = """
import sys
from pathlib import Path
from kg.store import open_store
store = open_store(Path(sys.argv[1]), write=False)
print(store.published, flush=True)
sys.stdin.read()
"""


@KILLS
def test_the_checkpoint_of_a_killed_reader_goes_and_that_of_a_living_one_stays(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with open_store(folder) as writer:
        moved(writer, 1)
        with started("-c", READER, folder) as reader:
            assert reader.stdout
            name = reader.stdout.readline().strip()
            assert name == writer.published
            moved(writer, 2)
            assert there(folder) == only("2") | only("3")
            reader.send_signal(signal.SIGKILL)
            reader.wait(30)
            moved(writer, 3)
            assert there(folder) == only("4")


WRITER = """
import sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from kg.store import open_store
store = open_store(Path(sys.argv[1]))
p = NamedNode("http://kg.test/p")
for number in range(1_000_000):
    graphs = [NamedNode(f"http://kg.test/reports/{number}"), NamedNode("http://kg.test/last")]
    last = Quad(p, p, Literal(number), graphs[1])
    store.change(clear=graphs, add=[*(Quad(p, p, Literal(i), graphs[0]) for i in range(10)), last])
    store.flush()
    print(number, flush=True)
"""
WATCHER = """
import sys
from pathlib import Path
from pyoxigraph import NamedNode
from kg.store import open_store
folder, seen, last = Path(sys.argv[1]), set(), 0
while len(seen) < int(sys.argv[2]):
    with open_store(folder, write=False) as store:
        sizes = {sum(1 for _ in store.quads(graph=g)) for g in store.graphs() if "/reports/" in g.value}
        [told] = [int(q.object.value) for q in store.quads(graph=NamedNode("http://kg.test/last"))]
        count = sum("/reports/" in g.value for g in store.graphs())
        assert sizes == {10}, sizes
        assert count == told + 1 >= last, (count, told, last)
        last = count
        seen.add(told)
print("seen", flush=True)
"""


@KILLS
def test_eight_readers_see_whole_states_that_only_advance_while_another_process_writes(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "s"
    with started("-c", WRITER, folder) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "0\n"
        with (
            started("-c", WATCHER, folder, "3") as a,
            started("-c", WATCHER, folder, "3") as b,
            started("-c", WATCHER, folder, "3") as c,
            started("-c", WATCHER, folder, "3") as d,
            started("-c", WATCHER, folder, "3") as e,
            started("-c", WATCHER, folder, "3") as f,
            started("-c", WATCHER, folder, "3") as g,
            started("-c", WATCHER, folder, "3") as h,
        ):
            readers = [a, b, c, d, e, f, g, h]
            while any(reader.poll() is None for reader in readers):
                assert writer.stdout.readline()
            assert [reader.communicate() for reader in readers] == [("seen\n", "")] * 8
        writer.send_signal(signal.SIGKILL)
        acknowledged = max(int(line) for line in writer.stdout.read().split() or ["0"])
    assert len(there(folder)) >= 3
    with open_store(folder, write=False) as store:
        [last] = numbers(store, NamedNode("http://kg.test/last"))
        assert last >= acknowledged
        assert store.published
        assert there(folder) == only(store.published), "what the killed writer left is gone"
