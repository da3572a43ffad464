"""The embedded store: Oxigraph in this process, on disk or in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from itertools import chain, islice
from math import inf
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import (
    FailedUpdate,
    StoreDamaged,
    StoreError,
    StoreInUse,
    StoreMismatch,
    StoreMissing,
    StoreUnwritable,
)
from kg.settings import DEFAULT_BASE, base_of
from kg.store import checkpoints, marker, tag
from kg.store.checkpoints import Held
from kg.store.data import data, ground
from kg.store.engine import damaged, live_engine, readable_engine, reading, writing
from kg.store.kept import Kept
from kg.store.lock import Lock
from kg.store.port import Answer, Dataset, Store, Term
from kg.store.tag import Tag
from kg.store.tokens import bind, unparsed

T = TypeVar("T")

_SMALL = 256
_MANY = 50_000
# Longer than any look-up or answer takes.
_LINGER = 60.0


def open_folder(path: Path, base: str | None = None, *, write: bool = True, wait: float = 0.5) -> Store:
    """Open the store in the folder `path` as its one writer, or with `write=False` as one of many readers.

    A reader sees what the writer last flushed, whoever writes meanwhile, and goes on seeing it until `follow`.
    A writer makes what is not there. `base` is for a new store (the default of `Settings` if `None`) and is
    checked against an old one; one that is no address is a `UsageError`. Another writer gets `wait` seconds to let go.
    Raises `StoreInUse`, `StoreUnwritable`, `StoreMismatch`, and for a reader of nothing `StoreMissing`.
    """
    base = base_of(base) if base is not None else None
    found = marker.base_of(path, base)
    if found is None and not write:
        raise StoreMissing(f"no store in {path}; `kg ingest` makes one")
    return _written(path, base, wait) if write else _read(path, str(found))


def _written(path: Path, base: str | None, wait: float, *, anew: bool = False) -> Store:
    marker.make(path)
    return locked(path, base, Lock(path / "lock", wait=wait), anew=anew)


def locked(path: Path, base: str | None, lock: Lock, *, anew: bool = False) -> Store:
    """Open the store in a folder whose lock is held already; it goes with the store, or when this fails.

    With `anew` what is there is published again even where it seems to be.
    """
    try:
        found = marker.base_of(path, base) or _new(path, base or DEFAULT_BASE)
        marker.sweep(path)
        store = _Embedded(live_engine(path), found, path, lock)
        with writing(path):
            # The last writer may have been killed between a change and its publication.
            store.publish(anew=anew)
    except BaseException:
        lock.release()
        raise
    return store


def renew(path: Path) -> None:
    """Publish what is live in a folder again, so that its readers read those very files; while one writes do nothing.

    What cannot be opened there is `StoreDamaged`, which readers of what was published before may not notice.
    """
    with suppress(StoreInUse, StoreUnwritable):
        _written(path, None, 0, anew=True).close()


def over_engine(engine: ox.Store, base: str) -> Store:
    """Give a store over an engine that nobody but its maker keeps; it records the base where nothing is there yet.

    Much is added in a third of the time and a fifth of the room, and in part where a process is killed.
    """
    return _Embedded(engine, base, None, None, many=_MANY)


def _read(path: Path, base: str) -> _Embedded:
    word = tag.recorded(path)
    why = _mended(path, base) if word is None or word != checkpoints.tag(path) else None
    try:
        return _reader(path, base, why)
    except StoreDamaged:
        # What is published follows from what is live, which may be sound.
        if why or _mended(path, base, anew=True):
            raise
        return _reader(path, base, None)


def _reader(path: Path, base: str, why: StoreError | None) -> _Embedded:
    held = checkpoints.take(path)
    if held is None:
        raise why or damaged(path, "it has no checkpoint that can be read")
    try:
        return _Embedded(readable_engine(held.path), base, path, None, held)
    except BaseException:
        held.release()
        raise


def _mended(path: Path, base: str, *, anew: bool = False) -> StoreError | None:
    """Publish what a writer that was killed left unpublished, or tell why not: while one writes it does so itself."""
    try:
        _written(path, base, 0, anew=anew).close()
    except (StoreInUse, StoreUnwritable) as error:
        return error
    return None


def memory_store(base: str = DEFAULT_BASE) -> Store:
    """Make an empty store that lives as long as this object, for tests and trials.

    A base that is no address is a `UsageError`.
    """
    return _Embedded(ox.Store(), base_of(base), None, None)


class _Embedded:
    def __init__(
        self,
        engine: ox.Store,
        base: str,
        folder: Path | None,
        lock: Lock | None,
        held: Held | None = None,
        *,
        many: float = inf,
    ) -> None:
        self._open: ox.Store | None = engine
        self.folder, self._lock, self._write = folder, lock, held is None
        self._held, self._left = held, list[tuple[float, Held]]()
        self._published = checkpoints.tag(folder) if folder else None
        self._turn = threading.RLock()
        self.base, self.version, self._many = base, 0, many
        self._tag = Tag(folder)
        self._kept = Kept()
        with reading(folder):
            self._check_base()

    @property
    def home(self) -> Path | None:
        return self.folder if self._write else None

    @property
    def tag(self) -> str:
        return self._held.tag if self._held else str(self._tag)

    @property
    def _engine(self) -> ox.Store:
        if self._open is None:
            raise StoreError("the store is closed")
        return self._open

    def _check_base(self) -> None:
        # A graph without triples, so that no query over all graphs finds any there.
        recorded = self._engine.contains_named_graph(marker.about(self.base))
        if not recorded and (len(self._engine) or next(iter(self._engine.named_graphs()), None)):
            raise StoreMismatch(
                f"the data in {self.folder} were not written with base {self.base}, as its marker says"
            )
        if not recorded and self._write:
            self._engine.add_graph(marker.about(self.base))

    def query(
        self,
        sparql: str,
        prefixes: Mapping[str, str] | None = None,
        dataset: Dataset | None = None,
        /,
        **bound: Term,
    ) -> Answer:
        asked = bind(sparql, bound) if bound else sparql
        try:
            return self._engine.query(
                asked,
                base_iri=self.base,
                prefixes=dict(prefixes or {}),
                default_graph=[*dataset.default] if dataset else None,
                named_graphs=[*dataset.named] if dataset else None,
            )
        except SyntaxError as error:
            raise unparsed(str(error)) from error

    def query_for(
        self,
        seconds: float | None,
        sparql: str,
        prefixes: Mapping[str, str] | None = None,
        dataset: Dataset | None = None,
        /,
        **bound: Term,
    ) -> Answer:
        return self.query(sparql, prefixes, dataset, **bound)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        # The engine's iterator may be dropped only by the thread that made it, which an exception's frames or
        # a garbage collection do not promise: a small answer is read whole, so that none is left over.
        found = iter(self._engine.quads_for_pattern(subject, predicate, object, graph))
        first = list(islice(found, _SMALL))
        return iter(first) if len(first) < _SMALL else chain(first, found)

    def change(
        self,
        *,
        clear: Iterable[NamedNode] = (),
        remove: Iterable[Quad] = (),
        add: Iterable[Quad] = (),
    ) -> None:
        dropped = [name for name in clear if self._engine.contains_named_graph(name)]
        removed = list(remove)
        steps = [f"DROP GRAPH {name}" for name in dropped]
        steps += [f"DELETE DATA {{ {told} }}" for told in [data(removed)] if told]
        quads = ground(add)
        self._refuse_reading_only()
        with writing(self.folder):
            self._tag.announce()
            if steps:
                self._engine.update(" ;\n".join([*steps, f"INSERT DATA {{ {data(quads)} }}"]))
            else:
                # Also one transaction, unless it is to be none, and a third faster than a request.
                (self._engine.extend if len(quads) < self._many else self._engine.bulk_extend)(quads)
        self._kept.touched.note(self.version + 1, dropped, [*removed, *quads])
        self.version += 1
        self._tag.moved(self.version)

    def update(self, sparql: str, prefixes: Mapping[str, str] | None = None, /) -> None:
        self._refuse_reading_only()
        with writing(self.folder):
            self._tag.announce()
            try:
                self._update(sparql, dict(prefixes or {}))
            except RuntimeError as error:
                raise FailedUpdate(str(error)) from error
        self.version += 1
        self._tag.moved(self.version)

    def _update(self, sparql: str, prefixes: dict[str, str]) -> None:
        # In one request with what was asked for, the record of the base is never gone.
        own = f"CREATE SILENT GRAPH {marker.about(self.base)}"
        for separator in (";", ""):
            with suppress(SyntaxError):
                asked = f"{sparql}\n{separator} {own}"
                self._engine.update(asked, base_iri=self.base, prefixes=prefixes)
                return
        try:
            # Only for the place of the fault in what was asked; a prologue alone has none and changes nothing.
            ox.Store().update(sparql, base_iri=self.base, prefixes=prefixes)
        except SyntaxError as error:
            raise unparsed(str(error)) from error

    def _refuse_reading_only(self) -> None:
        if not self._write:
            raise StoreUnwritable(f"store {self.folder} is open for reading only")

    def contains(self, graph: NamedNode) -> bool:
        return graph != marker.about(self.base) and self._engine.contains_named_graph(graph)

    def graphs(self) -> Iterator[NamedNode]:
        own = marker.about(self.base)
        return (name for name in self._engine.named_graphs() if isinstance(name, NamedNode) and name != own)

    def kept(
        self,
        what: str,
        compute: Callable[[], T],
        renew: Callable[[T, frozenset[NamedNode]], T] | None = None,
    ) -> T:
        return self._kept.give(what, self.version, compute, renew)

    def turn(self) -> AbstractContextManager[object]:
        return self._turn

    def flush(self) -> None:
        if self._write and self.folder:
            with self._turn, writing(self.folder):
                self._engine.flush()
                self.publish()

    def publish(self, *, anew: bool = False) -> None:
        """Let readers see what is flushed, unless they do; in memory there is nothing to publish."""
        if self.folder and (anew or self._published != self.tag):
            published = self.tag
            checkpoints.publish(self.folder, published, self._engine.backup)
            self._published = published

    @property
    def published(self) -> str | None:
        if self._held:
            return self._held.name
        return checkpoints.current(self.folder) if self.folder else None

    def checkpoint(self) -> Held | None:
        if self._held:
            return self._held.again()
        return checkpoints.take(self.folder) if self.folder else None

    def follow(self) -> bool:
        if self._held is None or self.folder is None:
            return False
        with self._turn:
            while self._left and self._left[0][0] < time.monotonic():
                self._left.pop(0)[1].release()
            held = (
                checkpoints.take(self.folder) if self.published != checkpoints.current(self.folder) else None
            )
            if held is None:
                return False
            # Iterators of the one before may still be read.
            self._left.append((time.monotonic() + _LINGER, self._held))
            self._open, self._held = readable_engine(held.path), held
            self.version += 1
        return True

    def close(self) -> None:
        if self._open is None:
            return
        try:
            self.flush()
            if self._write:
                with writing(self.folder):
                    self._tag.close()
        finally:
            # Where nothing more can be written, others get their turn all the same.
            self._let_go()

    def _let_go(self) -> None:
        self._open = None
        self._kept.clear()
        for held in (*(held for _, held in self._left), *filter(None, [self._held])):
            held.release()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _new(path: Path, base: str) -> str:
    marker.record(path, base)
    return base
