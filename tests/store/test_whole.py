"""A file holds all that was written to it, or what it held before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.store.whole import write_whole


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "told.json"
    write_whole(file, "a longer word — é\n")
    write_whole(file, "short\n")
    assert file.read_text(encoding="utf-8") == "short\n"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_what_is_private_only_its_owner_reads_whatever_lay_there(tmp_path: Path) -> None:
    file, draft = tmp_path / "told", tmp_path / "told.new"
    file.write_text("open to all")
    draft.symlink_to(tmp_path / "elsewhere")
    write_whole(file, "secret", private=True)
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("secret", 0o600)
    assert not (tmp_path / "elsewhere").exists()


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "told"
    file.write_text("before")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "half \ud800")
    assert file.read_text() == "before"
    write_whole(file, "after")
    assert file.read_text() == "after"
