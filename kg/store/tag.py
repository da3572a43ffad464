"""A word for the content of a store: another one after every change, the same one after a restart."""

from __future__ import annotations

import secrets
from pathlib import Path

NAME = "version"
_OPEN = " open"


class Tag:
    """The word for what a folder's store holds, kept in a file beside it; without a folder in memory alone.

    The file is written before a writer's first change and when it closes, not at each change: a writer that is
    killed leaves a file that vouches for nothing, and then whoever opens the store takes a new word.
    """

    def __init__(self, folder: Path | None) -> None:
        """Read the word of the last writer that closed, if nothing can have changed since."""
        self._file = folder / NAME if folder else None
        found = self._read()
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

    def _read(self) -> str | None:
        try:
            return self._file.read_text(encoding="ascii").strip() if self._file else None
        except (OSError, ValueError):
            # Nothing vouches for the content: a new word is right.
            return None

    def _record(self, word: str) -> None:
        self._recorded = word
        if self._file:
            draft = self._file.with_name(NAME + ".new")
            draft.write_text(word + "\n", encoding="ascii")
            draft.replace(self._file)
