"""A store of made-up wars, built beside itself by the engine's bulk loader and derived in portions."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import Quad

from benchmarks.size.reports import SEED, wars
from benchmarks.size.theatre import Theatre
from benchmarks.war.building import BASE
from benchmarks.war.reports import Told
from kg.derive import derive_all
from kg.derive.describing import describe
from kg.derive.draft import Draft
from kg.rdf import Names, report_quads
from kg.store import Store
from kg.store.building import building

# Some two million statements.
_AT_ONCE = 20_000
Say = Callable[[str], None]


def build(folder: Path, claims: int, seed: int = SEED, say: Say = lambda _: None) -> None:
    """Put wars of so many claims into a new store in `folder`: the reports first, then all that follows from them."""
    with building(folder) as new:
        new.begin(BASE)
        for where, coming in wars(claims, seed):
            while batch := list(islice(coming, _AT_ONCE)):
                new.put(_quads(batch))
                _describe(new.store(), batch, where)
                say(f"written up to {batch[-1][0].id}")
        say("written")
        derive_all(new.store())
        say("derived")


def _quads(told: Iterable[Told]) -> Iterator[Quad]:
    names = Names(BASE)
    # Terms make no cycles, and looking for some costs a fifth.
    gc.disable()
    try:
        yield from chain.from_iterable(report_quads(report, claims, names) for report, claims in told)
    finally:
        gc.enable()


def _describe(store: Store, told: list[Told], where: Theatre) -> None:
    draft = Draft(store)
    describe(draft, told, where.known())
    draft.commit()
