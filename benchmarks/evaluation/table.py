"""The table of figures, and its place in the readme."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError

_BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, and what came of it."""

    what: str
    measured: str


def share(part: int, whole: int) -> str:
    """Write as "3 of 4 (75 %)"; of nothing there is no percentage.

    >>> share(3, 4), share(0, 0)
    ('3 of 4 (75 %)', '0 of 0')
    """
    return f"{part} of {whole}" + (f" ({part / whole:.0%})".replace("%", " %") if whole else "")


def markdown(rows: Iterable[Row]) -> str:
    """Write the rows as one table."""
    return "\n".join(["| on | measured |", "|---|---|", *(f"| {r.what} | {r.measured} |" for r in rows)])


def put(table: str, readme: Path) -> None:
    """Put a table between the marks of the readme; without exactly one pair of marks it is a `UsageError`."""
    text = readme.read_text("utf-8")
    if len(_BLOCK.findall(text)) != 1:
        raise UsageError(f"{readme} has no single block from <!-- figures --> to <!-- /figures -->")
    readme.write_text(_BLOCK.sub(lambda found: f"{found[1]}{table}\n{found[2]}", text), "utf-8")
