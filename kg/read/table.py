"""A table of events, comma-separated, becomes rows one by one; it is never held whole."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.errors import MalformedRecord, ReadError, UnreadableInput
from kg.read import acled, ged
from kg.read.cells import Cells
from kg.read.decode import accepted, decode, has_utf16_mark
from kg.read.lines import Line, as_utf8, lines, longest_line
from kg.read.outcome import Note, Refusal
from kg.read.row import Remark, Row, written
from kg.read.terms import Terms

_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class _Layout:
    """A data set whose tables are known: its name, the columns that it must have, and how a row of it is read."""

    name: str
    columns: tuple[str, ...]
    read: Callable[[str, Cells, Terms], Row]


_LAYOUTS = (_Layout(ged.NAME, ged.COLUMNS, ged.ged_row), _Layout(acled.NAME, acled.COLUMNS, acled.acled_row))


@dataclass(frozen=True, slots=True)
class _Table:
    """How the rows of one table are to be read. `size` is the bytes of the whole input, if that is known."""

    layout: _Layout
    separator: str
    columns: tuple[str, ...]
    input: str
    terms: Terms
    size: int | None

    def row(self, line: Line, fields: Sequence[str]) -> Row:
        if len(fields) != len(self.columns):
            raise MalformedRecord(f"{len(fields)} cells in a row where the header has {len(self.columns)}")
        text, cells = written(self.columns, fields)
        row = self.layout.read(accepted(text, self.terms), cells, self.terms)
        reached = line.offset + len(line.data or b"")
        return replace(row, done=min(1.0, reached / self.size) if self.size else None)


def begins_table(head: bytes) -> bool:
    """Tell whether the first line is the header of a table that is known."""
    words = head.decode("utf-16" if has_utf16_mark(head) else "utf-8", errors="replace").lstrip(
        "\ufeff \t\r\n"
    )
    return any(_layout(columns) for _, columns in _headers(words.partition("\n")[0]))


def table(
    pieces: Iterable[bytes], input: str, terms: Terms, size: int | None = None
) -> Iterator[Row | Refusal | Note]:
    """Give each row, or why it cannot be read, then what is to know of the rows that were read.

    Commas, semicolons or tabs part the cells. The header tells which data set it is; one that is of none is
    `UnreadableInput`, and says which columns the known ones would have besides.
    """
    source = _Source(lines(as_utf8(iter(pieces)), longest_line(terms)))
    separator, layout, columns = _header(source)
    known = _Table(layout, separator, columns, input, terms, size)
    remarks: Counter[Remark] = Counter()
    for outcome in _rows(source, known):
        if isinstance(outcome, Row):
            remarks.update(outcome.remarks)
        yield outcome
    for remark, count in sorted(remarks.items()):
        yield Note(input, f"{count:,} row{'s' * (count != 1)}: {remark}")


def _rows(source: _Source, known: _Table) -> Iterator[Row | Refusal]:
    while True:
        taken: list[Line] = []
        try:
            fields = next(csv.reader(source.words(taken), delimiter=known.separator, strict=True), None)
            if fields is None:
                return
            if fields:
                yield known.row(taken[-1], fields)
        except (csv.Error, ReadError) as error:
            # A quotation mark too many must not swallow the rows behind it.
            source.give_back(taken[1:])
            kind = type(error) if isinstance(error, ReadError) else MalformedRecord
            yield Refusal(known.input, _reason(error), taken[0].number, kind)


def _reason(error: Exception) -> str:
    if not isinstance(error, csv.Error):
        return str(error)
    ends = "unexpected end" in str(error)
    return "a quoted cell that does not end" if ends else f"not comma-separated cells: {error}"


class _Source:
    """Lines that can be given back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines, self._again = lines, deque[Line]()

    def words(self, taken: list[Line]) -> Iterator[str]:
        """Give the words of each line, noting the lines; one that is too long or no text is `UnreadableInput`."""
        while (line := self._again.popleft() if self._again else next(self._lines, None)) is not None:
            taken.append(line)
            if line.data is None:
                raise UnreadableInput("too large: a line longer than a report may be")
            yield decode(line.data, line.offset)

    def give_back(self, taken: Sequence[Line]) -> None:
        """Let lines come again, before all others."""
        self._again.extendleft(reversed(taken))


def _header(source: _Source) -> tuple[str, _Layout, tuple[str, ...]]:
    first = next((words for words in source.words([]) if words.strip()), None)
    if first is None:
        raise UnreadableInput("empty: there is no table in it")
    headers = list(_headers(first))
    for separator, columns in headers:
        if layout := _layout(columns):
            if twice := next((c for c in layout.columns if columns.count(c) > 1), None):
                raise UnreadableInput(f"the header names the column {twice} twice")
            return separator, layout, columns
    found = max((columns for _, columns in headers), key=len, default=())
    raise UnreadableInput(f"a table of no data set that is known: {'; '.join(_lacking(found))}")


def _headers(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read a header with each of the separators."""
    for separator in _SEPARATORS:
        try:
            fields = next(csv.reader([words], delimiter=separator, strict=True), [])
        except csv.Error:
            continue
        yield separator, tuple(field.strip().lower() for field in fields)


def _layout(columns: Sequence[str]) -> _Layout | None:
    return next((known for known in _LAYOUTS if set(known.columns) <= set(columns)), None)


def _lacking(columns: Sequence[str]) -> Iterator[str]:
    for known in _LAYOUTS:
        lacking = [c for c in known.columns if c not in columns]
        yield f"for {known.name} it lacks the columns {', '.join(lacking)}"
