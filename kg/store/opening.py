"""Opens a store, wherever it is."""

from __future__ import annotations

from pathlib import Path

from kg.remote import Server
from kg.settings import base_of
from kg.store.embedded import open_folder
from kg.store.port import Store


def open_store(
    place: Path | Server, base: str | None = None, *, write: bool = True, wait: float = 0.5
) -> Store:
    """Open the store in a folder or on a server as its one writer, or with `write=False` as one of many readers.

    In a folder a reader sees what the writer last flushed, whoever writes meanwhile, and goes on seeing it until
    `follow`; on a server it sees what is there when it looks. A writer makes what is not there. `base` is for a new
    store (the default of `Settings` if `None`) and is checked against an old one; one that is no address is a
    `UsageError`. Another writer gets `wait` seconds to let go.
    Raises `StoreInUse`, `StoreUnwritable`, `StoreMismatch`, and for a reader of nothing `StoreMissing`.
    """
    if isinstance(place, Path):
        return open_folder(place, base, write=write, wait=wait)
    # httpx takes a tenth of a second to load.
    from kg.store.remote import open_server  # noqa: PLC0415

    return open_server(place, base_of(base) if base is not None else None, write=write, wait=wait)
