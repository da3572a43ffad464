"""What is wrong in a store, found without changing it."""

from __future__ import annotations

from collections.abc import Callable

from kg.model import Fault
from kg.soundness.checking import Check
from kg.soundness.indexes import index_faults
from kg.store import Store
from kg.store.embedded import renew
from kg.store.engine import reading

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
    `deep` adds what breaks the SHACL shapes, looked for in so many `processes`, and reads every file of the store: what
    the engine cannot read there is `StoreDamaged`. `progress` is told how far it has come.
    """
    found = _read_through(store, progress) if deep else []
    found += Check(store, progress).faults()
    if deep:
        # pyshacl takes a second to load.
        from kg.soundness.shaping import shape_faults  # noqa: PLC0415

        found += shape_faults(store, progress, processes)
    return found


def _read_through(store: Store, progress: Callable[[str], None]) -> list[Fault]:
    if store.folder and store.published is None:
        # The files of a server are its own to check.
        return []
    if store.folder and not store.home:
        # What readers read was published before; damage may have come since.
        renew(store.folder)
        store.follow()
    with reading(store.folder):
        return index_faults(store, progress)
