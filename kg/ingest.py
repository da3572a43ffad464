"""Reports go into a store: read claims, write, derive, batch by batch."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.ahead import Found
from kg.coded import Coding, RowMeans
from kg.errors import ReadError
from kg.model import Report
from kg.read import Note, Outcome, Refusal, Row
from kg.readings import Means, Reading, Work
from kg.seen import Seen
from kg.spare import give_back
from kg.store import Store
from kg.veil import Veil

__all__ = ["Ingested", "Means", "Progress", "batches", "ingest"]

BATCH_REPORTS = 64
BATCH_CHARACTERS = 400_000
# All reports of a batch share the deriving of the places that they touch, so a long run takes larger ones.
_GROWTH, _GROWN = 2, 2
# A row is read in a hundredth of the time of a report, so deriving decides: 1,024 at once take up to 0.8 GB.
ROWS_A_REPORT = 8
KEPT = 10_000
"""How many refusals, and how many notes, are kept for the end of a run."""
BATCHES_AHEAD = 2
"""How many batches may be read while one is written; more would fill the memory where writing is slower."""

Progress = Callable[["Ingested"], None]
_CLEAR = Veil()


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one ingestion did.

    `read` reports came in; of them `added` were new, `replaced` had been there and gave other claims or
    words, `unchanged` are there as they were. `claims` counts those of new and replaced reports, `undated`
    the reports without a day of publication, `withheld` the claims that were left out because they say something
    of people who are suppressed. `coding` tells of those that were rows of a table. Of refusals and notes the first
    ten thousand are kept, and one of each kind; `refused_more` and `noted_more` count the others.
    """

    read: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    claims: int = 0
    undated: int = 0
    refused: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()
    coding: Coding = field(default_factory=Coding)
    withheld: int = 0
    refused_more: int = 0
    noted_more: int = 0

    def heard(self, said: Refusal | Note) -> Ingested:
        """Give the same with a refusal or a note."""
        if isinstance(said, Note):
            if len(self.notes) < KEPT:
                return replace(self, notes=(*self.notes, said))
            return replace(self, noted_more=self.noted_more + 1)
        if len(self.refused) < KEPT or all(said.kind is not one.kind for one in self.refused):
            return replace(self, refused=(*self.refused, said))
        return replace(self, refused_more=self.refused_more + 1)

    def after(self, before: Ingested) -> Ingested:
        """Give the same with the refusals and notes of what went before it first."""
        return replace(
            self,
            refused=before.refused + self.refused,
            notes=before.notes + self.notes,
            refused_more=before.refused_more + self.refused_more,
            noted_more=before.noted_more + self.noted_more,
        )


def ingest(
    store: Store,
    outcomes: Iterable[Outcome],
    means: Callable[[], Means],
    progress: Progress | None = None,
    rows: Callable[[], RowMeans] | None = None,
    *,
    veil: Veil = _CLEAR,
    tell: Callable[[Refusal | Note], None] | None = None,
    anew: bool = False,
) -> Ingested:
    """Write reports with their claims, derive what follows from them, and say what was done.

    `means` is asked for when the first report comes that is prose, `rows` when the first row of a table does;
    without it a row is a `ValueError`.

    Reports go in by batches, each flushed before `progress` is told of it: whenever this ends, what is there
    is whole. A report whose id is there already is replaced if its words, its facts or its claims differ.
    One on which the reader fails is refused and keeps what it had. Of people whom `veil` hides nothing is stored.
    `tell` hears each refusal and each note, of which only the first are in what this gives. A reader that reads ahead
    goes on with the next two batches while one is written. What is kept to the end: eight bytes a report, what
    `Ingested` holds, and of rows each different name. With `anew` reports are read and written whatever is there.
    """
    told, seen, work = Ingested(), Seen(), Work(store, means, rows, veil, anew)
    for pending in _pending(work, outcomes):
        batch = pending.batch
        said: list[Refusal | Note] = [o for o in batch if isinstance(o, Refusal | Note)]
        reports = [o for o in batch if isinstance(o, Report)]
        # Reading takes seconds, in which others may write.
        ahead = pending.found()
        with store.turn():
            coded = work.read_rows([o for o in batch if isinstance(o, Row)])
            readings = work.read(reports, ahead)
            work.write(readings, lambda: work.means.known)
            work.write(coded, lambda: work.rows.known)
        told = replace(told, coding=_coding(told.coding, coded))
        for reading in (*readings, *coded):
            told = _counted(told, reading)
            said += _said(reading, reading.report.id in seen)
            seen.add(reading.report.id)
        for one in said:
            told = told.heard(one)
            if tell:
                tell(one)
        give_back()
        if progress:
            progress(told)
    return told


def batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Put outcomes together up to a number of reports and characters, which grow; no two of one id in a batch.

    Eight rows of tables count as one report.
    """
    batch: list[Outcome] = []
    ids: set[str] = set()
    load, characters, times = 0, 0, 1
    for outcome in outcomes:
        if isinstance(outcome, Report | Row):
            report = outcome.report if isinstance(outcome, Row) else outcome
            full = load >= times * BATCH_REPORTS * ROWS_A_REPORT or characters > times * BATCH_CHARACTERS
            if full or report.id in ids:
                yield batch
                times = min(times * _GROWTH, _GROWN) if full else times
                batch, ids, load, characters = [], set(), 0, 0
            ids.add(report.id)
            load += 1 if isinstance(outcome, Row) else ROWS_A_REPORT
            characters += len(report.text)
        batch.append(outcome)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Pending:
    """A batch whose reports are being read, if their reader reads ahead, or will be when `found` is asked."""

    batch: list[Outcome]
    found: Callable[[], Mapping[str, Found]]


def _pending(work: Work, outcomes: Iterable[Outcome]) -> Iterator[_Pending]:
    """Give batch after batch, some batches after its reading was begun where reading goes on beside writing."""
    waiting = deque[_Pending]()
    for batch in batches(outcomes):
        found, is_ahead = work.begin([o for o in batch if isinstance(o, Report)])
        waiting.append(_Pending(batch, found))
        while len(waiting) > (BATCHES_AHEAD if is_ahead else 0):
            yield waiting.popleft()
    yield from waiting


def _coding(before: Coding, readings: list[Reading]) -> Coding:
    return before.plus([r.row for r in readings if r.row], [r.coded for r in readings if r.coded])


def _counted(told: Ingested, reading: Reading) -> Ingested:
    told = replace(
        told,
        read=told.read + 1,
        undated=told.undated + (reading.report.published is None),
        withheld=told.withheld + reading.withheld,
    )
    if reading.failure is not None:
        return told
    if reading.claims is None or reading.is_same:
        return replace(told, unchanged=told.unchanged + 1)
    told = replace(told, claims=told.claims + len(reading.claims))
    if not reading.known:
        return replace(told, added=told.added + 1)
    return replace(told, replaced=told.replaced + 1)


def _said(reading: Reading, again: bool) -> Iterator[Refusal | Note]:
    """Give why a report was refused, or that it replaced another of this run."""
    own = reading.report.id
    if reading.failure is not None:
        yield Refusal(own, f"its claims cannot be read: {reading.failure}", None, ReadError)
    elif reading.claims is not None and reading.known and again and not reading.is_same:
        yield Note(own, "replaces another report of this run that has the same id")
