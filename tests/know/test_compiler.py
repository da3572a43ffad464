"""Compiling: the words that are no names, and old files that go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.know.compiler import KEPT, _sweep, compile_gazetteer
from kg.know.data import data_folder
from kg.know.places import read_noise


def test_noise_is_folded_and_remarks_are_none(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("The But # Raqqa\n\nMan's\n")
    assert read_noise(tmp_path / "words.txt") == {"the", "but", "mans"}
    assert read_noise(tmp_path / "missing.txt") == frozenset()


def test_the_noise_that_comes_with_the_package_spares_real_names() -> None:
    noise = read_noise(data_folder("ontology") / "places" / "words.txt")
    assert {"the", "but", "is", "media", "police"} <= noise
    assert noise.isdisjoint({"raqqa", "homs", "nice", "reading", "man", "split"})


def test_only_the_newest_files_stay(tmp_path: Path) -> None:
    files = [tmp_path / f"places-{n}.sqlite" for n in range(5)]
    for age, file in enumerate(files):
        file.touch()
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    _sweep(files[0])
    assert sorted(file.name for file in tmp_path.iterdir()) == [file.name for file in files[:KEPT]]


def test_a_broken_supplement_is_named_before_anything_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "mine.yaml").write_text("- label: Ber\n  kind: settlment\n")
    said: list[str] = []
    with pytest.raises(KnowledgeError, match=r"mine\.yaml:2: Ber: kind must be one of"):
        compile_gazetteer(tmp_path / "places-x.sqlite", tmp_path, said.append)
    assert said == []
    assert not (tmp_path / "places-x.sqlite").exists()
