"""Submissions on disk, beside the store: those still to be read with all that was sent, the others as they ended."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from kg.errors import StoreUnwritable
from kg.offers import Offer, Submission, kept_from_json, kept_json
from kg.store.whole import make_folder, write_whole

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
            make_folder(self._folder, 0o700)
            write_whole(
                self._folder / f"{submission.id}{_ENDING}",
                json.dumps(kept_json(submission, offer)),
                private=True,
            )
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
