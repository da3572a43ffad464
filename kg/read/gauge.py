"""How many bytes of files were read, of how many."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.read.folder import contents


class Gauge:
    """Counts the bytes that are read of the files that it opens, of packed ones as they lie there."""

    def __init__(self) -> None:
        """Begin at none."""
        self.bytes = 0

    def open(self, path: Path) -> BinaryIO:
        """Open a file whose bytes are counted as they are read."""
        return cast("BinaryIO", io.BufferedReader(_Counted(path, self)))


class _Counted(io.FileIO):
    def __init__(self, path: Path, gauge: Gauge) -> None:
        super().__init__(path)
        self._gauge = gauge

    def readinto(self, buffer: Any, /) -> int | None:  # noqa: ANN401  io's own
        count = super().readinto(buffer)
        self._gauge.bytes += count or 0
        return count

    def readall(self) -> bytes:
        found = super().readall()
        self._gauge.bytes += len(found)
        return found


def size_of(inputs: Iterable[str], suffixes: frozenset[str]) -> int | None:
    """Give the bytes of inputs, of folders those of the files with these suffixes; `None` where one has no known size.

    Standard input and pipes have none. What is not there, or cannot be looked at, counts as nothing.
    """
    total = 0
    for name in inputs:
        size = _size(name, suffixes)
        if size is None:
            return None
        total += size
    return total


def _size(name: str, suffixes: frozenset[str]) -> int | None:
    path = Path(name)
    try:
        if path.is_dir():
            return sum(one.stat().st_size for one in contents(path, suffixes)[0] if one.is_file())
        if path.exists():
            return path.stat().st_size if path.is_file() else None
        return sum(one.stat().st_size for one in _matching(name)) if name != "-" else None
    except OSError:
        return 0


def _matching(pattern: str) -> Iterator[Path]:
    # A `Path` globs no pattern that is absolute.
    names = glob(pattern, recursive=True) if has_magic(pattern) else []  # noqa: PTH207
    return (path for path in map(Path, names) if path.is_file())
