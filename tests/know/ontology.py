"""A copy of the ontology that a test may change."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg.know.data import data_folder


def copied(folder: Path) -> Path:
    """Copy the ontology into a folder and give where it lies."""
    return Path(shutil.copytree(data_folder("ontology"), folder / "ontology"))


def append(file: Path, entry: str) -> None:
    """Add an entry to a file of the copy."""
    file.write_text(file.read_text("utf-8").rstrip() + "\n" + entry, "utf-8")


def replace(file: Path, old: str, new: str) -> None:
    """Put other words where these stand once."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    file.write_text(text.replace(old, new), "utf-8")
