"""A store of made-up wars, built by the engine's bulk loader: `python -m benchmarks.size.building FOLDER CLAIMS`.

It prints what that took as JSON; FOLDER must be new. Memory does not grow with the claims, but by the few hundred bytes
for each actor and place.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import Quad

from benchmarks.size.memory import highest
from benchmarks.size.reports import SEED, wars
from benchmarks.size.theatre import Theatre
from benchmarks.war.building import BASE
from benchmarks.war.reports import Told
from kg.derive import derive_all
from kg.derive.describing import describe
from kg.derive.draft import Draft
from kg.rdf import DERIVED, Names, report_quads
from kg.store import Store
from kg.store.building import building

# Some two million statements.
_AT_ONCE = 20_000


@dataclass(slots=True)
class Made:
    """How large a store is, and what it took: seconds of processor, MB of memory at most, bytes on disk.

    `wars` have been begun; before the last of them there were `before` claims.
    """

    claims: int = 0
    reports: int = 0
    wars: int = 0
    before: int = 0
    quads: int = 0
    derived_quads: int = 0
    writing_s: float = 0.0
    deriving_s: float = 0.0
    clock_s: float = 0.0
    peak_mb: float = 0.0
    disk_bytes: int = 0


def build(folder: Path, claims: int, seed: int = SEED) -> Made:
    """Put wars of so many claims into a new store in `folder`: the reports first, then all that follows from them."""
    made, began, start = Made(), time.time(), time.process_time()
    with building(folder) as new:
        new.begin(BASE)
        for where, coming in wars(claims, seed):
            made.wars, made.before = made.wars + 1, made.claims
            while batch := list(islice(coming, _AT_ONCE)):
                new.put(_quads(batch, made))
                _describe(new.store(), batch, where)
            _say(made, began)
        made.writing_s, start = time.process_time() - start, time.process_time()
        derive_all(new.store())
        made.deriving_s = time.process_time() - start
        _say(made, began)
        made.derived_quads = sum(1 for _ in new.store().quads(graph=DERIVED))
    made.clock_s, made.peak_mb, made.disk_bytes = time.time() - began, highest(), size(folder)
    return made


def size(folder: Path) -> int:
    """Give the bytes of the files in a store's folder, each once however many checkpoints share it."""
    files = {(s.st_dev, s.st_ino): s.st_size for p in folder.rglob("*") if p.is_file() for s in [p.stat()]}
    return sum(files.values())


def _say(made: Made, began: float) -> None:
    print(f"{time.time() - began:.0f} s: {made}", file=sys.stderr, flush=True)


def _quads(told: Iterable[Told], made: Made) -> Iterator[Quad]:
    names = Names(BASE)
    # Terms make no cycles, and looking for some costs a fifth.
    gc.disable()
    try:
        for report, claims in told:
            quads = report_quads(report, claims, names)
            made.reports, made.claims = made.reports + 1, made.claims + len(claims)
            made.quads += len(quads)
            yield from quads
    finally:
        gc.enable()


def _describe(store: Store, told: list[Told], where: Theatre) -> None:
    draft = Draft(store)
    describe(draft, told, where.known())
    draft.commit()


if __name__ == "__main__":
    print(json.dumps(asdict(build(Path(sys.argv[1]), int(sys.argv[2])))))
