"""Names in a row, and what they were linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Argument, Entity, Mention


class Sort(StrEnum):
    """What a name in a row is looked up as."""

    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a row with its entity: one that was `known` before, or one made for that name."""

    sort: Sort
    mention: Mention
    entity: Entity
    known: bool

    @property
    def argument(self) -> Argument:
        """Give it as what a claim names."""
        return Argument(self.entity, self.mention)


def parts(cell: Mention, separator: re.Pattern[str]) -> Iterator[Mention]:
    """Give what stands between separators in a cell, each with its place in the text.

    >>> [p.text for p in parts(Mention("SOHR, Airwars", 10, 23), re.compile(","))]
    ['SOHR', 'Airwars']
    """
    at = 0
    for end, after in [*(m.span() for m in separator.finditer(cell.text)), (len(cell.text),) * 2]:
        words = cell.text[at:end]
        start = cell.start + at + len(words) - len(words.lstrip())
        if stripped := words.strip():
            yield Mention(stripped, start, start + len(stripped))
        at = after
