"""Cells of a table as days, whole numbers and degrees."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime

from kg.errors import MalformedRecord
from kg.model import Mention
from kg.read.days import in_future

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_SHORTEST_MONTH = 3
_MOST = 10**12

Cells = Mapping[str, Mention]


def required(cells: Cells, column: str) -> str:
    """Give the words of a column; an empty one is a `MalformedRecord`."""
    if column not in cells:
        raise MalformedRecord(f"{column} is empty")
    return cells[column].text


def whole(cells: Cells, column: str, most: int = _MOST) -> int:
    """Read a whole number from 0, also written with a point ("4.0"); anything else is a `MalformedRecord`."""
    words = required(cells, column)
    value = _number(words)
    if value is None or value != int(value) or not 0 <= value <= most:
        raise MalformedRecord(f"{column} {_short(words)} is no whole number from 0 to {most:,}")
    return int(value)


def code(cells: Cells, column: str, most: int) -> int:
    """Read a code from 1 to `most`."""
    value = whole(cells, column, most)
    if value == 0:
        raise MalformedRecord(f"{column} '0' is no code from 1 to {most}")
    return value


def degrees(cells: Cells, column: str, most: int) -> float:
    """Read degrees from `-most` to `most`."""
    words = required(cells, column)
    value = _number(words)
    if value is None or not -most <= value <= most:
        raise MalformedRecord(f"{column} {_short(words)} is no number of degrees from -{most} to {most}")
    return value


def past_day(cells: Cells, column: str, today: date) -> date:
    """Read a day as `day_in` does; one in the future is a `MalformedRecord`."""
    day = day_in(required(cells, column))
    if day is None:
        words = _short(cells[column].text)
        raise MalformedRecord(f"{column} {words} is no day such as 2017-11-08 or 08 November 2017")
    if in_future(day, today):
        raise MalformedRecord(f"{column} {day.isoformat()} is in the future")
    return day


def day_in(words: str) -> date | None:
    """Read an ISO day, with or without a time, or a day written out in English; `None` for anything else.

    >>> day_in("2017-11-08 00:00:00.000") == day_in("08 November 2017") == date(2017, 11, 8)
    True
    """
    try:
        return datetime.fromisoformat(words.strip()).date()
    except ValueError:
        return _written_out(words.split())


def _written_out(parts: list[str]) -> date | None:
    if len(parts) != 3 or not (parts[0].isdecimal() and parts[2].isdecimal()):
        return None
    month = parts[1].lower()
    numbers = [n for n, name in enumerate(_MONTHS, start=1) if name.startswith(month)]
    if len(month) < _SHORTEST_MONTH or not numbers:
        return None
    try:
        return date(int(parts[2]), numbers[0], int(parts[0]))
    except (ValueError, OverflowError):
        return None


def _number(words: str) -> float | None:
    try:
        value = float(words)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:37] + "...")
