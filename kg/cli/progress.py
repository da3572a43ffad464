"""How far long work has come, on stderr and only where a person looks at it."""

from __future__ import annotations

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
    with console.status(beginning) as status:
        yield status.update


def so_far(told: Ingested) -> str:
    """Say how far an ingestion has come."""
    return f"{told.read:,} reports read, {told.claims:,} claims found"
