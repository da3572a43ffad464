"""What is wrong in a store, found without changing it."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Fault
from kg.soundness.checking import Check
from kg.store import Store

__all__ = ["faults"]


def faults(
    store: Store,
    *,
    deep: bool = False,
    progress: Callable[[str], None] = lambda _: None,
    processes: int = 1,
) -> list[Fault]:
    """Give what a hand, or a fault of this program, broke in a store: entities, reports, then what is derived.

    Every statement is read. What could not be checked because of other faults is said as a fault of its own.
    `deep` adds what breaks the SHACL shapes, looked for in so many `processes`. `progress` is told how far it has
    come.
    """
    found = Check(store, progress).faults()
    if deep:
        # pyshacl takes a second to load.
        from kg.soundness.shaping import shape_faults  # noqa: PLC0415

        found += shape_faults(store, progress, processes)
    return found
