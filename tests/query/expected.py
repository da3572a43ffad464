"""Files of questions with the rows that answer them.

    == who-captured place=abu-kamal
    -- actor | actorName | first
    entities/islamic-state | Islamic State | 2017-11-11

A dash stands for nothing, three dots as the last line for rows that are not listed. Values may be quoted as a shell
would have them.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.query.catalogue import Answer
from tests.query.elsewhere import plain


@dataclass(frozen=True, slots=True)
class Expected:
    """A question as it is asked, and its answer in words."""

    name: str
    given: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    more: bool = False

    def check(self, answer: Answer, named: Callable[[str | None], str]) -> None:
        """See that an answer is the one expected, its values written as `named` writes them."""
        rows = tuple(" | ".join(map(named, row)) for row in plain(answer))
        assert answer.columns == self.columns
        assert rows[: len(self.rows)] == self.rows if self.more else rows == self.rows
        assert (len(rows) > len(self.rows)) is self.more

    def __str__(self) -> str:
        return " ".join([self.name, *self.given.values()])


def read_expected(path: Path) -> list[Expected]:
    """Read a file of answers."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [_expected(block.splitlines()) for block in blocks]


def _expected(lines: list[str]) -> Expected:
    (name, *given), columns = shlex.split(lines[0].removeprefix("== ")), lines[1].removeprefix("-- ")
    pairs = dict(pair.split("=", 1) for pair in given)
    more = lines[-1] == "..."
    return Expected(name, pairs, tuple(columns.split(" | ")), tuple(lines[2 : len(lines) - more]), more)
