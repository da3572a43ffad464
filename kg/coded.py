"""What reads rows of data sets of events, and what reading them came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kg.model import Claim, Entity, Mention
from kg.read import Row


class Named(Protocol):
    """A name in a row: an `actor`, a `place` or a `source`, and whether it is that of an entity known before."""

    @property
    def sort(self) -> str:
        """Give what it was looked up as."""
        ...

    @property
    def mention(self) -> Mention:
        """Give the words."""
        ...

    @property
    def known(self) -> bool:
        """Tell whether it was found."""
        ...


class Coded(Protocol):
    """The claims of a row, the names in it, and what it is of a row without claims that gives none."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Give the claims."""
        ...

    @property
    def names(self) -> tuple[Named, ...]:
        """Give the names."""
        ...

    @property
    def lacking(self) -> str | None:
        """Say what gives no claim."""
        ...


class RowReader(Protocol):
    """What reads claims out of rows; `kg.extract.rows.RowReader` is one."""

    def read(self, row: Row) -> Coded:
        """Give what a row says."""
        ...

    def signature(self, row: Row) -> str:
        """Give what the claims of a row carry as `extractor`."""
        ...


@dataclass(frozen=True, slots=True)
class RowMeans:
    """What it takes to read rows: their reader, and the entities known before reading, by id.

    `knowledge` names the state of what is known; a row that was read under the same by the same reader is not read
    again.
    """

    reader: RowReader
    known: Mapping[str, Entity] = field(default_factory=dict)
    knowledge: str = ""

    def version(self, row: Row) -> str:
        """Give the name of what reads a row, under what is known."""
        signature = self.reader.signature(row)
        return f"{signature}+{self.knowledge}" if self.knowledge else signature


Name = tuple[str, str, bool]
"""What a name was looked up as, its words, and whether it was found."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How many rows came in, how often each name stood in those that were read, and how many rows gave no claim.

    `rows` counts the unchanged ones too, whose names are not looked up again. `done` is the share of their input that
    was read, `None` where its size is unknown.
    """

    rows: int = 0
    names: Mapping[Name, int] = field(default_factory=dict)
    lacking: Mapping[str, int] = field(default_factory=dict)
    done: float | None = None

    def plus(self, rows: list[Row], coded: Iterable[Coded]) -> Coding:
        """Give the count with more rows."""
        names, lacking = Counter(self.names), Counter(self.lacking)
        for one in coded:
            names.update((str(n.sort), n.mention.text, n.known) for n in one.names)
            lacking.update([one.lacking] if one.lacking else [])
        done = rows[-1].done if rows else self.done
        return Coding(self.rows + len(rows), names, lacking, done)

    def different(self, sort: str) -> tuple[int, int]:
        """Give how many different names of a sort were found, of how many."""
        found = {name for s, name, known in self.names if s == sort and known}
        return len(found), len({name for s, name, _ in self.names if s == sort})

    def mentions(self, sort: str) -> tuple[int, int]:
        """Give how often a name of a sort was found, of how often one stood in a row."""
        counted = [(known, count) for (s, _, known), count in self.names.items() if s == sort]
        return sum(count for known, count in counted if known), sum(count for _, count in counted)

    def unlinked(self) -> list[tuple[str, str, int]]:
        """Give sort, words and count of each name that was not found, the most frequent first."""
        listed = [(sort, name, count) for (sort, name, known), count in self.names.items() if not known]
        return sorted(listed, key=lambda n: (-n[2], n))
