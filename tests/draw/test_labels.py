"""Labels in lines."""

from __future__ import annotations

from kg.draw.labels import lines


def test_long_labels_break_into_lines() -> None:
    assert lines("Raqqa") == ["Raqqa"]
    assert lines("Global Coalition against Islamic State") == ["Global Coalition", "against Islamic", "State"]
    assert len(lines("word " * 40)) == 3
    assert lines("") == [""]
