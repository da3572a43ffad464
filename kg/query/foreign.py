"""Runs other people's queries, bounded in time, rows and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import weakref
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.errors import QueryError, QueryTimeout, UsageError
from kg.query import worker
from kg.query.guard import Form, checked
from kg.rdf.vocabulary import PREFIXES
from kg.store import Store, unparsed

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


def known_prefixes(store: Store) -> dict[str, str]:
    """Give the prefixes that a foreign query may use without declaring them.

    They are those of the vocabularies that are written here, and `entity`, `claim` and `report` for what the
    store holds.
    """
    rooms = {"entity": "entities", "claim": "claims", "report": "reports"}
    return {**PREFIXES, **{name: f"{store.base}{room}/" for name, room in rooms.items()}}


def run(
    store: Store, sparql: str, *, seconds: float = 10.0, rows: int = 10_000, media_type: str | None = None
) -> Result:
    """Answer one foreign query and leave nothing running; see `Workers.run`."""
    with Workers(store, most=1) as workers:
        return workers.run(sparql, seconds=seconds, rows=rows, media_type=media_type)


class Workers:
    """Processes that answer foreign queries on checkpoints of one store; they stay warm until `close`.

    A store in memory has no checkpoints: its queries run in this process, bounded in rows alone.
    """

    def __init__(self, store: Store, *, most: int = 4) -> None:
        """Have at most `most` queries answered at once; no process starts before it is needed."""
        self._store = store
        self._room = threading.BoundedSemaphore(most)
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._readers: Counter[Path] = Counter()

    def run(
        self,
        sparql: str,
        *,
        seconds: float = 10.0,
        rows: int = 10_000,
        media_type: str | None = None,
    ) -> Result:
        """Answer a query in a media type (JSON for rows and Turtle for triples unless told) or not at all.

        What the guard refuses is a `RefusedQuery`; what does not parse a `BadQuery` with line and column;
        what takes longer than `seconds`, waiting for a free process included, or too much memory, a
        `QueryTimeout`; a media type that does not fit a `UsageError`. Rows beyond `rows` are left out and
        `truncated` says so.
        """
        form = checked(sparql, self._store.base)
        kind = media_type or DEFAULT_TYPE[form]
        if not self._room.acquire(timeout=seconds):
            raise QueryTimeout(f"all workers were busy for {seconds:g} s")
        try:
            body, truncated = self._answered(sparql, kind, rows, seconds)
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

    def _answered(self, sparql: str, media_type: str, rows: int, seconds: float) -> tuple[bytes, bool]:
        process, prefixes = self._taken(), known_prefixes(self._store)
        if process is None:
            declared = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in prefixes.items())
            try:
                answer = self._store.query(f"{declared} {sparql}")
                return worker.written(answer, media_type, rows, MAX_RESULT)
            except ValueError as error:
                raise UsageError(str(error)) from error
        request = {"sparql": sparql, "prefixes": prefixes, "media_type": media_type, "rows": rows}
        try:
            return process.ask({**request, "size": MAX_RESULT}, seconds)
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


class _Process:
    def __init__(self, checkpoint: Path) -> None:
        self.checkpoint, self.alive = checkpoint, True
        # `-P` keeps this folder's modules from standing in for those of the standard library.
        command = [sys.executable, "-P", worker.__file__, str(checkpoint)]
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and file
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._finalizer = weakref.finalize(self, _end, self._process)

    def ask(self, request: dict[str, object], seconds: float) -> tuple[bytes, bool]:
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            head, body = self._exchange(request)
        except (OSError, ValueError) as error:
            self.alive = False
            raise QueryTimeout(_ending(late.is_set(), seconds)) from error
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


def _ending(late: bool, seconds: float) -> str:
    if late:
        return f"the query was ended after {seconds:g} s"
    return "the query ended its process: it needs too much memory or is too deep"


def _error(kind: str, words: str) -> QueryError | UsageError:
    if kind == "SyntaxError":
        return unparsed(words)
    if kind == "ValueError":
        return UsageError(words)
    return QueryError(words)
