"""Reports out of lines of JSON, as the sets hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kg.model import Report


def reports(file: Path) -> Iterator[Report]:
    """Read the reports of a file; fields other than those of a report are left."""
    for line in file.read_text("utf-8").splitlines():
        given = json.loads(line)
        day = given.get("published")
        yield Report(
            given["id"],
            given["text"],
            given.get("title") or None,
            date.fromisoformat(day) if day else None,
            given.get("source"),
        )
