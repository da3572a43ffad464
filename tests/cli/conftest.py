"""The command line on a store of its own, its reports read by the reader made by hand."""

from __future__ import annotations

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


@pytest.fixture
def full(kg: Kg, tmp_path: Path) -> Kg:
    """Hold two reports that contradict each other."""
    (tmp_path / "first.txt").write_text(FIRST)
    (tmp_path / "second.txt").write_text(SECOND)
    assert (
        kg("ingest", tmp_path / "first.txt", "--published", "2017-11-09", "--source", "Desert Wire").code == 0
    )
    assert (
        kg("ingest", tmp_path / "second.txt", "--published", "2017-11-12", "--source", "River Post").code == 0
    )
    return kg
