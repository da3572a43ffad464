"""Measures deriving on a made-up war: `python benchmarks/deriving.py [FOLDER] [CLAIMS]`.

It takes the last reports out of a store of the war and adds them again one by one, once as they are written (words
and claims, nothing derived) and once with all that follows from them; what lies between is the price of deriving. Then
everything is derived anew. FOLDER keeps the store of the war for the next run, which works on a copy; without one the
war has 10,000 claims.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.war.building import BASE, build, told
from benchmarks.war.reports import Told
from kg.derive import derive_all, update
from kg.model import Entity
from kg.rdf import Names, report_quads
from kg.store import Store, open_store

MORE = 100


def main(folder: Path, claims: int) -> None:
    """Measure on a copy of the store in `folder`, which is built if it is not there."""
    if not folder.exists():
        build(folder, claims)
    coming, known = told(claims)
    first, *more = deque(coming, MORE + 1)
    ids = [report.id for report, _ in (first, *more)]
    with tempfile.TemporaryDirectory() as copies:
        written, derived = (Path(shutil.copytree(folder, Path(copies) / name)) for name in ("a", "b"))
        with open_store(written, BASE) as store:
            store.change(clear=map(Names(store.base).report, ids))
            plain = [_write(store, one) for one in more[:MORE]]
        with open_store(derived, BASE) as store:
            update(store, forget=ids)
            print(f"the first update after opening: {_update(store, first, known):.1f} ms")
            whole = [_update(store, one, known) for one in more[:MORE]]
            _say("insertion alone", plain)
            _say("with deriving", whole)
            _say("beyond insertion", [w - p for w, p in zip(whole, plain, strict=True)])
            start = time.perf_counter()
            derive_all(store)
            print(f"all of {claims} claims derived anew: {time.perf_counter() - start:.1f} s")


def _write(store: Store, one: Told) -> float:
    start = time.perf_counter()
    names = Names(store.base)
    store.change(clear=[names.report(one[0].id)], add=report_quads(*one, names))
    return (time.perf_counter() - start) * 1000


def _update(store: Store, one: Told, known: Mapping[str, Entity]) -> float:
    start = time.perf_counter()
    update(store, [one], known=known)
    return (time.perf_counter() - start) * 1000


def _say(what: str, spent: list[float]) -> None:
    print(f"one more report, {what}: p50 {median(spent):.1f} ms, p95 {quantiles(spent, n=20)[-1]:.1f} ms")


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000 if given else 10_000
    if given:
        main(given, number)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary) / "war", number)
