"""What a store's folder says of itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreMismatch, StoreUnwritable
from kg.loading import load
from kg.settings import Settings
from kg.snapshots import snapshot
from kg.store import marker, open_store

NODE = NamedNode("http://kg.test/node")


def test_what_is_recorded_is_read(tmp_path: Path) -> None:
    marker.record(tmp_path, "http://kg.test/")
    assert marker.base_of(tmp_path, None) == "http://kg.test/"
    assert marker.base_of(tmp_path, "http://kg.test/") == "http://kg.test/"
    assert [p.name for p in tmp_path.iterdir()] == [marker.NAME]


def test_nothing_there_and_what_a_killed_beginner_leaves_may_become_a_store(tmp_path: Path) -> None:
    assert marker.base_of(tmp_path / "no", None) is None
    assert marker.base_of(tmp_path, None) is None
    (tmp_path / "lock").touch()
    (tmp_path / "kg-store.json.new").write_text('{"form')
    assert marker.base_of(tmp_path, None) is None


def test_another_format_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / marker.NAME).write_text('{"format": 1, "base": "http://kg.test/"}')
    with pytest.raises(
        StoreMismatch,
        match=r"has format 1, this version reads 2; read the reports .* `kg judge import` of this",
    ):
        marker.base_of(tmp_path, None)


@pytest.mark.parametrize("made", ["3", "null", '"2"', "[]"])
def test_no_other_format_is_half_read_by_anybody(tmp_path: Path, made: str) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[Quad(NODE, NODE, NODE)])
    (tmp_path / "s" / marker.NAME).write_text(f'{{"format": {made}, "base": "http://kg.test/"}}')
    before = {path: path.read_bytes() for path in (tmp_path / "s").rglob("*") if path.is_file()}
    what = "install the version that made it" if made == "3" else "read the reports into a new store"
    for attempt in (
        lambda: open_store(tmp_path / "s"),
        lambda: open_store(tmp_path / "s", write=False),
        lambda: snapshot(tmp_path / "s", tmp_path / "copy"),
        lambda: load(tmp_path / "s", io.BytesIO(), Settings(), replace=True),
    ):
        with pytest.raises(StoreMismatch, match=f"this version reads 2; {what}"):
            attempt()
    assert {path: path.read_bytes() for path in (tmp_path / "s").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b"{"])
def test_a_marker_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / marker.NAME).write_bytes(content)
    with pytest.raises(StoreMismatch, match=r"kg-store\.json"):
        marker.base_of(tmp_path, None)


def test_no_part_of_a_marker_is_taken_for_one(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[Quad(NODE, NODE, NODE)])
    whole = (tmp_path / "s" / marker.NAME).read_bytes()
    for size in range(len(whole)):
        (tmp_path / "s" / marker.NAME).write_bytes(whole[:size])
        for write in (False, True):
            with pytest.raises(StoreMismatch, match=r"kg-store\.json cannot be read: "):
                open_store(tmp_path / "s", write=write)
    (tmp_path / "s" / marker.NAME).write_bytes(whole)
    with open_store(tmp_path / "s") as store:
        assert [*store.quads()] == [Quad(NODE, NODE, NODE)]


@pytest.mark.parametrize("content", ['{"format": 2}', '{"format": 2, "base": "example.org/"}'])
def test_a_marker_without_a_base_that_can_be(tmp_path: Path, content: str) -> None:
    (tmp_path / marker.NAME).write_text(content)
    with pytest.raises(StoreMismatch, match=r"kg-store\.json names a base that no store can have"):
        marker.base_of(tmp_path, None)


def test_a_folder_that_is_not_there_cannot_be_marked(tmp_path: Path) -> None:
    with pytest.raises(StoreUnwritable, match="cannot write in"):
        marker.record(tmp_path / "no", "http://kg.test/")
