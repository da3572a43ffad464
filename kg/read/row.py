"""A row of a data set of events, read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Interval, Mention, Report


class Dataset(StrEnum):
    """The data sets whose tables are known."""

    UCDP_GED = "ucdp-ged"
    ACLED = "acled"


class Remark(StrEnum):
    """What the reader of a table should know of a row that was read all the same."""

    NO_SOURCE_DAY = "no day of a source: published on the last day of the event"
    EARLIER_SOURCE = "every source is dated before the end of the event: published on its last day"
    FUTURE_SOURCE = "a source dated in the future is left out of the day of publication"
    UNORDERED = "the estimates of deaths are out of order: the least is taken for low, the greatest for high"


@dataclass(frozen=True, slots=True)
class Row:
    """The report that a row becomes, with what its cells hold.

    `cells` are the words of each column that is not empty, as they stand in the report's text, whose first `end`
    characters are the row itself; a remark may follow. `numbers` are whole numbers by column, `days` when it
    happened, `lat` and `lon` WGS 84 degrees. `done` is the share of its input that was read with it, from 0 to 1,
    `None` where the size of the input is unknown.
    """

    report: Report
    dataset: Dataset
    cells: Mapping[str, Mention]
    numbers: Mapping[str, int]
    days: Interval
    lat: float
    lon: float
    end: int
    remarks: tuple[Remark, ...] = ()
    done: float | None = None

    def words(self, column: str) -> str:
        """Give the words of a column, none where it is empty or absent."""
        return self.cells[column].text if column in self.cells else ""

    def line(self, column: str) -> Mention:
        """Give a cell together with the name of its column, as they stand in the text."""
        cell = self.cells[column]
        start = cell.start - len(f"{column}: ")
        return Mention(self.report.text[start : cell.end], start, cell.end)


def written(columns: Iterable[str], values: Iterable[str]) -> tuple[str, dict[str, Mention]]:
    r"""Write a row as one line a cell, `column: value`, without the empty ones; give where each value stands.

    >>> text, cells = written(["country", "adm_1", "best"], ["Syria", "", "4"])
    >>> text, cells["best"]
    ('country: Syria\nbest: 4', Mention(text='4', start=21, end=22))
    """
    lines: list[str] = []
    cells: dict[str, Mention] = {}
    at = 0
    for column, given in zip(columns, values, strict=True):
        value = given.strip()
        if column and value:
            start = at + len(column) + 2
            cells[column] = Mention(value, start, start + len(value))
            lines.append(f"{column}: {value}")
            at = start + len(value) + 1
    return "\n".join(lines), cells
