"""Where shards lie."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from kg.cluster.place import Place
from kg.errors import ClusterError, UsageError


@pytest.mark.parametrize("kind", ["folder", "file", "memory"])
def test_files_are_put_read_replaced_and_removed(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    memory = f"memory://{secrets.token_hex(4)}"
    place = Place({"folder": str(folder), "file": f"file://{folder}", "memory": memory}[kind])
    assert place.get("one") is None
    place.put("one", b"1")
    place.put("one", b"2")
    assert place.get("one") == b"2"
    assert kind == "memory" or [path.name for path in folder.iterdir()] == ["one"]
    place.remove("one")
    place.remove("one")
    assert place.get("one") is None


def test_what_cannot_be_written_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(ClusterError, match=r"^shards in .*: Is a directory$"):
        Place(str(tmp_path)).put("taken", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ClusterError, match=r"^shards in .*/file: (File exists|Not a directory)$"):
        Place(str(tmp_path / "file")).put("one", b"1")


def test_an_address_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UsageError, match=r"^shards in 'nowhere://x': Protocol not known: nowhere$"):
        Place("nowhere://x").put("one", b"1")
