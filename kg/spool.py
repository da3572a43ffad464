"""Submissions on disk, beside the store: those still to be read with all that was sent, the others as they ended."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreUnwritable
from kg.offers import Offer, Submission, kept_from_json, kept_json

NAME = "submissions"
_ENDING = ".json"


class Spool:
    """A folder with a file for each submission, readable by its owner alone; without a store it keeps nothing."""

    def __init__(self, store: Path | None) -> None:
        """Keep them in the store's folder; nothing is made there before the first comes."""
        self._folder = store / NAME if store else None

    def keep(self, submission: Submission, offer: Offer | None = None) -> None:
        """Write a submission in place of what was kept of it; when this returns it outlives a power cut."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            write_whole(self._folder / f"{submission.id}{_ENDING}", json.dumps(kept_json(submission, offer)))
        except OSError as error:
            raise StoreUnwritable(f"cannot write to {self._folder}: {error}") from error

    def drop(self, id: str) -> None:
        """Forget a submission."""
        if self._folder is not None:
            with suppress(OSError):
                (self._folder / f"{id}{_ENDING}").unlink()

    def kept(self) -> list[tuple[Submission, Offer | None]]:
        """Give all that is kept, in the order in which they came; what cannot be read is left where it is."""
        found: list[tuple[Submission, Offer | None]] = []
        for file in self._folder.glob(f"*{_ENDING}") if self._folder else ():
            # A draft that a crash left behind was never answered for.
            with suppress(OSError, KeyError, TypeError, ValueError):
                found.append(kept_from_json(json.loads(file.read_text(encoding="utf-8"))))
        return sorted(found, key=lambda one: one[0].number)


def write_whole(file: Path, words: str) -> None:
    """Put words into a file that only its owner may read, all or none of them, so that they outlive a power cut."""
    draft = file.with_suffix(".new")
    # What is sent may be somebody's full text.
    opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        out.write(words)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    _synced(file.parent)


def _synced(folder: Path) -> None:
    # Else a power cut could take the name of what was written; Windows has no such call for folders.
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
