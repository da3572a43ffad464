"""What a look-up found: a list that pandas can take as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from kg.model import Change, Claim, Control, Dispute, Event, Relationship, Report

if TYPE_CHECKING:
    import pandas

    from kg.draw.files import Marks

T = TypeVar("T")


class Found(list[T]):
    """A list of what was found. Whatever is made of it by slicing or adding is a plain list."""

    def __init__(self, found: Iterable[T], frame: Callable[[list[T]], pandas.DataFrame]) -> None:
        """Hold what was found and what makes a data frame of it."""
        super().__init__(found)
        self._frame = frame

    def to_pandas(self) -> pandas.DataFrame:
        """Give a data frame with one row each, in this order; without pandas it is an `ExtraMissing`.

        Days are `datetime64`, counts `Int64`, relation, status and their like categories, what is unknown is
        missing, lists are tuples. Claims take title, source and day of their report and what an analyst made
        of them along, so the graph must still be open.
        """
        return self._frame(self)


def claims(found: Iterable[Claim], report: Callable[[str], Report], marks: Marks) -> Found[Claim]:
    """Give claims whose frame takes along their reports, found by id, and the judgements in force on them."""

    def frame(given: list[Claim]) -> pandas.DataFrame:
        from kg.draw import files  # noqa: PLC0415  networkx takes a while to load

        return files.frame(files.CLAIMS, files.told(given, report, marks))

    return Found(found, frame)


def relationships(found: Iterable[Relationship]) -> Found[Relationship]:
    """Give relationships."""
    return Found(found, partial(_frame, "RELATIONSHIPS"))


def events(found: Iterable[Event]) -> Found[Event]:
    """Give events."""
    return Found(found, partial(_frame, "EVENTS"))


def control(found: Iterable[Control]) -> Found[Control]:
    """Give intervals of control."""
    return Found(found, partial(_frame, "CONTROL"))


def disputes(found: Iterable[Dispute]) -> Found[Dispute]:
    """Give disputes."""
    return Found(found, partial(_frame, "DISPUTES"))


def changes(found: Iterable[Change]) -> Found[Change]:
    """Give changes of hands."""
    return Found(found, partial(_frame, "CHANGES"))


def _frame(columns: str, found: list[T]) -> pandas.DataFrame:
    from kg.draw import files  # noqa: PLC0415  networkx takes a while to load

    return files.frame(getattr(files, columns), found)
