"""Small files that hold all that was written to them or what they held before, whatever happens meanwhile."""

from __future__ import annotations

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
    _synced(file.parent)


def _put(draft: Path, file: Path) -> None:
    # Windows does not replace a file while somebody reads it.
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        with suppress(PermissionError):
            draft.replace(file)
            return
        time.sleep(_STEP)
    draft.replace(file)


def _synced(folder: Path) -> None:
    # Else a power cut could take the name of what was written; Windows has no such call for folders.
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
