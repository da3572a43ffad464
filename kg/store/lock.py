"""One writer: a lock on a file, let go by the operating system when its process dies. Readers need none."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreInUse, StoreUnwritable

_STEP = 0.02


class Lock:
    """A held lock. It holds from its making until `release`."""

    def __init__(self, path: Path, *, wait: float) -> None:
        """Take the lock on the file `path`, made if need be; wait up to `wait` seconds for others to let go.

        What is held after that is `StoreInUse`, naming the folder and, where known, the process that writes;
        a folder that cannot be written is `StoreUnwritable`.
        """
        self._file = _opened(path)
        deadline = time.monotonic() + wait
        while not _taken(self._file):
            if time.monotonic() >= deadline:
                os.close(self._file)
                raise StoreInUse(_in_use(path))
            time.sleep(_STEP)
        # On a full disk nobody can be told who writes; the lock holds all the same.
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.write(self._file, f"\n{os.getpid()}".encode())

    def release(self) -> None:
        """Let go; a second time does nothing."""
        if self._file >= 0:
            with suppress(OSError):
                os.ftruncate(self._file, 0)
            # Closing alone would leave the lock with a forked child that inherited the file.
            _freed(self._file)
            os.close(self._file)
            self._file = -1


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreUnwritable(f"cannot write in {path.parent}: {error.strerror}") from error


def _in_use(path: Path) -> str:
    writer = _writer(path)
    if writer == os.getpid():
        return f"store {path.parent} is already open in this process"
    holder = f"process {writer}" if writer else "another process"
    return f"store {path.parent} is in use by {holder}; wait until it ends, or name another store"


if sys.platform == "win32":
    import msvcrt

    # Windows locks bytes against reading too, so the process id stands behind the locked first byte.
    def _taken(file: int) -> bool:
        os.lseek(file, 0, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _freed(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

    def _writer(path: Path) -> int | None:
        with suppress(OSError, ValueError), path.open("rb") as file:
            file.seek(1)
            return int(file.read())
        return None
else:
    import fcntl

    def _taken(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _freed(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

    def _writer(path: Path) -> int | None:
        with suppress(OSError, ValueError, OverflowError):
            writer = int(path.read_text())
            # A writer that was killed leaves its id behind, until the next has written its own.
            os.kill(writer, 0)
            return writer
        return None
