"""Quads that take the place of others in one moment, or never."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import DamagedCopy, StoreInUse, StoreMismatch, StoreUnfinished, UsageError
from kg.store import Store, open_store
from kg.store.building import building

P = NamedNode("http://kg.test/p")
BASE = "http://kg.test/"
OTHERS = {"checkpoints", "kg-store.json", "lock", "version"}


def line(number: int) -> bytes:
    return f'<http://kg.test/p> <http://kg.test/p> "{number}" .\n'.encode()


def put(folder: Path, number: int, *, replace: bool = False, more: bytes = b"") -> None:
    with building(folder, replace=replace) as new:
        new.begin(BASE)
        new.fill(io.BytesIO(line(number) + more))


def held(store: Store) -> set[str]:
    return {q.object.value for q in store.quads() if isinstance(q.object, Literal)}


def read(folder: Path) -> set[str]:
    with open_store(folder, write=False) as store:
        return held(store)


def test_a_new_store_is_there_when_it_is_finished(tmp_path: Path) -> None:
    put(tmp_path / "s", 1)
    assert read(tmp_path / "s") == {"1"}
    assert {p.name for p in (tmp_path / "s").iterdir()} == OTHERS | {"db-1"}
    with open_store(tmp_path / "s") as store:
        assert store.base == BASE
        store.change(add=[Quad(P, P, Literal("2"))])
    assert read(tmp_path / "s") == {"1", "2"}


def test_what_holds_something_is_replaced_only_if_told_so(tmp_path: Path) -> None:
    put(tmp_path / "s", 1)
    with pytest.raises(UsageError, match="is not empty; name a new folder, or --replace what it holds"):
        put(tmp_path / "s", 2)
    assert read(tmp_path / "s") == {"1"}
    with open_store(tmp_path / "s", write=False) as reader:
        put(tmp_path / "s", 2, replace=True)
        assert held(reader) == {"1"}
        assert reader.follow()
        assert held(reader) == {"2"}
    assert {p.name for p in (tmp_path / "s").iterdir()} == OTHERS | {"db-2"}


def test_an_empty_store_is_filled_and_keeps_its_base(tmp_path: Path) -> None:
    open_store(tmp_path / "s", "http://other.test/").close()
    with pytest.raises(
        StoreMismatch, match=r"with base http://kg.test/, store .* with http://other.test/; name"
    ):
        put(tmp_path / "s", 1)
    open_store(tmp_path / "t", BASE).close()
    put(tmp_path / "t", 1)
    assert read(tmp_path / "t") == {"1"}


@pytest.mark.parametrize("there", [False, True])
def test_what_fails_leaves_what_was_there(tmp_path: Path, there: bool) -> None:
    if there:
        put(tmp_path / "s", 1)
    before = {p.name for p in tmp_path.rglob("*")}
    with pytest.raises(DamagedCopy, match="line 2: no N-Quads: "):
        put(tmp_path / "s", 2, replace=True, more=b"<http://kg.test/p> nonsense\n")
    assert {p.name for p in tmp_path.rglob("*")} == before
    put(tmp_path / "s", 3, replace=True)
    assert read(tmp_path / "s") == {"3"}


def test_nobody_else_writes_meanwhile(tmp_path: Path) -> None:
    with building(tmp_path / "s") as new:
        new.begin(BASE)
        new.fill(io.BytesIO(line(1)))
        with pytest.raises(
            StoreUnfinished, match="was not finished, and nothing can be read there; load it again"
        ):
            open_store(tmp_path / "s", wait=0)
        with pytest.raises(StoreInUse), building(tmp_path / "s", wait=0):
            pytest.fail("two build one store")
    assert read(tmp_path / "s") == {"1"}


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(StoreMismatch, match="holds something else than a store"):
        put(tmp_path, 1)
    (tmp_path / "kg-snapshot.json").write_text("{}")
    with pytest.raises(StoreMismatch, match="is a snapshot; `kg restore"):
        open_store(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {"letter.txt", "kg-snapshot.json"}


def test_a_marker_that_names_a_folder_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kg-store.json").write_text(json.dumps({"format": 2, "base": BASE, "db": "../elsewhere"}))
    with pytest.raises(StoreMismatch, match=r"names no folder of a store: '../elsewhere'"):
        open_store(tmp_path)
