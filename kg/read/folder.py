"""What lies in a folder."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath

from kg.read.packing import packing_of


def contents(folder: Path, suffixes: frozenset[str]) -> tuple[list[Path], list[Path]]:
    """List the files below a folder in the order of their names: those of the suffixes, and the others.

    What is hidden (its name begins with a dot) is left out, and links to folders are not followed.
    """
    known: list[Path] = []
    others: list[Path] = []
    for path in _walk(folder):
        # A link to nowhere is to be refused by whoever opens it; a pipe or a socket would keep them waiting.
        readable = plain_name(path).suffix.lower() in suffixes and (path.is_file() or not path.exists())
        (known if readable else others).append(path)
    return known, others


def passed_over(others: Sequence[Path]) -> str:
    """Say how many files of which kinds are not read.

    >>> passed_over([Path("a.pdf"), Path("b.pdf"), Path("LICENSE")])
    'passed over 3 files of other kinds (.pdf 2, without suffix 1)'
    """
    kinds = Counter(path.suffix.lower() or "without suffix" for path in others)
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    return f"passed over {len(others)} file{'s' * (len(others) != 1)} of other kinds ({listed})"


def plain_name(path: Path) -> PurePath:
    """Give the name of a file as it would be unpacked.

    >>> plain_name(Path("in/news.jsonl.gz")).name
    'news.jsonl'
    """
    return path.with_suffix("") if packing_of(path.name) else path


def _walk(folder: Path) -> Iterable[Path]:
    for where, folders, files in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where) / name for name in sorted(files) if not name.startswith("."))


def _raise(error: OSError) -> None:
    raise error
