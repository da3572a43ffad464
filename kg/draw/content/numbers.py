"""Days as numbers and entities as positions in a list: what keeps answers in bulk small."""

from __future__ import annotations

from datetime import date
from typing import Final

from kg.model import Entity

_FIRST: Final = date(1970, 1, 1).toordinal()


def day_number(day: date | None) -> int | None:
    """Give the number of days since 1970-01-01, negative before.

    >>> day_number(date(2017, 11, 8))
    17478
    """
    return None if day is None else day.toordinal() - _FIRST


class Index:
    """A list of entities, each once, in the order in which they were asked for."""

    def __init__(self) -> None:
        """Begin without any."""
        self._at: dict[str, int] = {}
        self.described: list[list[str]] = []
        """Id, label and kind of each."""

    def of(self, entity: Entity) -> int:
        """Give where an entity stands, at the end if it is new."""
        if entity.id not in self._at:
            self._at[entity.id] = len(self.described)
            self.described.append([entity.id, entity.label, entity.kind.value])
        return self._at[entity.id]
