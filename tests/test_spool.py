"""Submissions on disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from kg.errors import StoreUnwritable
from kg.offers import Offer, Part, State, Submission
from kg.spool import NAME, Spool

OFFER = Offer((Part("a.txt", b"words"),))
FIRST, SECOND = Submission("b", 1, "d"), Submission("a", 2, "d", state=State.STORED)


def test_they_are_kept_in_their_order_until_they_are_dropped(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.keep(SECOND)
    spool.keep(FIRST, OFFER)
    assert Spool(tmp_path).kept() == [(FIRST, OFFER), (SECOND, None)]
    spool.keep(FIRST)
    spool.drop(SECOND.id)
    spool.drop("none")
    assert spool.kept() == [(FIRST, None)]


@pytest.mark.skipif(os.name != "posix", reason="the rights of POSIX")
def test_only_the_owner_reads_them(tmp_path: Path) -> None:
    Spool(tmp_path).keep(FIRST, OFFER)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o700
    assert [stat.S_IMODE(f.stat().st_mode) for f in (tmp_path / NAME).iterdir()] == [0o600]


@pytest.mark.parametrize("left", ["", "{", "[]", '{"offer": null}', '{"offer": {"parts": 1}}'])
def test_what_cannot_be_read_is_passed_over(tmp_path: Path, left: str) -> None:
    spool = Spool(tmp_path)
    spool.keep(FIRST)
    (tmp_path / NAME / "x.json").write_text(left)
    (tmp_path / NAME / "y.new").write_text(left)
    assert spool.kept() == [(FIRST, None)]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("")
    with pytest.raises(StoreUnwritable, match=NAME):
        Spool(tmp_path).keep(FIRST)


def test_nothing_is_made_before_the_first(tmp_path: Path) -> None:
    assert Spool(tmp_path).kept() == []
    assert list(tmp_path.iterdir()) == []
    nowhere = Spool(None)
    nowhere.keep(FIRST, OFFER)
    nowhere.drop(FIRST.id)
    assert nowhere.kept() == []
