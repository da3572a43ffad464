"""How far long work has come, on stderr and only where a person looks at it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ingest import Ingested


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


def so_far(told: Ingested, seconds: float = 0.0) -> str:
    """Say how far an ingestion has come in some seconds: of a table the rows, their rate and what is left."""
    if not told.coding.rows:
        return f"reports read: {told.read:,}, claims found: {told.claims:,}"
    said = f"rows read: {told.coding.rows:,}, claims found: {told.claims:,}"
    if seconds > 0:
        said += f", {told.coding.rows / seconds:,.0f} rows a second"
    done = told.coding.done
    return said + (f", {done:.0%} done, about {seconds / done - seconds:,.0f} s left" if done else "")
