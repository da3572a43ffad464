"""Entries that are only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, eq=False)
class Ledger(Generic[Entry]):
    """What was noted so far, in the order in which it came.

    Adding costs as much as is added, however long the ledger is: a place can have thousands of claims.
    """

    before: Ledger[Entry] | None = None
    added: tuple[Entry, ...] = ()

    def noting(self, entries: Iterable[Entry]) -> Ledger[Entry]:
        """Give the ledger with more entries; itself where there are none."""
        added = tuple(entries)
        return Ledger(self if self.before or self.added else None, added) if added else self

    def __iter__(self) -> Iterator[Entry]:
        """Give the entries, the oldest first."""
        pages = []
        page: Ledger[Entry] | None = self
        while page is not None:
            pages.append(page.added)
            page = page.before
        return chain.from_iterable(reversed(pages))

    def __bool__(self) -> bool:
        """Tell whether anything is noted."""
        return bool(self.added)
