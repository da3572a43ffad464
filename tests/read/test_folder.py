"""What lies in a folder."""

import os
from pathlib import Path

from kg.read.folder import contents, passed_over


def test_files_are_listed_by_name_through_all_levels_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "notes.pdf", "deep/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    known, others = contents(tmp_path, frozenset({".txt"}))
    assert [str(p.relative_to(tmp_path)) for p in known] == [
        "a.TXT",
        "b.txt",
        "dangling.txt",
        "deep/er/c.txt",
    ]
    assert [str(p.relative_to(tmp_path)) for p in others] == ["notes.pdf", "pipe.txt", "deep/x"]


def test_one_file_is_not_files() -> None:
    assert passed_over([Path("a.pdf")]) == "passed over 1 file of other kinds (.pdf 1)"
