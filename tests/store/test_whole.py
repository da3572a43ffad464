"""A file holds all that was written to it, or what it held before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.store.whole import make_folder, write_whole


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


def test_folders_are_made_with_those_they_lie_in_and_made_again_without_harm(tmp_path: Path) -> None:
    for _ in range(2):
        make_folder(tmp_path / "a" / "b" / "c", 0o700)
    assert [path.name for path in (tmp_path / "a").rglob("*")] == ["b", "c"]
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(NotADirectoryError):
            make_folder(path)


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_only_the_last_folder_is_private(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b", 0o700)
    assert [path.stat().st_mode & 0o777 for path in (tmp_path / "a" / "b", tmp_path / "a")] == [
        0o700,
        0o777 & ~_umask(),
    ]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such call")
def test_each_new_name_is_synced_in_the_folder_that_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr("kg.store.whole.sync_folder", synced.append)
    make_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path.parent, tmp_path, tmp_path / "a"]


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now
