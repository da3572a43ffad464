"""The table of figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.evaluation.table import Row, markdown, put, share
from kg.errors import UsageError

MARKED = "before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n"


def test_a_share_of_nothing_has_no_percentage() -> None:
    assert (share(3, 4), share(0, 0)) == ("3 of 4 (75 %)", "0 of 0")


def test_the_table_replaces_what_is_between_the_marks(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(MARKED, "utf-8")
    put(markdown([Row("one \\1", "2")]), readme)
    table = "| on | measured |\n|---|---|\n| one \\1 | 2 |\n"
    assert readme.read_text("utf-8") == MARKED.replace("old\n", table)


@pytest.mark.parametrize("text", ["no marks", MARKED + MARKED])
def test_a_readme_without_one_pair_of_marks_is_refused_and_left(tmp_path: Path, text: str) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="no single block"):
        put("table", readme)
    assert readme.read_text("utf-8") == text
