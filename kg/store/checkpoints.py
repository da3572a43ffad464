"""Checkpoints: whole states of a store in folders of their own, which others read while the store is written.

    STORE/checkpoints/current    the number of the newest; replaced by renaming
    STORE/checkpoints/12         a state, mostly hard links to files of the store
    STORE/checkpoints/12.lock    its tag; who reads the state holds a lock on this, which ends with the process

A number is never given twice. A state that is not the newest goes when nobody reads it any more.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreError
from kg.store.whole import write_whole

_FOLDER, _POINTER, _LOCK = "checkpoints", "current", ".lock"
_STEP, _TRIES = 0.01, 100


class Held:
    """A checkpoint that is there until `release`, or until this process ends in whatever way."""

    def __init__(self, path: Path, file: int) -> None:
        """Take over the lock `file` of the checkpoint in the folder `path`."""
        self.path, self._file = path, file
        self.tag = os.read(file, 200).decode("ascii", "replace")

    @property
    def name(self) -> str:
        """Give its number, as words."""
        return self.path.name

    def again(self) -> Held:
        """Hold it once more, to be released apart."""
        held = _held(self.path)
        if held is None:
            raise StoreError(f"checkpoint {self.path} was removed while it was read")
        return held

    def release(self) -> None:
        """Need it no more; a second time does nothing."""
        if self._file >= 0:
            _let_go(self._file)
            self._file = -1
            _remove_unless_current(self.path)


def current(store: Path) -> str | None:
    """Give the number of the newest checkpoint of the store in a folder, `None` before there is one."""
    try:
        return (store / _FOLDER / _POINTER).read_text(encoding="ascii").strip() or None
    except (OSError, ValueError):
        return None


def tag(store: Path) -> str | None:
    """Give the tag of what the newest checkpoint of a store holds, `None` without one."""
    with suppress(OSError, ValueError):
        if name := current(store):
            return _lock_of(store / _FOLDER / name).read_text(encoding="ascii")
    return None


def take(store: Path) -> Held | None:
    """Hold the newest checkpoint of a store, if there is one, and clear away what killed readers left."""
    for _ in range(_TRIES):
        name = current(store)
        if name is None:
            return None
        held = _held(store / _FOLDER / name)
        if held is not None:
            sweep(store)
            return held
        # Another took its place between the two looks.
        time.sleep(_STEP)
    return None


def publish(store: Path, tag: str, backup: Callable[[Path], object]) -> str:
    """Make a checkpoint with `backup`, let all who ask from now on read it, and give its number.

    Only the store's one writer may do so. `OSError` where it cannot be written; then the one before stays.
    """
    folder = store / _FOLDER
    folder.mkdir(exist_ok=True)
    numbers = [int(p.stem) for p in folder.iterdir() if p.stem.isdecimal()]
    path = folder / str(1 + max(numbers, default=0))
    file = _made(_lock_of(path), tag)
    try:
        backup(path)
        write_whole(folder / _POINTER, path.name)
    finally:
        _let_go(file)
    sweep(store)
    return path.name


def sweep(store: Path) -> None:
    """Remove every checkpoint that is neither the newest nor read by anyone."""
    with suppress(OSError):
        for lock in list((store / _FOLDER).glob("*" + _LOCK)):
            _remove_unless_current(lock.with_suffix(""))


def _lock_of(path: Path) -> Path:
    return path.with_name(path.name + _LOCK)


def _clear(path: Path) -> None:
    # The engine makes it under another name first, and may have been killed there.
    for one in (path, path.with_name(path.name + ".tmp")):
        shutil.rmtree(one, ignore_errors=True)


def _made(lock: Path, tag: str) -> int:
    file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
    os.write(file, tag.encode("ascii"))
    _taken(file, alone=True)
    return file


def _held(path: Path) -> Held | None:
    try:
        file = os.open(_lock_of(path), os.O_RDONLY)
    except OSError:
        return None
    # It may have been removed between opening and locking.
    if _taken(file, alone=False) and path.is_dir() and _lock_of(path).exists():
        return Held(path, file)
    os.close(file)
    return None


if sys.platform == "win32":
    # There a file that anybody has open cannot be removed, which is lock enough.
    def _taken(file: int, *, alone: bool) -> bool:
        return True

    def _let_go(file: int) -> None:
        os.close(file)

    def _remove_unless_current(path: Path) -> None:
        with suppress(OSError):
            if current(path.parent.parent) != path.name:
                _lock_of(path).unlink()
                _clear(path)
else:
    import fcntl

    def _taken(file: int, *, alone: bool) -> bool:
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _let_go(file: int) -> None:
        # Closing alone would leave the lock with a forked child that inherited the file.
        fcntl.flock(file, fcntl.LOCK_UN)
        os.close(file)

    def _remove_unless_current(path: Path) -> None:
        store = path.parent.parent
        if current(store) == path.name:
            return
        with suppress(OSError):
            file = os.open(_lock_of(path), os.O_RDWR)
            try:
                # It may have become the newest since, or be in the making, which its writer locks alone.
                if _taken(file, alone=True) and current(store) != path.name:
                    _clear(path)
                    _lock_of(path).unlink()
            finally:
                os.close(file)
