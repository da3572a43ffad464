"""A process that answers one query at a time, on one checkpoint, and can be ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from kg.errors import QueryError, QueryTimeout, UsageError
from kg.query import worker
from kg.query.calls import present
from kg.store import unparsed
from kg.store.checkpoints import Held

_PATIENT = 19
_FATAL = "the query ended its process: it needs too much memory or is too deep"


class Limit:
    """The time that one query may take, from the making of this on."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        """Allow `seconds` by a `clock` that gives seconds."""
        self._seconds, self._clock, self._begun = seconds, clock, clock()

    @property
    def left(self) -> float:
        """Give the seconds that are left; past the limit they are negative."""
        return self._begun + self._seconds - self._clock()

    def passed(self, what: str) -> QueryTimeout:
        """Say that it is over."""
        return QueryTimeout(f"{what} {self._seconds:g} s")


class Place:
    """Where a query runs: among the quick ones at first, among the long ones when it takes its time."""

    def __init__(self, quick: threading.Semaphore, long: threading.Semaphore) -> None:
        """Take over a place among the quick."""
        self._held: threading.Semaphore | None = quick
        self._long, self._lock = long, threading.Lock()

    @property
    def is_long(self) -> bool:
        """Tell whether it is one among the long."""
        return self._held is self._long

    def move(self) -> bool:
        """Leave the place to the next quick one; `False` where there is no room among the long."""
        with self._lock:
            if self._held is None:
                return True
            if not self._long.acquire(blocking=False):
                return False
            self._held.release()
            self._held = self._long
            return True

    def leave(self) -> None:
        """Give the place back."""
        with self._lock:
            if self._held is not None:
                self._held.release()
                self._held = None


class Process:
    """A worker; it starts at once and ends at the latest when this is forgotten."""

    def __init__(self) -> None:
        """Start it, on no checkpoint yet."""
        self._held: Held | None = None
        # `-P` keeps this folder's modules from standing in for those of the standard library.
        command = [sys.executable, "-P", worker.__file__]
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and file
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._finalizer = weakref.finalize(self, _end, self._process)

    @property
    def alive(self) -> bool:
        """Tell whether it can be asked."""
        return self._finalizer.alive and self._process.poll() is None

    @property
    def checkpoint(self) -> str | None:
        """Give the name of the checkpoint that it reads."""
        return self._held.name if self._held else None

    def move(self, held: Held) -> None:
        """Let it read another checkpoint, which is released when it reads the next or ends."""
        left, self._held = self._held, held
        try:
            self._exchange({"checkpoint": str(held.path)})
        except (OSError, ValueError) as error:
            self.end()
            raise QueryError(f"a process for queries cannot read {held.path}") from error
        finally:
            if left:
                left.release()

    def ask(
        self, request: dict[str, object], limit: Limit, place: Place, patience: float
    ) -> tuple[bytes, bool]:
        """Give the bytes of an answer and whether something was left out.

        A query that runs for more than `patience` seconds moves to the long ones, or ends where they are full.
        """
        watch = _Watch(self._process, limit, place, patience)
        try:
            head, body = self._exchange(request)
        except (OSError, ValueError) as error:
            why = watch.close()
            self.end()
            raise why or QueryTimeout(_FATAL) from error
        if watch.close():
            # Its answer was read before its end came.
            self.end()
        if head["error"]:
            raise _error(*head["error"])
        return body, bool(head["truncated"])

    def _exchange(self, request: dict[str, object]) -> tuple[dict[str, Any], bytes]:
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
        """End it, whatever it does, and let go of its checkpoint."""
        self._finalizer()
        if self._held:
            self._held.release()


class _Watch:
    """What befalls a query while it runs: it is moved, then ended, unless it is answered or called off before."""

    def __init__(self, process: subprocess.Popen[bytes], limit: Limit, place: Place, patience: float) -> None:
        self._process, self._limit, self._place = process, limit, place
        self._lock, self._over = threading.Lock(), False
        self._reason: QueryTimeout | None = None
        left = limit.left
        self._timer = _later(*((patience, self._grow) if patience < left else (left, self._stop)))
        self._call = present()
        if self._call:
            self._call.heed(self._leave)

    def close(self) -> QueryTimeout | None:
        """Stop watching, and say why the query was ended, if it was."""
        if self._call:
            self._call.forget(self._leave)
        with self._lock:
            self._over = True
            self._timer.cancel()
            return self._reason

    def _grow(self) -> None:
        with self._lock:
            if self._over:
                return
            if self._place.move():
                _calm(self._process.pid)
                self._timer = _later(self._limit.left, self._stop)
            else:
                self._end("as many long queries as there may be are running; this one was ended")

    def _stop(self) -> None:
        with self._lock:
            if not self._over:
                self._end(str(self._limit.passed("the query was ended after")))

    def _leave(self) -> None:
        with self._lock:
            if not self._over:
                self._timer.cancel()
                self._end("the query was called off")

    def _end(self, why: str) -> None:
        self._over, self._reason = True, QueryTimeout(why)
        self._process.kill()


def _later(seconds: float, do: Callable[[], None]) -> threading.Timer:
    timer = threading.Timer(max(seconds, 0), do)
    timer.daemon = True
    timer.start()
    return timer


def _calm(process: int) -> None:
    # Whoever waits for a short answer goes first.
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, _PATIENT)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()


def _error(kind: str, words: str) -> QueryError | UsageError:
    if kind == "SyntaxError":
        return unparsed(words)
    if kind == "ValueError":
        return UsageError(words)
    return QueryError(words)
