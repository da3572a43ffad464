"""How much a graph holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a graph holds; `first` and `last` are the days between which its reports were published.

    `undated` counts the reports without such a day, `relations` the claims of each relation, most frequent
    first.
    """

    reports: int
    undated: int
    claims: int
    relationships: int
    entities: int
    places: int
    sources: int
    first: date | None
    last: date | None
    relations: Mapping[str, int]
