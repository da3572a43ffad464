"""The small war, once in memory and once on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, memory_store, open_store
from tests.query.world import BASE, fill


@pytest.fixture
def store() -> Store:
    return fill(memory_store(BASE))


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("query")
    with open_store(folder / "s", BASE) as opened:
        fill(opened)
        opened.flush()
        yield opened
