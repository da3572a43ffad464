"""Counts what `figures.toml` has of UCDP's file: `python -m benchmarks.size.counting FILE.csv` prints it as JSON."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

_RANKS: Final = (1, 2, 3, 4, 5, 10, 20, 50, 100, 120, 200, 500, 1000, 1500, 2023)
_DAYS: Final = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)
_KILLED: Final = (0.0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999)

Row = Mapping[str, str]
Points = list[tuple[float, int]]


def counted(rows: Sequence[Row]) -> dict[str, Any]:
    """Count events, their days, places, sides, sources and dead."""
    sides = [
        tuple(sorted(name.strip() for name in row[s].split(",")))
        for row in rows
        for s in ("side_a", "side_b")
    ]
    return {
        "events": len(rows),
        "days": len({row["date_start"] for row in rows}),
        "a_day": _at(_DAYS, Counter(row["date_start"] for row in rows).values()),
        "places": _by_rank((r["where_coordinates"], r["latitude"], r["longitude"]) for r in rows),
        "dyads": _by_rank(row["dyad_name"] for row in rows),
        "groups": len({name for side in sides for name in side}),
        "pairs": len({pair for side in sides for pair in combinations(side, 2)}),
        "reports_an_event": _shares(5, (int(float(row["number_of_sources"])) for row in rows)),
        "events_a_report": _shares(8, Counter(row["source_article"] for row in rows).values()),
        "killed": _at(_KILLED, (int(float(row["best"])) for row in rows)),
        "civilians": round(sum(float(row["deaths_civilians"]) > 0 for row in rows) / len(rows), 4),
    }


def _at(shares: Iterable[float], numbers: Iterable[int]) -> Points:
    ordered = sorted(numbers)
    return [(share, ordered[int(share * (len(ordered) - 1))]) for share in shares]


def _by_rank(values: Iterable[Hashable]) -> Points:
    counts = sorted(Counter(values).values(), reverse=True)
    return [(rank, counts[rank - 1]) for rank in _RANKS if rank <= len(counts)]


def _shares(most: int, numbers: Iterable[int]) -> list[float]:
    """Give the shares of 1, 2 and so on; the last is of `most` and more."""
    counts = Counter(min(number, most) for number in numbers)
    return [round(counts[number] / counts.total(), 4) for number in range(1, most + 1)]


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        print(json.dumps(counted(list(csv.DictReader(file)))))
