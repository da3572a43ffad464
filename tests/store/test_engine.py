"""What is wrong with the engine's folders, in this package's words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreDamaged, StoreUnwritable
from kg.store import open_store
from kg.store.engine import reading, writing

Doing = Callable[[Path], AbstractContextManager[None]]

NODE = NamedNode("http://kg.test/node")


@pytest.mark.parametrize(
    ("doing", "kind"), [(reading, OSError), (reading, RuntimeError), (writing, RuntimeError)]
)
def test_bytes_that_the_engine_did_not_write_are_said_in_one_line(
    doing: Doing, kind: type[Exception]
) -> None:
    with (
        pytest.raises(StoreDamaged, match=r"^store s is damaged: Corruption: block 3; `kg restore`"),
        doing(Path("s")),
    ):
        raise kind("Corruption: block\n 3")


def test_what_cannot_be_written_and_what_is_no_damage() -> None:
    with pytest.raises(StoreUnwritable, match="cannot write to store s: No space left"), writing(Path("s")):
        raise OSError("No space left")
    with pytest.raises(RuntimeError, match=r"^another fault$"), writing(Path("s")):
        raise RuntimeError("another fault")


@pytest.mark.parametrize("write", [False, True])
def test_a_damaged_block_is_said_where_opening_meets_it(tmp_path: Path, *, write: bool) -> None:
    with open_store(tmp_path / "s") as store:
        store.change(add=[Quad(NODE, NODE, NODE)])
    said = []
    for table in (tmp_path / "s" / "db").glob("*.sst"):
        shutil.copytree(tmp_path / "s", tmp_path / table.stem)
        for copy in (tmp_path / table.stem).rglob(table.name):
            copy.write_bytes(table.read_bytes()[:3] + b"\xff" + table.read_bytes()[4:])
        try:
            open_store(tmp_path / table.stem, write=write).close()
        except StoreDamaged as error:
            said.append(str(error).partition(" block")[0].replace(table.stem, "s"))
    # The strings, and the record of the base; the rest is met later.
    assert said == [f"store {tmp_path / 's'} is damaged: Corruption:"] * 2
