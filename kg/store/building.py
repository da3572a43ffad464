"""A store whose quads are made beside what is there and take its place in one moment, or never."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
from pyoxigraph import Quad

from kg.errors import DamagedCopy, StoreError, StoreMismatch, UsageError
from kg.store import marker
from kg.store.embedded import locked, over_engine
from kg.store.engine import opened_engine, writing
from kg.store.lock import Lock
from kg.store.port import Store
from kg.store.tag import Tag


class Building:
    """Quads in a folder of their own within a store's, which nobody reads yet."""

    def __init__(self, folder: Path, *, replace: bool) -> None:
        """Begin nothing yet; a store that holds something is a `UsageError` unless that is to be replaced."""
        self.folder, self.base = folder, ""
        self._before = _base_of(folder)
        self._engine: ox.Store | None = None
        if self._before is not None and not replace and not _is_empty(folder):
            raise UsageError(f"store {folder} is not empty; name a new folder, or --replace what it holds")

    @property
    def is_new(self) -> bool:
        """Tell whether there was no store before."""
        return self._before is None

    def begin(self, base: str) -> None:
        """Be of this base; where the store there has another it is `StoreMismatch`."""
        if self._before not in {None, base}:
            raise StoreMismatch(
                f"this was made with base {base}, store {self.folder} with {self._before}; name a new folder"
            )
        if self.is_new:
            marker.begin(self.folder, base)
        marker.sweep(self.folder)
        self.base, self.db = base, marker.next_db(self.folder)

    def fill(self, nquads: BinaryIO) -> None:
        """Put lines of N-Quads in, in bounded memory; what does not parse is a `DamagedCopy` with its line."""
        # The engine records the base first: without it, it would hold a store of nobody.
        self.store()
        try:
            with writing(self.folder):
                self._opened().bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise DamagedCopy(
                f"line {error.lineno}: no N-Quads: {' '.join(str(error.msg).split())}"
            ) from error

    def put(self, quads: Iterable[Quad]) -> None:
        """Put quads in, in bounded memory; no blank node may be among them."""
        self.store()
        with writing(self.folder):
            self._opened().bulk_extend(quads)

    def store(self) -> Store:
        """Give what was put in so far as a store; only the engine behind it is kept."""
        try:
            return over_engine(self._opened(), self.base)
        except StoreMismatch:
            raise DamagedCopy(f"what was to be loaded is not of base {self.base}") from None

    def finish(self) -> None:
        """Let this be what the store holds. Before this returns nothing has changed for who reads it."""
        with writing(self.folder):
            self._opened().flush()
            self._engine = None
            # Whoever opens the store must not take what was published before for what is there.
            Tag(self.folder).announce()
        marker.record(self.folder, self.base, self.db.name)

    def discard(self) -> None:
        """Leave nothing of this; what was there before stays."""
        self._engine = None
        if self.base:
            shutil.rmtree(self.db, ignore_errors=True)
        if self.is_new:
            (self.folder / marker.NAME).unlink(missing_ok=True)

    def _opened(self) -> ox.Store:
        if self._engine is None:
            self._engine = opened_engine(self.db)
        return self._engine


@contextmanager
def building(folder: Path, *, replace: bool = False, wait: float = 0.5) -> Iterator[Building]:
    """Build a store's quads anew: they are the store's and published when the block ends, and gone if it fails.

    Nobody else may write meanwhile (`StoreInUse`); readers go on with what was there. A process that is killed leaves
    what was there, or a new store that says that it was not finished.
    """
    # Before a lock is made in a folder of something else.
    _base_of(folder)
    made = not folder.exists()
    marker.make(folder)
    lock = Lock(folder / "lock", wait=wait)
    try:
        new = Building(folder, replace=replace)
        try:
            yield new
            new.finish()
        except BaseException:
            new.discard()
            raise
    except BaseException:
        lock.release()
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    locked(folder, None, lock).close()


def _base_of(folder: Path) -> str | None:
    return None if marker.is_unfinished(folder) else marker.base_of(folder, None)


def _is_empty(folder: Path) -> bool:
    try:
        return next(iter(opened_engine(marker.db_of(folder))), None) is None
    except OSError as error:
        raise StoreError(f"store {folder} cannot be read: {error}") from error
