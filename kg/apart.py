"""Reads reports in a process of its own, so that who serves others is not held up by the parser."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any

from kg import text
from kg.ahead import Unread
from kg.errors import KgError, ReaderError
from kg.model import Claim, Explanation, Report
from kg.settings import Settings
from kg.spare import give_back

SECONDS = 60.0
"""How long one report may take of a processor, and of several together each or the first batch of the parser."""

RENEWED = 10_000_000
"""After how many bytes another process takes over: the parser keeps every word that it ever met, 2 MB a million."""

# What must be compiled before the first report is compiled then.
_BEGINNING = 600.0
_STEP = 0.05
# However little of a processor a busy machine leaves: it may hang as well.
_MOST_WAITED = 20
_STARTS = 3
_GONE = "the process that reads ended: it may need too much memory"


def processor_seconds(pid: int | None) -> float | None:
    """Give how much of the processors a process has had; `None` where that cannot be told."""
    try:
        # Behind the name, which may hold anything, in brackets; the times are the 14th and 15th of all fields.
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


class Ended(Unread):
    """The process ended before it answered: it was killed, or had too little memory."""


class Apart:
    """A reader whose process starts when it is first asked, and again after it was ended.

    A report on which it fails, or that takes longer than `seconds`, is an `Unread`; its process is ended in the
    latter case. Where no process can be started it is a `ReaderError`. Any thread may ask: one is answered after the
    other.
    """

    def __init__(self, settings: Settings, seconds: float = SECONDS) -> None:
        """Read as the settings say."""
        self._settings, self._seconds = settings, seconds
        self._lock, self._closing = threading.Lock(), threading.Event()
        self._running: tuple[BaseProcess, Connection] | None = None
        self._asked = 0

    @property
    def process(self) -> int | None:
        """Give the id of the process, if one runs."""
        running = self._running
        return running[0].pid if running else None

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        found: list[Claim]
        [found] = self._ask("claims", [report])
        return found

    def read_all(self, reports: Iterable[Report]) -> Iterator[list[Claim]]:
        """Give the claims of each report, in order, when all are read."""
        every = list(reports)
        return iter(self._ask("read_all", every))

    def explained(self, report: Report) -> list[tuple[Claim, Explanation]]:
        """Give the claims of one report, each with what it rests on."""
        found: list[tuple[Claim, Explanation]]
        [found] = self._ask("explained", [report])
        return found

    def close(self) -> None:
        """End the process, also in the midst of a report; the next starts another."""
        self._closing.set()
        # Who asks may be about to start a process: whatever is started meanwhile is ended, too.
        while not self._lock.acquire(timeout=_STEP):
            if running := self._running:
                running[0].kill()
        try:
            self._end()
        finally:
            self._closing.clear()
            self._lock.release()

    def _ask(self, what: str, reports: list[Report]) -> list[Any]:
        with self._lock:
            if self._asked >= RENEWED:
                self._end()
            line = self._line()
            asked = pickle.dumps((what, reports))
            self._asked += len(asked)
            try:
                line.send_bytes(asked)
                return [self._heard(line, self._seconds) for _ in reports]
            except (EOFError, OSError) as error:
                self._end()
                raise Ended(_GONE) from error

    def _heard(self, line: Connection, seconds: float) -> Any:  # noqa: ANN401  whatever was asked for
        if not self._answers(line, seconds):
            self._end()
            raise Unread(f"it takes longer than {seconds:g} s to read")
        well, answer = line.recv()
        if not well:
            raise Unread(answer)
        return answer

    def _answers(self, line: Connection, seconds: float) -> bool:
        """Wait for an answer until so much of a processor's time was spent on it, and tell whether there is one."""
        began, spent = monotonic(), processor_seconds(self.process)
        left = seconds
        while not line.poll(left):
            used = processor_seconds(self.process)
            if spent is None or used is None or monotonic() - began >= _MOST_WAITED * seconds:
                return False
            left = seconds - (used - spent)
            if left <= 0:
                return False
        return True

    def _line(self) -> Connection:
        for _ in range(_STARTS):
            if self._running or self._closing.is_set():
                break
            self._start()
        if self._running is None and self._closing.is_set():
            raise Ended(_GONE)
        if self._running is None:
            raise ReaderError(
                f"a process that reads reports ended {_STARTS} times as it started: there may be too little memory"
            )
        return self._running[1]

    def _start(self) -> None:
        # A fork would take the server's threads' locks along.
        spawning = multiprocessing.get_context("spawn")
        ours, theirs = spawning.Pipe()
        process = spawning.Process(target=_serve, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()
        self._running, self._asked = (process, ours), 0
        try:
            self._heard(ours, _BEGINNING)
        except Unread as error:
            self._end()
            raise ReaderError(str(error)) from error
        except (EOFError, OSError):
            self._end()

    def _end(self) -> None:
        if self._running:
            process, line = self._running
            self._running = None
            line.close()
            process.kill()
            process.join()


def _serve(line: Connection, settings: Settings) -> None:
    # Whoever interrupts the server from its terminal means this as well, and the server ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Whoever asked may be gone: then there is nobody left to read for.
    with line, suppress(EOFError, OSError):
        try:
            reader = text.extractor(settings)
        except KgError as error:
            line.send((False, str(error)))
            return
        line.send((True, None))
        while True:
            what, reports = line.recv()
            try:
                several = what == "read_all"
                for answer in reader.read_all(reports) if several else map(getattr(reader, what), reports):
                    line.send((True, answer))
            # One report that no rule foresaw must not end the reader.
            except Exception as error:  # noqa: BLE001
                line.send((False, f"{type(error).__name__}: {error}".splitlines()[0]))
            give_back()
