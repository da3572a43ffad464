"""Folders and small files that outlive a power cut; a file holds all that was written to it, or what it held before."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_STEP: Final = 0.01
_TRIES: Final = 100


def write_whole(file: Path, words: str, *, private: bool = False) -> None:
    """Put words into a file, all or none of them; when this returns they outlive a power cut.

    One that is `private` only its owner may read. A draft that a crash left behind is written anew; two may not
    write one file at a time.
    """
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o666)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        out.write(words)
        out.flush()
        os.fsync(out.fileno())
    _put(draft, file)
    sync_folder(file.parent)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those that it lies in, where they are not there; when this returns they outlive a power cut.

    `mode` is of the last alone.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    # Who made what is there may have been killed before it was synced.
    _sync_name(missing[-1].parent if missing else folder)
    for one in reversed(missing):
        one.mkdir(mode=mode if one == folder else 0o777, exist_ok=True)
        _sync_name(one)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def sync_folder(folder: Path) -> None:
    """Let the names in a folder outlive a power cut; Windows has no such call."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _sync_name(path: Path) -> None:
    # One may make folders in a folder that one may not read, and then nothing can be synced.
    with suppress(PermissionError):
        sync_folder(path.absolute().parent)


def _put(draft: Path, file: Path) -> None:
    # Windows does not replace a file while somebody reads it.
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        with suppress(PermissionError):
            draft.replace(file)
            return
        time.sleep(_STEP)
    draft.replace(file)
