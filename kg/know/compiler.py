"""Compiling the gazetteer: from the installed packages and the supplement to one file."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.know.atlas import atlas, state_ids, titles
from kg.know.geonames import country_names, listed_cities, listed_divisions, world
from kg.know.placefile import write_places
from kg.know.places import read_noise, read_supplement
from kg.know.towns import read_towns

KEPT = 3
"""How many compiled files stay in a cache, so that two versions may be used in turn."""


def compile_gazetteer(file: Path, ontology: Path, progress: Callable[[str], None]) -> None:
    """Write the gazetteer to a file of the cache and remove what older versions left there.

    The supplement lies in `places/` of the ontology folder, the states in `countries.yaml`.
    """
    supplement = read_supplement(ontology / "places")
    states = state_ids(ontology / "countries.yaml", country_names())
    towns = read_towns(ontology / "places" / "towns.tsv")
    progress("Compiling the gazetteer (once, about half a minute)")
    listed = world(listed_divisions(), listed_cities(), states, titles(supplement))
    noise = read_noise(ontology / "places" / "words.txt")
    with _unswept():
        count = write_places(file, atlas(listed, supplement, towns, set(states.values()), noise), noise)
    _sweep(file)
    progress(f"Compiled {count:,} places")


@contextmanager
def _unswept() -> Iterator[None]:
    # Millions of small values live until the end: looking for cycles among them takes a third of the time.
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _sweep(file: Path) -> None:
    kin = sorted(file.parent.glob(f"{file.name.split('-')[0]}-*.sqlite"), key=_age, reverse=True)
    for old in kin[KEPT:]:
        old.unlink(missing_ok=True)


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0
