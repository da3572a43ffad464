"""What a store's folder says of itself: the version of its format and its base."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import StoreMismatch, StoreUnwritable, UsageError
from kg.settings import base_of as address_of
from kg.store.whole import write_whole

FORMAT = 2
NAME = "kg-store.json"


def base_of(folder: Path, asked: str | None) -> str | None:
    """Read the base recorded in `folder`, or `None` if nothing is there yet and a store may be made.

    A folder that holds anything else, a store of another format, one whose marker cannot be read and one
    whose base is not the one `asked` for are `StoreMismatch`, with what to do.
    """
    marker = folder / NAME
    if not marker.exists():
        if folder.is_dir() and not _is_new(folder):
            raise StoreMismatch(f"{folder} holds something else than a store; name an empty or a new folder")
        return None
    found = _read(marker)
    if found.get("format") != FORMAT:
        raise StoreMismatch(
            f"store {folder} has format {found.get('format')}, this version reads {FORMAT};"
            " read the reports into a new store with `kg ingest`"
        )
    base = _recorded(marker, str(found.get("base")))
    if asked is not None and asked != base:
        raise StoreMismatch(
            f"store {folder} was made with base {base}, not {asked}; set KG_BASE={base} or unset it"
        )
    return base


def record(folder: Path, base: str) -> None:
    """Write the marker of a new store, whole or not at all."""
    try:
        write_whole(folder / NAME, json.dumps({"format": FORMAT, "base": base}))
    except OSError as error:
        raise StoreUnwritable(f"cannot write in {folder}: {error.strerror}") from error


def _is_new(folder: Path) -> bool:
    # A process that died while making the store leaves its lock, perhaps its draft, and nothing else.
    return {p.name for p in folder.iterdir()} <= {"lock", NAME + ".new"}


def _recorded(marker: Path, base: str) -> str:
    try:
        return address_of(base)
    except UsageError as error:
        raise StoreMismatch(f"{marker} names a base that no store can have: {base!r}") from error


def _read(marker: Path) -> dict[str, object]:
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreMismatch(f"{marker} cannot be read: {error}") from error
    if not isinstance(found, dict):
        raise StoreMismatch(f"{marker} is no marker of a store")
    return found
