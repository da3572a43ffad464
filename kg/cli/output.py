"""Data on stdout: JSON, comma-separated values, tables."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from kg.draw.cells import cell
from kg.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# What a terminal would obey, and marks that let words run backwards; line ends and tabs are not among them.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Form(StrEnum):
    """How a command prints what it found."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of words: one tuple a row, as many cells as columns."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def form_of(as_json: bool, as_csv: bool = False, as_table: bool = False) -> Form:
    """Give the one form that the flags name; two at once are a `UsageError`."""
    named = [f for f, on in ((Form.JSON, as_json), (Form.CSV, as_csv), (Form.TABLE, as_table)) if on]
    if len(named) > 1:
        raise UsageError(f"--{named[0]} and --{named[1]} exclude each other")
    return named[0] if named else Form.TABLE


def plain(words: str) -> str:
    r"""Give words without what a terminal would obey, each such character replaced by one that shows it.

    >>> plain("red \x1b[31malert") == "red \ufffd[31malert"
    True
    """
    return _UNPRINTABLE.sub("\ufffd", words)


def print_json(value: object) -> None:
    """Print one JSON document on one line."""
    print(json.dumps(value, ensure_ascii=False))


def print_rows(found: Rows, form: Form, value: object, *, title: str | None = None) -> None:
    """Print rows as a table or comma-separated values, or `value`, which says the same, as JSON."""
    if form is Form.JSON:
        print_json(value)
    elif form is Form.CSV:
        print_csv([found.columns, *found.rows])
    else:
        print_table(found, title)


def print_csv(rows: Iterable[Sequence[str]]) -> None:
    """Print rows whose cells a spreadsheet takes as words or numbers, never as formulas."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows(map(cell, row) for row in rows)


def print_table(found: Rows, title: str | None = None) -> None:
    """Print a table: as wide as the terminal, its cells folded; where there is none, as wide as its words."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, title=words(title) if title else None, title_justify="left")
    for column in found.columns:
        table.add_column(words(column), overflow="fold")
    for row in found.rows:
        table.add_row(*(words(cell) for cell in row))
    console().print(table)


def print_text(text: Text | str) -> None:
    """Print words that may be styled, each of their lines whole where there is no terminal."""
    console().print(words(text) if isinstance(text, str) else text, soft_wrap=True)


def words(text: str, style: str = "") -> Text:
    """Make words printable as they are: nothing in them is markup or obeyed by a terminal."""
    from rich.text import Text  # noqa: PLC0415

    return Text(plain(text), style=style)


def console() -> Console:
    """Give what prints on stdout now; it honours NO_COLOR."""
    # rich takes a twentieth of a second to load.
    from rich.console import Console  # noqa: PLC0415

    # Cut or folded cells would be of no use to whoever reads a pipe.
    width = None if sys.stdout.isatty() else 1_000_000
    return Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)


def write(text: str, path: str | None) -> None:
    """Write text to a file as UTF-8, whole or not at all, or to stdout for `-` and for none."""
    write_all([text.encode()], path)


def write_all(pieces: Iterable[bytes], path: str | None) -> None:
    """Write bytes to a file, or to stdout for `-` and for none.

    A file appears, or takes the place of the one before, when all is written; whatever goes wrong until then
    leaves everything as it was. What is no plain file, such as a pipe, is written as the pieces come.
    """
    if path is None or path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        return
    target = Path(path).resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            file.writelines(pieces)
    else:
        _replace(target, pieces, path)


def _replace(target: Path, pieces: Iterable[bytes], path: str) -> None:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("xb") as file:
                file.writelines(pieces)
            if target.exists():
                part.chmod(target.stat().st_mode)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        # Nobody has heard of the file that was to become this one.
        if error.filename == str(part):
            raise type(error)(error.errno, error.strerror, path) from None
        raise
