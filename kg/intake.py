"""Takes in what others send, keeps it until it is read, and reads one after the other."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.errors import Busy, KeyReused, KgError, NotFound
from kg.handover import Taker
from kg.ingest import Ingested
from kg.model import Report
from kg.offers import Offer, State, Submission
from kg.read import Outcome, Row, Terms, read_bytes, this_day
from kg.settings import Settings
from kg.spool import Spool

MAX_WAITING: Final = 64
MAX_WAITING_BYTES: Final = 64 * 1024 * 1024
REMEMBERED: Final = 1000
_LINES: Final = 100
_PATIENCE: Final = 30.0


class _Stopped(Exception):
    """The end came while something was read."""


class Intake:
    """Takes offers in and reads them in a thread of its own, one after the other; any thread may ask.

    Beside a store on disk an offer is kept until it is read, so that what was taken in outlives a crash, and so
    does what became of the last thousand, and with it their keys. In memory neither does.
    """

    def __init__(self, graph: Taker, settings: Settings, store: Path | None = None) -> None:
        """Take in for `graph`, whose store is in the folder `store`, `None` in memory."""
        self._graph, self._settings, self._spool = graph, settings, Spool(store)
        self._lock, self._closed = threading.RLock(), False
        self._known: dict[str, Submission] = {}
        self._waiting: deque[tuple[str, Offer]] = deque()
        self._thread: threading.Thread | None = None

    def resume(self) -> None:
        """Go on with what was taken in before a restart."""
        with self._lock:
            for submission, offer in self._spool.kept():
                if submission.state.is_done:
                    self._known[submission.id] = submission
                elif offer:
                    self._known[submission.id] = replace(submission, state=State.QUEUED)
                    self._waiting.append((submission.id, offer))
            self._start()

    def submit(self, offer: Offer, key: str | None = None) -> Submission:
        """Take an offer in, to be read later; the same under the same key again gives what became of it.

        A key that came with something else is a `KeyReused`; `Busy` where 64 offers or 64 MiB wait already.
        """
        hashed, digest = _hashed(key), offer.digest
        with self._lock:
            before = next((s for s in self._known.values() if hashed and s.key == hashed), None)
            if before and before.digest != digest:
                raise KeyReused("this idempotency key came with something else before")
            if before:
                return before
            self._refuse_more(offer)
            number = max((s.number for s in self._known.values()), default=0) + 1
            new = Submission(secrets.token_hex(8), number, digest, hashed)
            self._spool.keep(new, offer)
            self._known[new.id] = new
            self._waiting.append((new.id, offer))
            self._forget_oldest()
            self._start()
        return new

    def submission(self, id: str) -> Submission:
        """Give how far a submission has come; `NotFound` when it is not known, or no longer."""
        found = self._known.get(id)
        if found is None:
            raise NotFound("submission", id)
        return found

    def close(self) -> None:
        """Finish the batch that is being written and stop; what is not read then is read after the next start."""
        with self._lock:
            self._closed, thread = True, self._thread
        if thread:
            thread.join(_PATIENCE)

    def _refuse_more(self, offer: Offer) -> None:
        if self._closed:
            raise Busy("the server is stopping")
        waiting = sum(one.size for _, one in self._waiting)
        if len(self._waiting) >= MAX_WAITING or (waiting and waiting + offer.size > MAX_WAITING_BYTES):
            raise Busy("too many reports are waiting to be read")

    def _forget_oldest(self) -> None:
        done = [s for s in self._known.values() if s.state.is_done]
        for old in sorted(done, key=lambda s: s.number)[: max(0, len(self._known) - REMEMBERED)]:
            del self._known[old.id]
            self._spool.drop(old.id)

    def _start(self) -> None:
        if self._waiting and self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._read_all, daemon=True)
            self._thread.start()

    def _read_all(self) -> None:
        while (found := self._next()) is not None:
            try:
                done = self._read(*found)
            except _Stopped:
                # It lies in the spool as it came.
                continue
            with self._lock:
                self._known[done.id] = done
            self._keep(done)

    def _keep(self, done: Submission) -> None:
        try:
            self._spool.keep(done)
        except KgError as error:
            # Read once more after the next start, it comes to the same.
            logging.getLogger(__name__).warning("what became of a submission is not kept: %s", error)

    def _next(self) -> tuple[Submission, Offer] | None:
        with self._lock:
            if not self._waiting or self._closed:
                self._thread = None
                return None
            own, offer = self._waiting.popleft()
            begun = self._known[own] = replace(self._known[own], state=State.READING)
        return begun, offer

    def _read(self, submission: Submission, offer: Offer) -> Submission:
        seen: dict[str, None] = {}
        try:
            told = self._graph.take(self._outcomes(offer, seen))
        except _Stopped:
            raise
        except KgError as error:
            if self._closed:
                raise _Stopped from error
            return _refused(submission, str(error))
        # Whoever waits is to know what no rule foresaw.
        except Exception as error:  # noqa: BLE001
            return _refused(submission, f"unexpected {type(error).__name__}: {error}")
        return _done(submission, told, seen)

    def _outcomes(self, offer: Offer, seen: dict[str, None]) -> Iterator[Outcome]:
        terms = Terms.of(self._settings, this_day(), offer.published, offer.source, force=offer.force)
        for part in offer.parts:
            for outcome in read_bytes(part.name, part.data, terms):
                if self._closed:
                    raise _Stopped
                if isinstance(outcome, Report | Row):
                    seen[outcome.report.id if isinstance(outcome, Row) else outcome.id] = None
                yield outcome


def _hashed(key: str | None) -> str | None:
    return None if key is None else sha256(key.encode()).hexdigest()


def _refused(submission: Submission, why: str) -> Submission:
    return replace(submission, state=State.REFUSED, refused=(why,))


def _done(submission: Submission, told: Ingested, seen: dict[str, None]) -> Submission:
    failed = {refusal.input for refusal in told.refused}
    stored = tuple(one for one in seen if one not in failed)
    return replace(
        submission,
        state=State.STORED if stored else State.REFUSED,
        reports=stored,
        claims=told.claims,
        refused=_lines([str(refusal) for refusal in told.refused]),
        notes=_lines([*_withheld(told.withheld), *(str(note) for note in told.notes)]),
    )


def _withheld(claims: int) -> list[str]:
    return [f"{claims:,} claims withheld: they say something of people who are kept out"] if claims else []


def _lines(said: list[str]) -> tuple[str, ...]:
    """Give what fits into an answer, and how many more there are."""
    more = len(said) - _LINES
    return (*said[:_LINES], *([f"and {more:,} more"] if more > 0 else []))
