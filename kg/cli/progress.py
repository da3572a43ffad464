"""How far long work has come, on stderr and only where a person looks at it."""

from __future__ import annotations

import logging
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ingest import Ingested
    from kg.read import Gauge, Outcome

_FEW = 5
_MINUTES = 120


@contextmanager
def shown(beginning: str) -> Iterator[Callable[[str], None]]:
    """Show a line that can be changed while work goes on; where stderr is no terminal it shows nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    with console.status(beginning) as status, _listening(status.update):
        yield status.update


@contextmanager
def _listening(update: Callable[[str], None]) -> Iterator[None]:
    """Show what the package says in its log while something is compiled for the first time."""
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: update(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("kg")
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


class Meter:
    """What share of the bytes of its inputs the reports make up that an ingestion is done with.

    Reports are read from their files before they are done with: what was read when each came is remembered until then.
    """

    def __init__(self, gauge: Gauge, total: int | None) -> None:
        """Take what counts the bytes that are read, and how many there are, `None` where that is not known."""
        self._gauge, self._total = gauge, total
        self._came = deque[tuple[int, int]]()
        self._count = self._done = 0

    def through(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Give what is read as it comes, noting how far that is."""
        from kg.read import Note, Refusal  # noqa: PLC0415  brings what reads pages

        for outcome in outcomes:
            if not isinstance(outcome, Refusal | Note):
                self._count += 1
                self._came.append((self._count, self._gauge.bytes))
            yield outcome

    def share(self, reports: int) -> float | None:
        """Give the share when so many reports are done with; `None` where it is not known, or none is yet."""
        while self._came and self._came[0][0] <= reports:
            self._done = self._came.popleft()[1]
        return min(1.0, self._done / self._total) if self._total and self._done else None


def so_far(told: Ingested, seconds: float = 0.0, share: float | None = None) -> str:
    """Say how far an ingestion has come in some seconds: how much was read, how fast, and what is left.

    `share` is what is done of all of it, `None` where only the last table may know its own.
    """
    share = told.coding.done if share is None else share
    count, what = (told.coding.rows, "rows") if told.coding.rows else (told.read, "reports")
    said = f"{what} read: {count:,}, claims found: {told.claims:,}"
    if seconds <= 0:
        return said
    rate = count / seconds
    said += f", {rate:,.0f} {what} a second" if rate >= _FEW else f", {60 * rate:,.0f} {what} a minute"
    return said + (f", {share:.0%} done, about {lasting(seconds / share - seconds)} left" if share else "")


def lasting(seconds: float) -> str:
    """Say a time as one that is waited for.

    >>> lasting(59.6), lasting(600), lasting(7500)
    ('60 s', '10 min', '2 h 5 min')
    """
    if seconds < _MINUTES:
        return f"{seconds:,.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours:,} h {minutes} min" if hours else f"{minutes} min"
