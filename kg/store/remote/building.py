"""Fills a store on a server with quads that were made elsewhere."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from typing import BinaryIO, Final

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.errors import DamagedCopy, StoreError, StoreMismatch, UsageError
from kg.remote import Server
from kg.store.data import data
from kg.store.port import Store
from kg.store.remote.opening import opened
from kg.store.remote.record import LOADING, Record
from kg.store.remote.server import Parts, served
from kg.store.remote.wire import Refused

_AT_ONCE: Final = 10_000
_DROPS: Final = 200
_NQUADS: Final = "application/n-quads"


class Filling:
    """A store on a server while quads are put into it, which says so of itself, so that nobody reads it."""

    def __init__(self, server: Server, *, replace: bool, wait: float) -> None:
        """Begin nothing yet; see `filling`."""
        self._server, self._replace, self._wait = server, replace, wait
        self._bulk = True
        self._opened: tuple[Parts, Record] | None = None
        self.base = ""

    def begin(self, base: str) -> None:
        """Be of this base; a store of another is `StoreMismatch`, one that holds something `UsageError`.

        What is to be replaced is gone behind this.
        """
        try:
            parts, record = opened(self._server, base, write=True, wait=self._wait, loading=True)
        except StoreMismatch as error:
            raise StoreMismatch(f"this was made with base {base}; {error}") from error
        self._opened, self.base = (parts, record), base
        holds = record.loading or next(parts.lookups.quads((None, None, None, None), 1), None) is not None
        if holds and not self._replace:
            raise UsageError(
                f"store {self._server} is not empty; name another dataset, or --replace what it holds"
            )
        marked = replace(record, loading=True)
        parts.asking.update(f"INSERT DATA {{ {data(marked.quads())} }}")
        self._opened = parts, marked
        if holds:
            self._empty(parts, record.default)

    def fill(self, nquads: BinaryIO) -> None:
        """Put lines of N-Quads in, in bounded memory; what does not parse is a `DamagedCopy` with its line."""
        parts, record = self._held()
        quads = parse(nquads, RdfFormat.N_QUADS)
        try:
            while some := list(islice(quads, _AT_ONCE)):
                if parts.lease:
                    parts.lease.check()
                self._put(parts, record, some)
        except SyntaxError as error:
            raise DamagedCopy(
                f"line {error.lineno}: no N-Quads: {' '.join(str(error.msg).split())}"
            ) from error

    def store(self) -> Store:
        """Give what was put in so far as a store; to close it leaves this open."""
        parts, record = self._held()
        return served(replace(parts, lent=True), record, self._server)

    def finish(self) -> None:
        """Let this be what the store holds."""
        parts, record = self._held()
        own = f"GRAPH {record.name} {{ {record.name} {LOADING}"
        parts.asking.update(
            f"{parts.changes.tagged(secrets.token_hex(6))} ;\nDELETE WHERE {{ {own} ?loading }} }}"
        )

    def close(self) -> None:
        """Let go of the server; what was not finished stays, and says so."""
        if self._opened:
            self._opened[0].close()

    def _held(self) -> tuple[Parts, Record]:
        if self._opened is None:
            raise StoreError("nothing was begun")
        return self._opened

    def _put(self, parts: Parts, record: Record, quads: list[Quad]) -> None:
        graphs = parts.asking.ends.graphs
        if graphs and self._bulk and record.default is None:
            try:
                parts.asking.wire.post(graphs, serialize(quads, format=RdfFormat.N_QUADS) or b"", _NQUADS)
            except Refused as why:
                if why.status in {0, 401, 403, 429} or why.status >= 500:
                    raise
                # Not every graph store takes quads; every server takes updates.
                self._bulk = False
            else:
                return
        parts.changes.put(quads)

    def _empty(self, parts: Parts, default: NamedNode | None) -> None:
        names = list(parts.lookups.graphs())
        for start in range(0, len(names), _DROPS):
            dropped = (f"DROP SILENT GRAPH {name}" for name in names[start : start + _DROPS])
            parts.asking.update(" ;\n".join(dropped))
        parts.asking.update(f"DROP SILENT GRAPH {default}" if default else "DROP SILENT DEFAULT")


@contextmanager
def filling(server: Server, *, replace: bool = False, wait: float = 0.5) -> Iterator[Filling]:
    """Fill a store on a server with quads: they are the store's when the block ends.

    A server has no place to build beside what is there: what is replaced is gone first, and a load that fails or is
    killed leaves a store that says that it was not finished, until it is loaded again. `StoreInUse` where another
    writes, `UsageError` where the store holds something and it is not to be replaced.
    """
    new = Filling(server, replace=replace, wait=wait)
    try:
        yield new
        new.finish()
    finally:
        with suppress(StoreError):
            new.close()
