"""The sample reports and what is read out of them, once for all tests of this folder."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model import Claim, Report
from kg.read import Terms, read
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.fixture(scope="session")
def path() -> Path:
    return Path(str(files("kg"))) / "samples" / "reports.jsonl"


@pytest.fixture(scope="session")
def reports(path: Path) -> dict[str, Report]:
    """Give the sample reports by id; one that is refused fails here, with the reason."""
    terms = Terms.of(Settings(), date(2026, 1, 1))
    found = list(read([path], terms, BytesIO()))
    assert [f for f in found if not isinstance(f, Report)] == []
    return {f.id: f for f in found if isinstance(f, Report)}


@pytest.fixture(scope="session")
def claims(reports: dict[str, Report], extractor: Extractor) -> list[Claim]:
    return [claim for report in reports.values() for claim in extractor.claims(report)]
