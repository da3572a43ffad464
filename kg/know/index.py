"""Indexes from folded names to who bears them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TypeAlias

from kg.know.names import capitals, fold
from kg.model import Entity

# A folded name -> who bears it, best first, each with the capitals that a text must have (`names.capitals`).
Index: TypeAlias = Mapping[str, tuple[tuple[int, Entity], ...]]


def index_names(
    named: Iterable[tuple[str, Entity]], rank: Callable[[str, Entity], int] | None = None
) -> Index:
    """Make an index of pairs of name and bearer; bearers of one name stand by `rank`, or as given."""
    bearers: dict[str, list[tuple[int, int, Entity]]] = {}
    for name, entity in named:
        place = rank(name, entity) if rank else 0
        bearers.setdefault(fold(name), []).append((place, capitals(name), entity))
    return {
        folded: tuple((need, entity) for _, need, entity in sorted(found, key=itemgetter(0)))
        for folded, found in bearers.items()
    }


def fitting(index: Index, folded: str, strength: int) -> Iterator[Entity]:
    """Give the bearers of a folded name whose name asks for no more capitals than the text has."""
    return (entity for need, entity in index.get(folded, ()) if need <= strength)


def longest_names(names: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Give for each first word the most words of a name; each name comes with how many may follow it."""
    longest: dict[str, int] = {}
    for name, more in names:
        first, _, rest = name.partition(" ")
        count = 1 + more + (rest.count(" ") + 1 if rest else 0)
        if count > longest.get(first, 0):
            longest[first] = count
    return longest
