"""Dumps put into other stores, whole or not at all."""

from __future__ import annotations

import io
import os
import signal
from datetime import date
from pathlib import Path

import pytest

from kg.errors import DamagedCopy, InvalidData, StoreMismatch, StoreUnfinished
from kg.graph import Graph, open_graph
from kg.loading import Loaded, load
from kg.model import Relation, Report
from kg.rdf import relation_node
from kg.settings import Settings
from kg.store import memory_store, open_store
from tests.process import started
from tests.reading import Reader
from tests.test_dumping import REPORTS
from tests.test_suppressing import OTHER, PLAIN, SECRET, SPOKE, Told, everything

SETTINGS = Settings()


@pytest.fixture
def dump() -> bytes:
    with Graph(memory_store(), SETTINGS, Reader()) as graph:
        graph.add(REPORTS)
        return b"".join(graph.dump())


def put(
    folder: Path,
    dump: bytes,
    settings: Settings = SETTINGS,
    *,
    replace: bool = False,
    foreign: bool = False,
    derive: bool = False,
) -> Loaded:
    return load(folder, io.BytesIO(dump), settings, replace=replace, foreign=foreign, derive=derive)


def counted(dump: bytes) -> tuple[int, str]:
    words = dump.splitlines()[-1].decode().split()
    return int(words[5]), words[8]


def test_what_is_loaded_is_what_was_dumped(tmp_path: Path, dump: bytes) -> None:
    told = put(tmp_path / "s", dump)
    assert told == Loaded(*counted(dump), "http://127.0.0.1:8000/")
    with open_graph(tmp_path / "s", settings=SETTINGS) as graph:
        assert graph.hash() == told.hash
        assert sorted(b"".join(graph.dump()).splitlines()) == sorted(dump.splitlines())
        assert [r.id for r in graph.reports()] == ["a", "b", "c"]
        assert graph.validate(deep=True) == []


def test_what_follows_from_claims_can_be_derived_of_reports_alone(tmp_path: Path, dump: bytes) -> None:
    rooms = tuple(f"<http://127.0.0.1:8000/{room}/" for room in ("relationships", "intervals", "events"))
    relations = tuple(str(relation_node(relation)) for relation in Relation)
    plain = [
        line
        for line in dump.decode().splitlines()[1:-1]
        if not line.startswith(rooms) and line.split()[1] not in relations
    ]
    assert len(plain) < counted(dump)[0]
    told = put(tmp_path / "s", "\n".join(plain).encode(), foreign=True, derive=True)
    assert told.quads == len(plain)
    with open_graph(tmp_path / "s", settings=SETTINGS) as graph:
        assert graph.hash() == counted(dump)[1]


def test_claims_of_which_nothing_can_be_derived_load_nothing(tmp_path: Path, dump: bytes) -> None:
    wrong = dump.splitlines()[1:-1]
    wrong = [
        line
        for line in wrong
        if b"22-rdf-syntax-ns#type> <https://w3id.org/conflict-kg#Settlement" not in line
    ]
    with pytest.raises(InvalidData, match="has 0 kinds"):
        put(tmp_path / "s", b"\n".join(wrong), foreign=True, derive=True)
    assert not (tmp_path / "s").exists()


def test_it_can_be_read_into_afterwards(tmp_path: Path, dump: bytes) -> None:
    put(tmp_path / "s", dump)
    with Graph(open_store(tmp_path / "s"), SETTINGS, Reader()) as graph:
        assert graph.add(REPORTS).unchanged == 3
        new = Report("d", "The army entered Raqqa.", None, date(2017, 11, 14), "Wire")
        assert graph.add([new]).added == 1
        assert graph.validate() == []


@pytest.mark.parametrize("replace", [False, True])
def test_what_is_cut_off_is_refused_with_its_line_and_changes_nothing(
    tmp_path: Path, dump: bytes, replace: bool
) -> None:
    if replace:
        put(tmp_path / "s", dump)
    before = {p.name for p in tmp_path.rglob("*")}
    lines = dump.splitlines(keepends=True)
    with pytest.raises(DamagedCopy, match="line 50: cut off: the last line of a dump is missing"):
        put(tmp_path / "s", b"".join(lines[:50]), replace=replace)
    with pytest.raises(DamagedCopy, match="line 50: "):
        put(tmp_path / "s", b"".join(lines[:49]) + lines[49][:30], replace=replace)
    assert {p.name for p in tmp_path.rglob("*")} == before


def test_what_is_damaged_is_refused(tmp_path: Path, dump: bytes) -> None:
    lines = dump.splitlines(keepends=True)
    number = len(lines)
    for damaged in (
        [*lines[:10], *lines[11:]],
        [*lines[:10], lines[9], *lines[10:]],
        [line.replace(b"Abu Kamal", b"Abu Camal") for line in lines],
    ):
        with pytest.raises(
            DamagedCopy, match=f"line {len(damaged)}: damaged: .* where the last line says {number - 2} "
        ):
            put(tmp_path / "s", b"".join(damaged))
    with pytest.raises(DamagedCopy, match="line 20: no N-Quads: "):
        put(tmp_path / "s", b"".join([*lines[:19], b"\x00\xff nonsense .\n", *lines[19:]]))
    with pytest.raises(DamagedCopy, match=f"line {number + 1}: something follows the last line of a dump"):
        put(tmp_path / "s", dump + dump)
    with pytest.raises(DamagedCopy, match="line 3: a blank node, which no store here keeps"):
        put(tmp_path / "s", b"".join([*lines[:2], b"_:b <http://a/p> <http://a/o> .\n", *lines[2:]]))
    with pytest.raises(DamagedCopy, match="longer than 16,777,216 bytes"):
        put(tmp_path / "s", lines[0] + b"<" * (17 * 1024 * 1024))
    assert list(tmp_path.iterdir()) == []


def test_what_looks_like_a_blank_node_within_words_is_none(tmp_path: Path) -> None:
    line = b'<http://a/s> <http://a/p> "on _:b and" .\n'
    assert put(tmp_path / "s", line, foreign=True).quads == 1


def test_the_base_has_to_fit(tmp_path: Path, dump: bytes) -> None:
    with pytest.raises(StoreMismatch, match=r"base http://127.0.0.1:8000/, where KG_BASE is http://kg.test/"):
        put(tmp_path / "s", dump, Settings(base="http://kg.test/"))
    later = dump.replace(b"format 2", b"format 3", 1)
    with pytest.raises(StoreMismatch, match="a dump of format 3, where this version reads 2"):
        put(tmp_path / "s", later)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no dump of `kg dump`; --foreign takes"),
        (b"<http://a/s> <http://a/p> <http://a/o> .\n", "no dump of `kg dump`; --foreign takes"),
        (b"\x1f\x8b\x08\x00", "packed by gzip, which its name does not say; unpack it before"),
    ],
)
def test_what_is_no_dump(tmp_path: Path, data: bytes, why: str) -> None:
    with pytest.raises(DamagedCopy, match=why):
        put(tmp_path / "s", data)


def test_quads_of_others_are_taken_if_told_so(tmp_path: Path) -> None:
    told = put(tmp_path / "s", b"\r\n# by hand\r\n<http://a/s> <http://a/p> <http://a/o> .\r\n", foreign=True)
    assert (told.quads, told.base) == (1, SETTINGS.base)
    with open_graph(tmp_path / "s", settings=SETTINGS) as graph:
        assert graph.hash() == told.hash


def test_who_is_kept_out_of_a_store_does_not_come_back(tmp_path: Path) -> None:
    with Graph(memory_store(), SETTINGS, Told()) as graph:
        graph.add([SPOKE, OTHER, PLAIN])
        dump = b"".join(graph.dump())
    with Graph(open_store(tmp_path / "s"), SETTINGS, Told()) as graph:
        graph.suppress("Ann Lee")
    told = put(tmp_path / "s", dump)
    assert told.covered == 2
    with open_graph(tmp_path / "s", settings=SETTINGS) as graph:
        # Another name is learnt from a graph that knows her; this one did not when she was put on the list.
        assert [one.names for one in graph.suppressed()] == [("Ann Lee",)]
        assert "Ann Lee" not in everything(graph)
        assert graph.hash() != told.hash
        assert graph.validate() == []
        graph.suppress("Ann Lee", reason="again")
        graph.suppress("Annie Q. Lee")
        assert [word for word in SECRET if word in everything(graph)] == []


KILLED = """
import sys
from pathlib import Path
from kg.loading import load
from kg.settings import Settings
def told(count):
    if count > 5000:
        print(count, flush=True)
        sys.stdin.read()
load(Path(sys.argv[1]), open(sys.argv[2], "rb"), Settings(), replace=True, progress=told)
"""


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
@pytest.mark.parametrize("there", [False, True])
def test_a_load_that_is_killed_is_no_half_store(tmp_path: Path, dump: bytes, there: bool) -> None:
    if there:
        put(tmp_path / "s", dump)
    # Longer than what is read at once.
    lines = dump.splitlines(keepends=True)
    extra = [b'<http://a/s> <http://a/p> "%d" .\n' % n for n in range(10_000)]
    (tmp_path / "d.nq").write_bytes(b"".join([lines[0], *extra, *lines[1:]]))
    with started("-c", KILLED, tmp_path / "s", tmp_path / "d.nq") as loading:
        assert loading.stdout
        assert int(loading.stdout.readline()) > 5000
        loading.send_signal(signal.SIGKILL)
        loading.wait()
    if there:
        with open_graph(tmp_path / "s", settings=SETTINGS) as graph:
            assert graph.hash() == counted(dump)[1]
        assert {p.name for p in (tmp_path / "s").glob("db*")} == {"db-1"}
    else:
        for write in (False, True):
            with pytest.raises(
                StoreUnfinished, match="was not finished, and nothing can be read there; load it again"
            ):
                open_graph(tmp_path / "s", settings=SETTINGS, write=write)
    assert put(tmp_path / "s", dump, replace=there).hash == counted(dump)[1]
    with open_graph(tmp_path / "s", settings=SETTINGS) as graph:
        assert graph.hash() == counted(dump)[1]
