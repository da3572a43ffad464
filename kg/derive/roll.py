"""Which claims tell of what, sorted on disk: however many claims there are, memory holds a page of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import Final, Self

# Negative: KiB. With less, sorting a million takes twice as long.
_CACHE: Final = -32_768


class Room(Enum):
    """What is derived of claims: edges that join nobody, edges that join two, places, events by matter.

    `STANDING` are all edges of which it is told that they came about, those of who holds a place among them.
    """

    EDGES = 1
    BONDS = 2
    PLACES = 3
    EVENTS = 4
    STANDING = 5


Entry = tuple[Room, str, str]
"""Of what a claim tells, by id, and the id of the claim; empty where the claim is of no interest."""


class Roll:
    """Entries in a file without a name, which is gone when this is closed or the process ends."""

    def __init__(self) -> None:
        """Begin with nothing; the file lies where temporary files do."""
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute(f"PRAGMA cache_size = {_CACHE}")
        self._base.execute("CREATE TABLE told (room INTEGER, what TEXT, claim TEXT)")

    def note(self, entries: Iterable[Entry]) -> None:
        """Add entries; one that is there already is there once."""
        self._base.execute("BEGIN")
        rows = ((room.value, what, claim) for room, what, claim in entries)
        self._base.executemany("INSERT INTO told VALUES (?, ?, ?)", rows)
        self._base.execute("COMMIT")

    def sort(self) -> None:
        """Let `has` answer at once from now on."""
        self._base.execute("CREATE INDEX sorted ON told (room, what)")

    def has(self, room: Room, what: str) -> bool:
        """Tell whether a claim tells of something."""
        query = "SELECT 1 FROM told WHERE room = ? AND what = ? LIMIT 1"
        return self._base.execute(query, (room.value, what)).fetchone() is not None

    def told(self, room: Room) -> Iterator[tuple[str, list[str]]]:
        """Give each thing of a room, by id, with the claims that tell of it, by id."""
        query = "SELECT DISTINCT what, claim FROM told WHERE room = ? ORDER BY what, claim"
        rows = self._base.execute(query, (room.value,))
        for what, found in groupby(rows, itemgetter(0)):
            yield what, [claim for _, claim in found if claim]

    def __enter__(self) -> Self:
        """Give the roll itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the file."""
        self._base.close()
