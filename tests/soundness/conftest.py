"""A sound store on disk, a copy of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store
from tests.soundness.war import made


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sound") / "graph")


@pytest.fixture
def store(sound: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(Path(shutil.copytree(sound, tmp_path / "graph"))) as store:
        yield store
