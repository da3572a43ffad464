"""People kept out, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Kg
from tests.reading import Reader

TEXT = "The army captured Raqqa, The SDF said. Jane Doe and her sister looked on from the hill above it."


@pytest.fixture
def kg(tmp_path: Path, by_hand: Reader) -> Kg:
    assert by_hand
    (tmp_path / "r.txt").write_text(TEXT)
    return Kg(tmp_path / "graph")


def test_a_person_is_kept_out_listed_and_let_in_again(kg: Kg, tmp_path: Path) -> None:
    assert kg("ingest", tmp_path / "r.txt").code == 0
    told = kg("suppress", "jane doe", "--reason", "asked")
    assert (told.code, told.out) == (
        0,
        "jane doe is kept out: covered in 1 reports, 0 claims and 0 judgements gone\n",
    )
    [one] = kg("suppress", "--list", "--json").json
    assert (one["name"], one["also"], one["reason"]) == ("jane doe", [], "asked")
    assert "jane doe" in kg("suppress", "--list").out
    assert "Jane" not in kg("export", "--format", "nquads").out
    assert kg("ingest", tmp_path / "r.txt").out.startswith("1 report read: 0 new, 0 replaced, 1 unchanged")
    assert kg("suppress", "--undo", "Jane Doe").out.startswith("jane doe is no longer kept out")
    assert kg("ingest", tmp_path / "r.txt").out.startswith("1 report read: 0 new, 1 replaced")
    assert kg("suppress", "--undo", "Jane Doe").code == 4


@pytest.mark.parametrize(
    "words", [(), ("--undo",), ("--list", "Jane Doe"), ("--list", "--undo"), ("suppress", "x")]
)
def test_what_cannot_be_meant(kg: Kg, tmp_path: Path, words: tuple[str, ...]) -> None:
    kg("ingest", tmp_path / "r.txt")
    assert kg("suppress", *words).code == 2
