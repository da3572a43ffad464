"""Where data folders are found."""

from pathlib import Path

import pytest

from kg.know import data
from kg.know.data import data_folder


def test_ontology_is_beside_the_package() -> None:
    assert (data_folder("ontology") / "countries.yaml").is_file()


def test_an_installed_wheel_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, beside = tmp_path / "kg" / "_data" / "queries", tmp_path / "queries"
    monkeypatch.setattr(data, "_PACKAGE", tmp_path / "kg")
    beside.mkdir(parents=True)
    assert data_folder("queries") == beside
    inside.mkdir(parents=True)
    assert data_folder("queries") == inside


def test_an_unknown_folder_is_said() -> None:
    with pytest.raises(FileNotFoundError, match="no data folder 'nowhere'"):
        data_folder("nowhere")
