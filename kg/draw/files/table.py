"""Tables: rows of one kind of value under typed columns, whatever file or frame they go into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

Row = TypeVar("Row")
Value = str | int | float | bool | date | tuple[str, ...] | None


class Type(StrEnum):
    """What a column holds; each but `TRUTH` and `LIST` may be unknown, which is `None`."""

    TEXT = "text"
    WORD = "word"
    """Text of few values, as the words of an enumeration."""
    COUNT = "count"
    MEASURE = "measure"
    TRUTH = "truth"
    DAY = "day"
    LIST = "list"
    """A tuple of texts."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A name, a type, and what gives a row's value."""

    name: str
    type: Type
    of: Callable[[Row], Value]


Columns = tuple[Column[Row], ...]
