"""What is found in reports, or why nothing can be: read now, or begun now and waited for later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeAlias, TypeVar, runtime_checkable

from kg.errors import KgError
from kg.model import Claim, Report

_T = TypeVar("_T")


class Unread(RuntimeError):
    """A report that could not be read; its text is the reason."""


class ClaimReader(Protocol):
    """What reads claims out of a report; `kg.extract.Extractor` is one."""

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        ...


@runtime_checkable
class BatchReader(Protocol):
    """What reads several reports faster than one by one, with the same claims."""

    def read_all(self, reports: Iterable[Report]) -> Iterator[list[Claim]]:
        """Give the claims of each report, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something could not be read."""

    reason: str


Found: TypeAlias = list[Claim] | Failure
Begun: TypeAlias = Callable[[], list[Found]]
"""Gives what was found in each report, once it is read."""


@runtime_checkable
class AheadReader(Protocol):
    """What reads on while others write; `kg.crew.Crew` is one."""

    def begin(self, reports: list[Report]) -> Begun:
        """Begin to read, and give what waits for the claims of each report, or why it has none."""
        ...


def tried(read: Callable[[], _T]) -> _T | Failure:
    """Give what reading comes to, or why it fails; an error that a user can act on goes on."""
    try:
        return read()
    except KgError:
        raise
    except Unread as error:
        return Failure(str(error))
    # One report that no rule foresaw must not end a run over thousands.
    except Exception as error:  # noqa: BLE001
        return Failure(f"{type(error).__name__}: {error}".splitlines()[0])


def read_now(reader: ClaimReader, reports: list[Report]) -> list[Found]:
    """Give the claims of each report, or why they cannot be read."""
    if isinstance(reader, AheadReader):
        return reader.begin(reports)()
    if isinstance(reader, BatchReader):
        read_all = reader.read_all
        found = tried(lambda: list(read_all(reports)))
        if not isinstance(found, Failure):
            return [*found]
    # Where several fail together, each tells of itself.
    return [tried(partial(reader.claims, report)) for report in reports]


def begun(reader: ClaimReader, reports: list[Report]) -> Begun:
    """Begin to read where the reader can; where it cannot, reports are read when they are waited for."""
    if isinstance(reader, AheadReader):
        return reader.begin(reports)
    return partial(read_now, reader, reports)
