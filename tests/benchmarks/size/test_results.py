"""The files of results that are kept: what they say, and what they must not say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / "benchmarks" / "results").glob("*.json"))


def test_there_is_one() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_it_says_on_what_and_with_what_it_was_measured(file: Path) -> None:
    found = json.loads(file.read_text("utf-8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[a-z0-9-]+-cores", file.stem)
    assert file.stem.startswith(found["date"])
    assert found["machine"].keys() == {"processor", "cores", "memory_gb"}
    assert {"python", "kg", "pyoxigraph", "spacy"} == found["versions"].keys()
    assert {"extraction", "events", "loading", "memory", "sizes"} <= found.keys()
    assert not re.search(r"/(home|root|tmp|work|Users)/", file.read_text("utf-8"))
    assert file.with_suffix(".svg").exists()


def test_the_readme_shows_the_newest() -> None:
    assert f"benchmarks/results/{FILES[-1].stem}.svg" in (ROOT / "README.md").read_text("utf-8")
