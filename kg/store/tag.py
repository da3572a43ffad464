"""A word for the content of a store: another one after every change, the same one after a restart."""

from __future__ import annotations

import secrets
from pathlib import Path

from kg.store.whole import write_whole

NAME = "version"
_OPEN = " open"


def recorded(folder: Path) -> str | None:
    """Give the word for what the folder's store holds, `None` while a writer may have changed it since."""
    word = _word(folder / NAME)
    return None if word is None or word.endswith(_OPEN) else word


class Tag:
    """The word for what a folder's store holds, kept in a file beside it; without a folder in memory alone.

    The file is written before a writer's first change and when it closes, not at each change: a writer that is
    killed leaves a file that vouches for nothing, and then whoever opens the store takes a new word.
    """

    def __init__(self, folder: Path | None) -> None:
        """Read the word of the last writer that closed, if nothing can have changed since."""
        self._file = folder / NAME if folder else None
        found = _word(self._file) if self._file else None
        self._nonce = secrets.token_hex(6)
        self._recorded = found
        self._now = found if found and not found.endswith(_OPEN) else self._nonce

    def __str__(self) -> str:
        """Give the word: letters, digits and hyphens."""
        return self._now

    def announce(self) -> None:
        """Say that the store is about to change."""
        if not (self._recorded or "").endswith(_OPEN):
            self._record(self._nonce + _OPEN)

    def moved(self, version: int) -> None:
        """Say that the store has changed for the `version`-th time since it was opened."""
        self._now = f"{self._nonce}-{version}"

    def close(self) -> None:
        """Record the word for those who open the store next."""
        if self._now != self._recorded:
            self._record(self._now)

    def _record(self, word: str) -> None:
        self._recorded = word
        if self._file:
            # What changes next may outlive a power cut, and then this must not vouch for what was before.
            write_whole(self._file, word + "\n")


def _word(file: Path) -> str | None:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        # Nothing vouches for the content: a new word is right.
        return None
