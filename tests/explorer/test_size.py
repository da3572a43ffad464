"""All that pages may ever fetch stays small: libraries, the atlas and our own modules, compressed."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

from tests.explorer.javascript import ROOMS, ROOT
from vendoring.lock import read_lock

MOST = 2_000_000
OWN = {".js", ".css", ".html"}


def compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def sizes() -> Counter[str]:
    """Give the bytes of each vendored package and of each room of ours, each file compressed by itself."""
    found: Counter[str] = Counter()
    for package in read_lock(ROOT / "vendoring" / "lock.toml").packages:
        found[package.name] = sum(compressed(ROOT / package.folder / name) for name in package.files)
    for room in ROOMS:
        ours = (file for file in room.rglob("*") if file.suffix in OWN)
        found[str(room.relative_to(ROOT))] = sum(map(compressed, ours))
    return found


def test_all_of_it_is_under_two_megabytes() -> None:
    found = sizes()
    told = "\n".join(f"{size:9,} {name}" for name, size in found.most_common())
    assert found.total() < MOST, f"{found.total():,} bytes of at most {MOST:,}:\n{told}"
    assert found["maplibre-gl"] > 400_000
    assert found["kg/draw/explorer"] > 10_000
