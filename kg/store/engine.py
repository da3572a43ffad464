"""The engine's own folders, opened; what is wrong with them in this package's words."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreDamaged, StoreError, StoreInUse, StoreUnwritable
from kg.store import checkpoints, marker
from kg.store.whole import sync_folder

# The engine gives the words of the system, not its numbers.
_NO_ROOM: Final = tuple(
    os.strerror(code) for code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)
)
_DAMAGE: Final = ("Corruption", os.strerror(errno.ENOENT), "does not exist")
_FIRST: Final = "CURRENT"
_LONGEST: Final = 300


def opened_engine(path: Path) -> ox.Store:
    """Open the folder of an engine within a store's, to write; it is made when it is not there."""
    return _opened(path.parent, lambda: ox.Store(path))


def live_engine(store: Path) -> ox.Store:
    """Open the folder of the engine that a store's marker names; it is made where nothing was published yet."""
    path = marker.db_of(store)
    if (path / _FIRST).exists():
        return opened_engine(path)
    if checkpoints.current(store) is not None:
        # The engine would begin anew, and what was published go as out of date.
        raise damaged(store, f"{path / _FIRST} is gone")
    engine = opened_engine(path)
    sync_folder(store)
    return engine


def readable_engine(path: Path) -> ox.Store:
    """Open a checkpoint to read."""
    # Nobody writes to a checkpoint, so that it may be read so; the live folder never may.
    return _opened(path.parents[1], lambda: ox.Store.read_only(str(path)))


def _opened(store: Path, opening: Callable[[], ox.Store]) -> ox.Store:
    try:
        return opening()
    except (OSError, RuntimeError) as error:
        raise _told(store, " ".join(str(error).split())) from error


def _told(store: Path, words: str) -> StoreError:
    if any(sign in words for sign in _DAMAGE):
        return damaged(store, words)
    if "lock" in words.lower():
        return StoreInUse(f"store {store} is already open in this process")
    if any(reason in words for reason in _NO_ROOM):
        return StoreUnwritable(f"cannot write to store {store}: {words}")
    return StoreError(f"store {store} cannot be opened: {words}")


def damaged(store: Path, words: str) -> StoreDamaged:
    """Say in one line that a store's files are not what was written, and what to do."""
    told = " ".join(words.split())[:_LONGEST]
    return StoreDamaged(f"store {store} is damaged: {told}; `kg restore` makes one of a snapshot")


@contextmanager
def writing(folder: Path | None) -> Iterator[None]:
    """Let what cannot be written be `StoreUnwritable`."""
    try:
        yield
    except OSError as error:
        raise StoreUnwritable(f"cannot write to store {folder}: {error}") from error
    except RuntimeError as error:
        if folder is None or not any(sign in str(error) for sign in _DAMAGE):
            raise
        raise damaged(folder, str(error)) from error


@contextmanager
def reading(folder: Path | None) -> Iterator[None]:
    """Let bytes that the engine did not write be `StoreDamaged`."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise _told(folder or Path(":memory:"), " ".join(str(error).split())) from error
