"""Hands reports to the process that holds the store, by a channel of this machine and this user alone."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from kg.errors import KgError, StoreError
from kg.ingest import Ingested, Progress
from kg.model import Report
from kg.parcel import packed, told_from_json, told_json, unpacked
from kg.read import Note, Outcome, Refusal, Row
from kg.store.whole import write_whole

NAME = "channel"
_AT_ONCE = 64
_PATIENCE = 10.0


class Taker(Protocol):
    """What takes reports in; `kg.graph.Graph` is one."""

    def take(self, outcomes: Iterable[Outcome], progress: Progress | None = None) -> Ingested:
        """Read reports and write them."""
        ...


class Desk:
    """Takes what others hand over for as long as it is open, one after the other.

    The address, and a key without which nobody is listened to, are in a file of the store's folder that only
    its owner may read. The channel itself is a socket in a folder of its own, or a named pipe on Windows.
    """

    def __init__(self, graph: Taker, store: Path) -> None:
        """Listen in the name of the store in the folder `store`, of which `graph` is the one writer."""
        self._graph, self._file = graph, store / NAME
        key = secrets.token_bytes(32)
        self._listener = Listener(authkey=key)
        self._reach = self._listener.address, key
        self._turn, self._closed = threading.Lock(), threading.Event()
        self._threads: list[threading.Thread] = []
        write_whole(
            self._file, json.dumps({"address": self._listener.address, "key": key.hex()}), private=True
        )
        self._start(self._listen)

    def __enter__(self) -> Self:
        """Give the desk itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it: what is being written is finished, what is not begun is refused."""
        self._closed.set()
        self._file.unlink(missing_ok=True)
        with suppress(OSError, EOFError, AuthenticationError):
            # Wakes the thread that listens. Without the key: nobody would answer if it listens no more.
            Client(self._reach[0]).close()
        for thread in self._threads:
            thread.join(_PATIENCE)
        self._listener.close()

    def _start(self, run: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=run, args=given, daemon=True)
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        thread.start()

    def _listen(self) -> None:
        while not self._closed.is_set():
            # Somebody without the key, or gone before being heard, is no reason to stop listening.
            with suppress(OSError, EOFError, AuthenticationError):
                self._start(self._serve, self._listener.accept())

    def _serve(self, line: Connection) -> None:
        # Whoever asked may have gone: what was written of theirs stays, as when their own process ends.
        with line, suppress(OSError, EOFError):
            try:
                with self._turn:
                    told = self._graph.take(self._asked(line), lambda so_far: _show(line, so_far))
                _tell(line, done=told_json(told))
            except KgError as error:
                _tell(line, error=str(error))
            except (OSError, EOFError):
                raise
            # Whoever waits is to know what no rule foresaw.
            except Exception as error:  # noqa: BLE001
                _tell(line, error=f"unexpected {type(error).__name__}: {error}")

    def _asked(self, line: Connection) -> Iterator[Report | Row]:
        while not self._closed.is_set():
            _tell(line, more=True)
            some = _heard(line)["some"]
            if not some:
                return
            try:
                reports = list(map(unpacked, some))
            except (KeyError, TypeError, ValueError) as error:
                raise StoreError(f"no report: {type(error).__name__}: {error}") from error
            yield from reports
        raise StoreError("the server stopped; what it had told of is stored, the rest is not")


def reached(store: Path) -> Connection | None:
    """Reach the process that takes reports for the store in a folder, if there is one."""
    try:
        found = json.loads((store / NAME).read_text(encoding="utf-8"))
        return Client(found["address"], authkey=bytes.fromhex(found["key"]))
    except (OSError, EOFError, AuthenticationError, ValueError, KeyError, TypeError):
        # Left by one that was killed, of another user, or in another container.
        return None


def hand_over(
    line: Connection,
    outcomes: Iterable[Outcome],
    progress: Progress | None = None,
    tell: Callable[[Refusal | Note], None] | None = None,
) -> Ingested:
    """Have another process take reports in, and give what it did as if this one had done it.

    Refusals and notes among the outcomes stay here and are told as well, `tell` hears of each. `StoreError` where the
    other fails or ends; what `progress` was told of is stored then.
    """
    aside = _Aside(tell or (lambda _: None))
    reports = (packed(one) for one in aside.kept(outcomes))
    try:
        with line:
            while True:
                said = _heard(line)
                if "more" in said:
                    _tell(line, some=list(islice(reports, _AT_ONCE)))
                elif "error" in said:
                    raise StoreError(said["error"])
                elif "done" in said:
                    return aside.ending(told_from_json(said["done"]))
                elif progress:
                    progress(aside.before(told_from_json(said["far"])))
    except (OSError, EOFError) as error:
        raise StoreError("the server ended while it read; what it had told of is stored") from error


class _Aside:
    """What stays here of what is handed over: refusals and notes."""

    def __init__(self, tell: Callable[[Refusal | Note], None]) -> None:
        self._tell, self._told = tell, Ingested()

    def kept(self, outcomes: Iterable[Outcome]) -> Iterator[Report | Row]:
        """Give the reports, and keep what else there is."""
        for outcome in outcomes:
            if isinstance(outcome, Report | Row):
                yield outcome
            else:
                self._told = self._told.heard(outcome)
                self._tell(outcome)

    def before(self, told: Ingested) -> Ingested:
        """Give what the other did so far with what was kept here."""
        return told.after(self._told)

    def ending(self, told: Ingested) -> Ingested:
        """Give what the other did in all, having told of what it refused and noted."""
        for one in told.refused:
            self._tell(one)
        for note in told.notes:
            self._tell(note)
        return told.after(self._told)


def _show(line: Connection, so_far: Ingested) -> None:
    _tell(line, far=told_json(so_far, names=False))


def _tell(line: Connection, **words: object) -> None:
    line.send_bytes(json.dumps(words).encode())


def _heard(line: Connection) -> dict[str, Any]:
    heard: dict[str, Any] = json.loads(line.recv_bytes())
    return heard
