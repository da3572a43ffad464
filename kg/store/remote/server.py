"""The store on a SPARQL server: look-ups, queries and changes over HTTP."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar, cast

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions

from kg.errors import FailedUpdate, QueryError, QueryTimeout, StoreError, StoreUnwritable
from kg.remote import Server
from kg.store.checkpoints import Held
from kg.store.data import ground
from kg.store.kept import Kept
from kg.store.port import Answer, Dataset, Store, Term
from kg.store.remote.asking import Asking
from kg.store.remote.canonical import canonical, canonical_literal
from kg.store.remote.changes import Changes
from kg.store.remote.lease import Lease
from kg.store.remote.lookups import Lookups
from kg.store.remote.recall import Recall
from kg.store.remote.record import TAG, Record
from kg.store.remote.wire import Refused
from kg.store.remote.within import query_within, update_within
from kg.store.tokens import bind, unparsed

T = TypeVar("T")

_REFUSED: Final = frozenset({400, 409, 422, 500})


@dataclass(frozen=True, slots=True)
class Parts:
    """What a store on a server is made of; a reader has no lease, and what is `lent` is closed by another."""

    asking: Asking
    lookups: Lookups
    changes: Changes
    lease: Lease | None
    lent: bool = False

    def close(self) -> None:
        """Let go of the right to write and of the server."""
        if self.lease:
            self.lease.release()
        self.asking.wire.close()


def served(parts: Parts, record: Record, server: Server) -> Store:
    """Give the store that is recorded on a server.

    A reader sees what the server has when it looks, and what it looked up before until `follow`: a change may fall
    between two look-ups. Files that belong to the store, such as the list of those who are kept out of it, are in a
    folder of this machine.
    """
    return _Remote(parts, record, server)


class _Remote:
    def __init__(self, parts: Parts, record: Record, server: Server) -> None:
        self._parts, self._record, self._server = parts, record, server
        self._asking = parts.asking
        self._recall = Recall(parts.lookups.quads)
        self._turn, self._kept = threading.RLock(), Kept()
        self._nonce, self._tag = secrets.token_hex(6), record.tag
        self._closed, self.version = False, 0

    @property
    def base(self) -> str:
        return self._record.base

    @property
    def folder(self) -> Path:
        return self._server.folder

    @property
    def home(self) -> Path | None:
        return self.folder if self._parts.lease else None

    @property
    def tag(self) -> str:
        return self._tag

    def query(
        self,
        sparql: str,
        prefixes: Mapping[str, str] | None = None,
        dataset: Dataset | None = None,
        /,
        **bound: Term,
    ) -> Answer:
        return self.query_for(None, sparql, prefixes, dataset, **bound)

    def query_for(
        self,
        seconds: float | None,
        sparql: str,
        prefixes: Mapping[str, str] | None = None,
        dataset: Dataset | None = None,
        /,
        **bound: Term,
    ) -> Answer:
        self._refuse_closed()
        asked = bind(sparql, bound) if bound else sparql
        # Our own questions find nothing in the record, and are slower for leaving it out.
        if dataset is None and (self._record.default or seconds is not None):
            asked = query_within(asked, self._record.default, self._parts.lookups.hidden)
        try:
            return self._asking.answer(self._prologue(prefixes) + asked, self._seen(dataset), seconds)
        except Refused as why:
            if why.late and seconds is not None:
                raise QueryTimeout(f"the server did not answer within {seconds:.3g} s") from why
            if why.status not in _REFUSED:
                raise
            with suppress(RuntimeError):
                _refuse_unparsed(
                    lambda: ox.Store().query(asked, base_iri=self.base, prefixes=dict(prefixes or {}))
                )
            raise QueryError(str(why)) from why

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        self._refuse_closed()
        found = canonical_literal(object) if isinstance(object, Literal) else object
        return self._recall.quads((subject, predicate, found, graph))

    def change(
        self,
        *,
        clear: Iterable[NamedNode] = (),
        remove: Iterable[Quad] = (),
        add: Iterable[Quad] = (),
    ) -> None:
        dropped = list(clear)
        removed, quads = ([canonical(q) for q in ground(some)] for some in (remove, add))
        self._make(lambda tag: self._parts.changes.make(dropped, removed, quads, tag))
        self._recall.forget((*removed, *quads), dropped)
        self._kept.touched.note(self.version, dropped, [*removed, *quads])

    def update(self, sparql: str, prefixes: Mapping[str, str] | None = None, /) -> None:
        _refuse_unparsed(lambda: _tried(sparql, self.base, prefixes))
        asked = sparql.rstrip().rstrip(";")
        if self._record.default:
            lookups = self._parts.lookups
            asked = update_within(asked, self._record.default, lookups.hidden, lookups.graphs)
        try:
            self._make(lambda tag: self._update(asked, prefixes, tag))
        except Refused as why:
            if why.status in _REFUSED:
                raise FailedUpdate(str(why)) from why
            raise
        finally:
            self._recall.clear()

    def _update(self, asked: str, prefixes: Mapping[str, str] | None, tag: str) -> None:
        # In one request with what was asked for, the record is never gone.
        own = " ;\n".join([*self._parts.changes.recorded(self._record), self._parts.changes.tagged(tag)])
        # A prologue alone is followed by no semicolon.
        between = ";" if _parses(f"{asked}\n; INSERT DATA {{}}", self.base, prefixes) else ""
        self._asking.update(f"{self._prologue(prefixes)}{asked}\n{between} {own}", repeatable=False)

    def _make(self, make: Callable[[str], None]) -> None:
        self._refuse_closed()
        if self._parts.lease is None:
            raise StoreUnwritable(f"store {self._server} is open for reading only")
        self._parts.lease.check()
        tag = f"{self._nonce}-{self.version + 1}"
        try:
            make(tag)
        except StoreError:
            if not self._is_made(tag):
                raise
        self._tag = tag
        self.version += 1

    def _is_made(self, tag: str) -> bool:
        """Tell whether a change was made although its answer did not come; what is not known counts as changed."""
        try:
            made = self._tag_there() == tag
        except StoreError:
            made = False
        if not made:
            self.version += 1
            self._recall.clear()
        return made

    def contains(self, graph: NamedNode) -> bool:
        self._refuse_closed()
        return self._parts.lookups.contains(graph)

    def graphs(self) -> Iterator[NamedNode]:
        self._refuse_closed()
        return self._parts.lookups.graphs()

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
        """Do nothing: what the server has acknowledged is its to keep."""

    @property
    def published(self) -> str | None:
        return None

    def checkpoint(self) -> Held | None:
        return None

    def follow(self) -> bool:
        if self._parts.lease or self._closed:
            return False
        with self._turn:
            now = self._tag_there()
            if now == self._tag:
                return False
            self._recall.clear()
            self._tag = now
            self.version += 1
        return True

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._kept.clear()
        self._recall.clear()
        if not self._parts.lent:
            self._parts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _tag_there(self) -> str:
        own = self._record.name
        rows = self._asking.answer(f"SELECT ?tag {{ GRAPH {own} {{ {own} {TAG} ?tag }} }}")
        return max((cast("Literal", row["tag"]).value for row in cast("QuerySolutions", rows)), default="")

    def _seen(self, dataset: Dataset | None) -> Dataset | None:
        if dataset is None or not self._record.default:
            return dataset
        # Where no graph is named such a server may show all.
        none = (NamedNode(self._record.name.value + "/none"),)
        return Dataset(dataset.default or none, dataset.named or none)

    def _prologue(self, prefixes: Mapping[str, str] | None) -> str:
        # On one line, so that a place in the query is the one that the server names.
        return f"BASE <{self.base}> " + "".join(f"PREFIX {n}: <{i}> " for n, i in (prefixes or {}).items())

    def _refuse_closed(self) -> None:
        if self._closed:
            raise StoreError("the store is closed")


def _tried(sparql: str, base: str, prefixes: Mapping[str, str] | None) -> None:
    with suppress(RuntimeError, OSError):
        # What does not fit an empty store may fit the server's.
        ox.Store().update(sparql, base_iri=base, prefixes=dict(prefixes or {}))


def _parses(sparql: str, base: str, prefixes: Mapping[str, str] | None) -> bool:
    try:
        _tried(sparql, base, prefixes)
    except SyntaxError:
        return False
    return True


def _refuse_unparsed(read: Callable[[], object]) -> None:
    try:
        read()
    except SyntaxError as error:
        raise unparsed(str(error)) from error
