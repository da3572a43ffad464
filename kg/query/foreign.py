"""Runs other people's queries, bounded in time, rows and memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from typing import Any, Self

from pyoxigraph import NamedNode

from kg.errors import BadQuery, QueryError, UsageError
from kg.query import worker
from kg.query.dialect import Said, said
from kg.query.guard import Form, checked
from kg.query.limiting import limited
from kg.query.prefixes import prefixes
from kg.query.process import Limit, Place, Process
from kg.settings import QUERY_BYTES, QUERY_ROWS, QUERY_SECONDS
from kg.store import Answer, Dataset, Store

QUICK, LONG, PATIENCE = 4, 8, 0.5
_SHORTEST = 0.01
DEFAULT_TYPE = {
    Form.SELECT: "application/sparql-results+json",
    Form.ASK: "application/sparql-results+json",
    Form.CONSTRUCT: "text/turtle",
    Form.DESCRIBE: "text/turtle",
}


@dataclass(frozen=True, slots=True)
class Result:
    """An answer as bytes in `media_type`; `truncated` if rows, triples or bytes were left out."""

    form: Form
    body: bytes
    media_type: str
    truncated: bool


class Workers:
    """Processes that answer foreign queries on checkpoints of one store; they stay warm until `close`.

    Every query begins among the quick ones; one that runs for more than `patience` seconds gives its place to
    the next and goes on among the long ones, so that queries without end leave room for short ones. A store on a
    server or in memory has no checkpoints: the server answers, bounded in time and rows, or this process does, bounded
    in rows alone.
    """

    def __init__(
        self,
        store: Store,
        *,
        quick: int = QUICK,
        long: int = LONG,
        patience: float = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Have at most `quick` and `long` queries answered at once; no process starts before it is needed.

        `clock` gives seconds.
        """
        self._store, self._patience, self._clock = store, patience, clock
        self._quick, self._long = threading.BoundedSemaphore(quick), threading.BoundedSemaphore(long)
        self._most, self._lock = quick, threading.Lock()
        self._idle: list[Process] = []
        self._places, self._closed = set[Place](), False

    def run(
        self,
        sparql: str,
        *,
        seconds: float = QUERY_SECONDS,
        rows: int = QUERY_ROWS,
        size: int = QUERY_BYTES,
        media_type: str | None = None,
        default_graphs: Iterable[str] = (),
        named_graphs: Iterable[str] = (),
    ) -> Result:
        """Answer a query in a media type (JSON for rows and Turtle for triples unless told) or not at all.

        What the guard refuses is a `RefusedQuery`; what does not parse a `BadQuery` with line and column;
        what takes longer than `seconds`, waiting for a free process included, or too much memory, or would be
        one long query too many, a `QueryTimeout`; a media type that does not fit a `UsageError`. Rows beyond
        `rows`, and those behind `size` bytes, are left out and `truncated` says so. Where IRIs of graphs are
        given, they are all that the query sees, whatever it says by `FROM`: the `default_graphs` merged, the
        `named_graphs` by `GRAPH`; what is no IRI is a `UsageError`.
        """
        form = checked(sparql, self._store.base, self._holds)
        kind = media_type or DEFAULT_TYPE[form]
        graphs = dataset([*default_graphs], [*named_graphs])
        limit = Limit(seconds, self._clock)
        if not self._quick.acquire(timeout=seconds):
            raise limit.passed("all workers were busy for")
        place = Place(self._quick, self._long)
        self._places.add(place)
        try:
            if limit.left <= 0:
                raise limit.passed("all workers were busy for")
            request: dict[str, object] = {"prefixes": prefixes(self._store.base), "base": self._store.base}
            request |= {"media_type": kind, "rows": rows, "size": size}
            body, truncated = self._asked(sparql, request | _graphs(graphs), graphs, limit, place)
        finally:
            place.leave()
            self._places.discard(place)
        return Result(form, body, kind, truncated)

    def tend(self) -> None:
        """Have a process ready for each quick place, on what was published last."""
        while (process := self._unready()) is not None:
            try:
                self._moved(process)
            finally:
                self._rest(process)

    def close(self) -> None:
        """End every idle process; a busy one ends with its query."""
        with self._lock:
            self._closed = True
            while self._idle:
                self._idle.pop().end()

    def __enter__(self) -> Self:
        """Give the workers themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self.close()

    def _holds(self, graph: str) -> bool:
        return self._store.contains(NamedNode(graph))

    def _is_node(self, iri: str) -> bool:
        try:
            node = NamedNode(iri)
        except ValueError:
            # An undeclared prefix, of which the engine tells.
            return True
        found = chain(self._store.quads(node), self._store.quads(None, None, node))
        return next(found, None) is not None

    def _asked(
        self, sparql: str, request: dict[str, object], graphs: Dataset | None, limit: Limit, place: Place
    ) -> tuple[bytes, bool]:
        heard = said(sparql, self._is_node, self._store.base)
        try:
            return self._answered(request | asdict(heard), graphs, limit, place)
        except BadQuery:
            if heard.sparql == sparql:
                raise
            # Only the query as it came has the lines and columns that its author knows.
            return self._answered(request | asdict(Said(sparql)), graphs, limit, place)

    def _answered(
        self, request: dict[str, object], graphs: Dataset | None, limit: Limit, place: Place
    ) -> tuple[bytes, bool]:
        if self._store.published is None:
            return self._here(request, graphs, limit, place)
        process = self._taken()
        try:
            return process.ask(request, limit, place, self._patience)
        finally:
            self._rest(process)

    def _here(
        self, request: dict[str, Any], graphs: Dataset | None, limit: Limit, place: Place
    ) -> tuple[bytes, bool]:
        def asked(sparql: str) -> Answer:
            # A server sends all that is asked for, however little of it is shown.
            few = limited(sparql, request["rows"] + 1)
            return self._store.query_for(max(limit.left, _SHORTEST), few, request["prefixes"], graphs)

        moving = threading.Timer(self._patience, place.move)
        moving.start()
        try:
            ask = partial(worker.answered, asked, request["sparql"], request["star"], request["names"])
            return worker.written(ask, request["media_type"], request["rows"], request["size"])
        except ValueError as error:
            raise UsageError(str(error)) from error
        except RuntimeError as error:
            raise QueryError(str(error)) from error
        finally:
            moving.cancel()

    def _unready(self) -> Process | None:
        published = self._store.published
        if published is None:
            return None
        with self._lock:
            for dead in [process for process in self._idle if not process.alive]:
                self._idle.remove(dead)
                dead.end()
            stale = next((p for p in self._idle if p.checkpoint != published), None)
            if stale is not None:
                self._idle.remove(stale)
                return stale
            ready = len(self._idle) + sum(not place.is_long for place in self._places)
            return Process() if ready < self._most and not self._closed else None

    def _taken(self) -> Process:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.alive:
                    break
                process.end()
            else:
                process = Process()
        return self._moved(process)

    def _moved(self, process: Process) -> Process:
        published = self._store.published
        if process.checkpoint != published and (held := self._store.checkpoint()):
            process.move(held)
        return process

    def _rest(self, process: Process) -> None:
        with self._lock:
            if process.alive and not self._closed and len(self._idle) < self._most:
                self._idle.append(process)
            else:
                process.end()


def dataset(default: Sequence[str], named: Sequence[str]) -> Dataset | None:
    """Give the graphs with these IRIs as a dataset, `None` without any; what is no IRI is a `UsageError`."""
    if not default and not named:
        return None
    try:
        return Dataset(tuple(map(NamedNode, default)), tuple(map(NamedNode, named)))
    except ValueError as error:
        raise UsageError(f"a graph is named by an IRI: {error}") from error


def _graphs(graphs: Dataset | None) -> dict[str, object]:
    if graphs is None:
        return {"default": None, "named": None}
    return {"default": [g.value for g in graphs.default], "named": [g.value for g in graphs.named]}
