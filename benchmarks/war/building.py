"""A store of the made-up war, as reading its reports would leave it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from benchmarks.war.parties import parties
from benchmarks.war.reports import Told, reports
from kg.derive import update
from kg.model import Entity
from kg.store import open_store

BASE, SEED = "http://127.0.0.1:8000/", 7
# As large as ingesting makes them; larger ones would be built faster.
BATCH = 2048


def told(claims: int, seed: int = SEED) -> tuple[Iterator[Told], Mapping[str, Entity]]:
    """Give reports with this many claims, the same for the same seed, and what is known before reading them.

    The first claims of a longer war are those of a shorter one, so that what comes next can be added.
    """
    chance = random.Random(seed)  # noqa: S311  not for secrets
    who = parties(chance)
    return reports(who, chance, claims), who.known()


def build(folder: Path, claims: int, seed: int = SEED) -> None:
    """Put a war of so many claims into a new store in `folder`, deriving batch by batch."""
    coming, known = told(claims, seed)
    with open_store(folder, BASE) as store:
        while batch := list(islice(coming, BATCH)):
            update(store, batch, known=known)
            store.flush()
