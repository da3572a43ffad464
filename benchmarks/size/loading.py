"""Loading beside the engine's own: `python -m benchmarks.size.loading FOLDER` prints it as JSON.

The same statements go in by `kg load` and by the engine's bulk loader, then report by report by a store's change and by
the engine's own; in turns in one process, so that what else the machine does touches both alike. Times are the
processor's, with what the engine does beside; ratios are of rates, so that 1 is as fast as the engine.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

import pyoxigraph as ox
from pyoxigraph import Quad, RdfFormat, serialize

from benchmarks.size.reports import wars
from benchmarks.war.building import BASE
from kg.loading import load
from kg.rdf import Names, report_quads
from kg.settings import Settings
from kg.store import open_store

_CLAIMS: Final = 5_000
_ONE_BY_ONE: Final = 400
_ROUNDS: Final = 5

Work = Callable[[Path], object]


def measured(folder: Path, claims: int = _CLAIMS, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Load into stores in `folder`, all of which are gone afterwards."""
    names = Names(BASE)
    reports = [report_quads(*told, names) for _, coming in wars(claims) for told in coming]
    lines = serialize((q for quads in reports for q in quads), format=RdfFormat.N_QUADS) or b""
    few, settings = reports[:_ONE_BY_ONE], Settings(base=BASE)
    bulk = _beside(
        folder,
        rounds,
        lambda place: load(place, io.BytesIO(lines), settings, foreign=True),
        lambda place: _bulk(place, lines),
    )
    single = _beside(folder, rounds, lambda place: _changed(place, few), lambda place: _extended(place, few))
    return {
        "bulk": _rates(sum(map(len, reports)), bulk),
        "incremental": {**_rates(sum(map(len, few)), single), "reports": len(few)},
    }


def _rates(quads: int, spent: Sequence[tuple[float, float]]) -> dict[str, float]:
    ours, engine = (median(times) for times in zip(*spent, strict=True))
    ratio = median(theirs / own for own, theirs in spent)
    return {
        "quads": quads,
        "quads_a_second": round(quads / ours),
        "engine_quads_a_second": round(quads / engine),
        "ratio": round(ratio, 2),
    }


def _beside(folder: Path, rounds: int, ours: Work, engine: Work) -> list[tuple[float, float]]:
    """Give the seconds of both for each round, after one that does not count; who begins changes."""
    found = []
    for number in range(rounds + 1):
        spent = {work: _spent(folder, work) for work in ((ours, engine) if number % 2 else (engine, ours))}
        found.append((spent[ours], spent[engine]))
    return found[1:]


def _spent(folder: Path, work: Work) -> float:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        start = time.process_time()
        work(Path(place) / "store")
        return time.process_time() - start


def _bulk(place: Path, lines: bytes) -> None:
    engine = ox.Store(str(place))
    engine.bulk_load(io.BytesIO(lines), format=RdfFormat.N_QUADS)
    engine.flush()


def _changed(place: Path, reports: Sequence[Sequence[Quad]]) -> None:
    with open_store(place, BASE) as store:
        for quads in reports:
            store.change(add=quads)


def _extended(place: Path, reports: Sequence[Sequence[Quad]]) -> None:
    engine = ox.Store(str(place))
    for quads in reports:
        engine.extend(quads)
    engine.flush()


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]))))
