"""The command line on a store of its own, its reports read by the reader made by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import Kg
from tests.reading import Reader

FIRST = "The army captured Abu Kamal on 2017-11-08, The army said. It rained.\n"
SECOND = "Islamic State captured Abu Kamal on 2017-11-11, The SDF said.\n"


@pytest.fixture
def kg(tmp_path: Path, by_hand: Reader) -> Kg:
    assert by_hand
    return Kg(tmp_path / "graph")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with two reports that contradict each other, and the store that they were read into once."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    reader = Reader()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.text.extractor", lambda _settings: reader)
        kg = Kg(folder / "graph")
        first = kg("ingest", folder / "first.txt", "--published", "2017-11-09", "--source", "Desert Wire")
        second = kg("ingest", folder / "second.txt", "--published", "2017-11-12", "--source", "River Post")
    assert (first.code, second.code) == (0, 0)
    return folder


@pytest.fixture
def full(kg: Kg, filled: Path, tmp_path: Path) -> Kg:
    """Hold two reports that contradict each other."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    return kg
