"""Runs other people's queries, bounded in time, rows and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import weakref
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pyoxigraph import NamedNode

from kg.errors import QueryError, QueryTimeout, UsageError
from kg.query import worker
from kg.query.guard import Form, checked
from kg.query.prefixes import prefixes
from kg.settings import QUERY_ROWS, QUERY_SECONDS
from kg.store import Dataset, Store, unparsed

MAX_RESULT = 64 * 1024 * 1024
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

    A store in memory has no checkpoints: its queries run in this process, bounded in rows alone.
    """

    def __init__(self, store: Store, *, most: int = 4, clock: Callable[[], float] = time.monotonic) -> None:
        """Have at most `most` queries answered at once; no process starts before it is needed.

        `clock` gives seconds.
        """
        self._store, self._clock = store, clock
        self._room = threading.BoundedSemaphore(most)
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._readers: Counter[Path] = Counter()

    def run(
        self,
        sparql: str,
        *,
        seconds: float = QUERY_SECONDS,
        rows: int = QUERY_ROWS,
        media_type: str | None = None,
        default_graphs: Iterable[str] = (),
        named_graphs: Iterable[str] = (),
    ) -> Result:
        """Answer a query in a media type (JSON for rows and Turtle for triples unless told) or not at all.

        What the guard refuses is a `RefusedQuery`; what does not parse a `BadQuery` with line and column;
        what takes longer than `seconds`, waiting for a free process included, or too much memory, a
        `QueryTimeout`; a media type that does not fit a `UsageError`. Rows beyond `rows` are left out and
        `truncated` says so. Where IRIs of graphs are given, they are all that the query sees, whatever it
        says by `FROM`: the `default_graphs` merged, the `named_graphs` by `GRAPH`; what is no IRI is a
        `UsageError`.
        """
        form = checked(sparql, self._store.base)
        kind = media_type or DEFAULT_TYPE[form]
        dataset = _dataset([*default_graphs], [*named_graphs])
        limit = _Limit(seconds, self._clock)
        if not self._room.acquire(timeout=seconds):
            raise limit.passed("all workers were busy for")
        try:
            body, truncated = self._answered(sparql, kind, rows, dataset, limit)
        finally:
            self._room.release()
        return Result(form, body, kind, truncated)

    def close(self) -> None:
        """End every idle process; a busy one ends with its query."""
        with self._lock:
            while self._idle:
                self._retire(self._idle.pop())

    def __enter__(self) -> Self:
        """Give the workers themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self.close()

    def _answered(
        self, sparql: str, media_type: str, rows: int, dataset: Dataset | None, limit: _Limit
    ) -> tuple[bytes, bool]:
        if limit.left <= 0:
            raise limit.passed("all workers were busy for")
        process, known = self._taken(), prefixes(self._store.base)
        if process is None:
            try:
                answer = self._store.query(sparql, known, dataset)
                return worker.written(answer, media_type, rows, MAX_RESULT)
            except ValueError as error:
                raise UsageError(str(error)) from error
        request = {"sparql": sparql, "prefixes": known, "media_type": media_type, "rows": rows}
        try:
            return process.ask({**request, **_graphs(dataset), "size": MAX_RESULT}, limit)
        finally:
            with self._lock:
                if process.alive:
                    self._idle.append(process)
                else:
                    self._retire(process)

    def _taken(self) -> _Process | None:
        with self._lock:
            checkpoint = self._store.checkpoint()
            if checkpoint is None:
                return None
            for stale in [p for p in self._idle if p.checkpoint != checkpoint]:
                self._idle.remove(stale)
                self._retire(stale)
            if self._idle:
                return self._idle.pop()
            self._readers[checkpoint] += 1
            return _Process(checkpoint)

    def _retire(self, process: _Process) -> None:
        process.end()
        self._readers[process.checkpoint] -= 1
        if not self._readers[process.checkpoint]:
            self._store.discard(process.checkpoint)


def _dataset(default: list[str], named: list[str]) -> Dataset | None:
    if not default and not named:
        return None
    try:
        return Dataset(tuple(map(NamedNode, default)), tuple(map(NamedNode, named)))
    except ValueError as error:
        raise UsageError(f"a graph is named by an IRI: {error}") from error


def _graphs(dataset: Dataset | None) -> dict[str, list[str] | None]:
    if dataset is None:
        return {"default": None, "named": None}
    return {"default": [g.value for g in dataset.default], "named": [g.value for g in dataset.named]}


class _Limit:
    """The time that one query may take, from the making of this on."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._seconds, self._clock, self._begun = seconds, clock, clock()

    @property
    def left(self) -> float:
        """Give the seconds that are left; past the limit they are negative."""
        return self._begun + self._seconds - self._clock()

    def passed(self, what: str) -> QueryTimeout:
        return QueryTimeout(f"{what} {self._seconds:g} s")


class _Process:
    def __init__(self, checkpoint: Path) -> None:
        self.checkpoint, self.alive = checkpoint, True
        # `-P` keeps this folder's modules from standing in for those of the standard library.
        command = [sys.executable, "-P", worker.__file__, str(checkpoint)]
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and file
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._finalizer = weakref.finalize(self, _end, self._process)

    def ask(self, request: dict[str, object], limit: _Limit) -> tuple[bytes, bool]:
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(limit.left, stop)
        timer.start()
        try:
            head, body = self._exchange(request)
        except (OSError, ValueError) as error:
            self.alive = False
            if late.is_set():
                raise limit.passed("the query was ended after") from error
            raise QueryTimeout(
                "the query ended its process: it needs too much memory or is too deep"
            ) from error
        finally:
            timer.cancel()
            # The timer may have fired after the answer was read.
            self.alive = self.alive and not late.is_set()
        if head["error"]:
            raise _error(*head["error"])
        return body, bool(head["truncated"])

    def _exchange(self, request: dict[str, object]) -> tuple[dict[str, list[str]], bytes]:
        inlet, outlet = self._process.stdin, self._process.stdout
        if inlet is None or outlet is None:
            raise ValueError("a worker without pipes")
        inlet.write(json.dumps(request).encode() + b"\n")
        inlet.flush()
        head = json.loads(outlet.readline())
        body = outlet.read(head["length"])
        if len(body) < head["length"]:
            raise ValueError("a worker that ended in mid-answer")
        return head, body

    def end(self) -> None:
        self.alive = False
        self._finalizer()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()


def _error(kind: str, words: str) -> QueryError | UsageError:
    if kind == "SyntaxError":
        return unparsed(words)
    if kind == "ValueError":
        return UsageError(words)
    return QueryError(words)
