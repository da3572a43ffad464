"""What one more report costs at a size: `python -m benchmarks.size.growing FOLDER MADE` prints it as JSON.

MADE is what `benchmarks.size.building` printed of the store in FOLDER.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from benchmarks.size.building import Made
from benchmarks.size.memory import highest
from benchmarks.size.reports import wars
from benchmarks.war.building import BASE
from benchmarks.war.reports import Told
from kg.derive import update
from kg.model import Entity
from kg.store import Store, marker, open_store
from kg.store.engine import opened_engine

_MORE: Final = 200


def measured(folder: Path, made: Made, reports: int = _MORE) -> dict[str, Any]:
    """Add the next reports of the war one by one to a copy of a store, each with all that follows from it."""
    known, more = _next(made, reports)
    with copied(folder) as copy, open_store(copy, BASE) as store:
        first, *rest = more
        spent = [_added(store, first, known), *(_added(store, one, known) for one in rest)]
        start = time.process_time()
        store.flush()
        flushed = (time.process_time() - start) * 1000
    return {
        "first_ms": round(spent[0], 1),
        "p50_ms": round(median(spent[1:]), 2),
        "p95_ms": round(quantiles(spent[1:], n=20)[-1], 2),
        "flush_ms": round(flushed, 1),
        "mb": round(highest()),
    }


def _next(made: Made, reports: int) -> tuple[dict[str, Entity], list[Told]]:
    """Give so many reports that come after those of a store, and what is known before reading them."""
    known: dict[str, Entity] = {}
    more: list[Told] = []
    passed = made.before
    for where, coming in wars(made.claims - passed + 50 * reports, first=made.wars):
        for one in coming:
            if passed >= made.claims:
                more.append(one)
            passed += len(one[1])
            if len(more) == reports:
                break
        known |= where.known()
        if len(more) == reports:
            break
    return known, more


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """Give a store that can be written without changing the one in `folder`, whose files it shares."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        copy = Path(place)
        opened_engine(marker.db_of(folder)).backup(str(copy / "db"))
        marker.record(copy, BASE)
        yield copy


def _added(store: Store, one: Told, known: dict[str, Entity]) -> float:
    start = time.process_time()
    update(store, [one], known=known)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), Made(**json.loads(sys.argv[2])))))
