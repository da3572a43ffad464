"""The figures of real wars, read from the table beside this file."""

from __future__ import annotations

import random
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

_TABLE: Final = Path(__file__).with_name("figures.toml")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lot(Generic[T]):
    """Values, each drawn as often as it weighs."""

    values: Sequence[T]
    sums: Sequence[float]

    @classmethod
    def of(cls, values: Sequence[T], weights: Sequence[float]) -> Lot[T]:
        """Weigh values, the first by the first weight; weights beyond the last value are left aside."""
        return cls(values, list(accumulate(weights[: len(values)])))

    @classmethod
    def by_name(cls, shares: Mapping[T, float]) -> Lot[T]:
        """Weigh names by their shares."""
        return cls.of(list(shares), list(shares.values()))

    def draw(self, chance: random.Random) -> T:
        """Draw one."""
        return chance.choices(self.values, cum_weights=self.sums)[0]


Points = Sequence[tuple[float, float]]
"""Points of a curve, by their first value."""


def ranked(points: Points, length: int) -> list[float]:
    """Give the weight of each rank from 1 on, between the points as a power of it, beyond the last as there."""
    found = []
    for rank in range(1, length + 1):
        (r, w), (s, v) = _around(points, rank)
        found.append(w if r == s else exp(log(w) + (log(v) - log(w)) * log(rank / r) / log(s / r)))
    return found


def at_quantile(points: Points, share: float) -> int:
    """Give the whole number at a quantile, 0 to 1, between the points in proportion, beyond the last as there."""
    (p, low), (q, high) = _around(points, share)
    return round(low if p == q else low + (high - low) * (share - p) / (q - p))


def _around(points: Points, at: float) -> tuple[tuple[float, float], tuple[float, float]]:
    place = bisect_left(points, at, key=lambda point: point[0])
    if place == len(points):
        return points[-1], points[-1]
    return points[max(0, place - 1)], points[place]


def table() -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Give what was counted of UCDP's file, and of what is read out of news."""
    found = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return found["ucdp"], found["read"]


UCDP, READ = table()
