"""The compiled file: whole or not at all, also when two processes write it at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import StoreUnwritable
from kg.know.gazetteer import Gazetteer
from kg.know.placefile import write_places
from kg.know.places import Place
from tests.know.tiny import places
from tests.process import ROOT, started

WRITE = """
import sys
from pathlib import Path
from tests.know.tiny import gazetteer
gazetteer(Path(sys.argv[1])).close()
"""


def test_it_counts_what_it_wrote(tmp_path: Path) -> None:
    assert write_places(tmp_path / "new" / "p.sqlite", places()) == 8
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["p.sqlite"]


def test_nothing_is_left_when_the_source_fails(tmp_path: Path) -> None:
    def broken() -> Iterator[Place]:
        yield places()[0]
        raise ValueError("the source ends")

    with pytest.raises(ValueError, match="the source ends"):
        write_places(tmp_path / "p.sqlite", broken())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnwritable, match="cannot write the compiled gazetteer under"):
        write_places(tmp_path / "file" / "p.sqlite", places())


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    call = ("-c", WRITE, tmp_path)
    with started(*call, PYTHONPATH=ROOT) as one, started(*call, PYTHONPATH=ROOT) as other:
        assert [writer.communicate(timeout=60) for writer in (one, other)] == [("", ""), ("", "")]
        assert (one.returncode, other.returncode) == (0, 0)
    assert [file.name for file in tmp_path.iterdir()] == ["tiny.sqlite"]
    with closing(Gazetteer(tmp_path / "tiny.sqlite")) as found:
        assert len(found.find("Abu Kamal")) == 2


def test_the_file_is_open_for_reading_only(tmp_path: Path) -> None:
    write_places(tmp_path / "p.sqlite", places())
    with closing(Gazetteer(tmp_path / "p.sqlite")) as found, pytest.raises(sqlite3.OperationalError):
        found._base.execute("DELETE FROM place")
