"""Reports go into a store: read claims, write, derive, batch by batch."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from pyoxigraph import Quad

from kg import derive
from kg.ahead import AheadReader, ClaimReader, Failure, Found, begun, read_now, tried
from kg.coded import Coded, Coding, RowMeans, RowReader
from kg.errors import ReadError
from kg.model import Claim, Entity, Report
from kg.rdf import Names, report_quads
from kg.rdf.reports import report_at
from kg.rdf.standards import MADE_BY
from kg.read import Note, Outcome, Refusal, Row
from kg.seen import Seen
from kg.store import Store
from kg.veil import Veil

BATCH_REPORTS = 64
BATCH_CHARACTERS = 400_000
# All reports of a batch share the deriving of the places that they touch, so a long run takes larger ones.
_GROWTH, _GROWN = 2, 8
# A row is read in a hundredth of the time of a report, so deriving decides: 2,048 at once take up to 1.5 GB.
ROWS_A_REPORT = 4
KEPT = 10_000
"""How many refusals, and how many notes, are kept for the end of a run."""
BATCHES_AHEAD = 2
"""How many batches may be read while one is written; more would fill the memory where writing is slower."""

Progress = Callable[["Ingested"], None]
_CLEAR = Veil()


@dataclass(frozen=True, slots=True)
class Means:
    """What it takes to read: a reader of claims, the entities known before reading, by id.

    `version` is what the reader's claims carry as `extractor`. With it a report whose words are the same is
    not read again; without it each is.
    """

    reader: ClaimReader
    known: Mapping[str, Entity] = field(default_factory=dict)
    version: str | None = None


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
) -> Ingested:
    """Write reports with their claims, derive what follows from them, and say what was done.

    `means` is asked for when the first report comes that is prose, `rows` when the first row of a table does;
    without it a row is a `ValueError`.

    Reports go in by batches, each flushed before `progress` is told of it: whenever this ends, what is there
    is whole. A report whose id is there already is replaced if its words, its facts or its claims differ.
    One on which the reader fails is refused and keeps what it had. Of people whom `veil` hides nothing is stored.
    `tell` hears each refusal and each note, of which only the first are in what this gives. A reader that reads ahead
    goes on with the next two batches while one is written. What is kept to the end: eight bytes a report, what
    `Ingested` holds, and of rows each different name.
    """
    told, seen = Ingested(), Seen()
    for pending in _pending(store, outcomes, means, veil):
        batch = pending.batch
        said: list[Refusal | Note] = [o for o in batch if isinstance(o, Refusal | Note)]
        reports = [o for o in batch if isinstance(o, Report)]
        # Reading takes seconds, in which others may write.
        ahead = pending.found()
        with store.turn():
            coded = _read_rows(store, [o for o in batch if isinstance(o, Row)], rows, veil)
            readings = _read(store, reports, ahead, means, veil)
            _write(store, readings, lambda: veil.known(means().known))
            _write(store, coded, lambda: veil.known(rows().known) if rows else {})
        told = replace(told, coding=_coding(told.coding, coded))
        for reading in (*readings, *coded):
            told = _counted(told, reading)
            said += _said(reading, reading.report.id in seen)
            seen.add(reading.report.id)
        for one in said:
            told = told.heard(one)
            if tell:
                tell(one)
        if progress:
            progress(told)
    return told


def batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Put outcomes together up to a number of reports and characters, which grow; no two of one id in a batch.

    Four rows of tables count as one report.
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
class _Reading:
    """What reading one report came to. `claims` is `None` where the store has them already.

    `withheld` claims were left out. Of a row `row` is what was read, and `coded` what that came to, `None` where it
    was not read again.
    """

    report: Report
    claims: list[Claim] | None = None
    known: bool = False
    failure: str | None = None
    withheld: int = 0
    row: Row | None = None
    coded: Coded | None = None


_Ahead = Mapping[str, Found]


@dataclass(frozen=True, slots=True)
class _Pending:
    """A batch whose reports are being read, if their reader reads ahead, or will be when `found` is asked."""

    batch: list[Outcome]
    found: Callable[[], _Ahead]
    is_ahead: bool = False


def _pending(
    store: Store, outcomes: Iterable[Outcome], means: Callable[[], Means], veil: Veil
) -> Iterator[_Pending]:
    """Give batch after batch, some batches after its reading was begun where reading goes on beside writing."""
    waiting = deque[_Pending]()
    for batch in batches(outcomes):
        waiting.append(_begin(store, batch, means, veil))
        ahead = BATCHES_AHEAD if waiting[-1].is_ahead else 0
        while len(waiting) > ahead:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


def _begin(store: Store, batch: list[Outcome], means: Callable[[], Means], veil: Veil) -> _Pending:
    """Begin to read those reports of a batch that the store does not have as they are."""
    reports = [o for o in batch if isinstance(o, Report)]
    if not reports:
        return _Pending(batch, dict)
    names, reader, version = Names(store.base), means().reader, means().version
    unread = [report for report in reports if not _is_read(store, veil.report(report), version, names)]
    if not unread:
        return _Pending(batch, dict, isinstance(reader, AheadReader))
    found = begun(reader, unread)
    return _Pending(
        batch,
        lambda: {report.id: claims for report, claims in zip(unread, found(), strict=True)},
        isinstance(reader, AheadReader),
    )


def _read(
    store: Store, reports: list[Report], ahead: _Ahead, means: Callable[[], Means], veil: Veil
) -> list[_Reading]:
    names = Names(store.base)
    version = means().version if reports else None
    readings = []
    for report in reports:
        veiled = veil.report(report)
        if _is_read(store, veiled, version, names):
            readings.append(_Reading(veiled, known=True))
        else:
            # What was there a moment ago may have been forgotten since.
            found = ahead[report.id] if report.id in ahead else read_now(means().reader, [report])[0]
            readings.append(_reading(store, report, found, names, veil))
    return readings


def _read_rows(
    store: Store, read: list[Row], rows: Callable[[], RowMeans] | None, veil: Veil
) -> list[_Reading]:
    if not read:
        return []
    if rows is None:
        raise ValueError("a row of a table, and nothing to read it with")
    names, reader = Names(store.base), rows().reader
    return [_read_row(store, row, reader, names, veil) for row in read]


def _read_row(store: Store, row: Row, reader: RowReader, names: Names, veil: Veil) -> _Reading:
    veiled = veil.report(row.report)
    if _is_read(store, veiled, reader.signature(row), names):
        return _Reading(veiled, known=True, row=row)
    coded = tried(partial(reader.read, row))
    if isinstance(coded, Failure):
        return replace(_reading(store, row.report, coded, names, veil), row=row)
    # Writing a row out takes longer than reading it; what is new needs no comparing.
    if next(store.quads(graph=names.report(row.report.id)), None):
        reading = _reading(store, row.report, [*coded.claims], names, veil)
    else:
        kept = veil.claims(coded.claims, veiled)
        reading = _Reading(veiled, kept, withheld=len(coded.claims) - len(kept))
    return replace(reading, row=row, coded=coded)


def _coding(before: Coding, readings: list[_Reading]) -> Coding:
    return before.plus([r.row for r in readings if r.row], [r.coded for r in readings if r.coded])


def _stored(store: Store, report: Report, names: Names) -> frozenset[Quad]:
    return frozenset(store.quads(graph=names.report(report.id)))


def _reading(store: Store, report: Report, found: Found, names: Names, veil: Veil) -> _Reading:
    stored, veiled = _stored(store, report, names), veil.report(report)
    if isinstance(found, Failure):
        return _Reading(veiled, known=bool(stored), failure=found.reason)
    kept = veil.claims(found, veiled)
    quads = tried(lambda: frozenset(report_quads(veiled, kept, names)))
    if isinstance(quads, Failure):
        return _Reading(veiled, known=bool(stored), failure=quads.reason)
    withheld = len(found) - len(kept)
    return _Reading(veiled, None if stored == quads else kept, known=bool(stored), withheld=withheld)


def _is_read(store: Store, report: Report, version: str | None, names: Names) -> bool:
    """Tell whether the same words were read by this version of the reader, if it has a name."""
    graph = names.report(report.id)
    made_by = {quad.object for quad in store.quads(None, MADE_BY, None, graph)}
    if version is None or made_by != {names.extractor(version)}:
        return False
    return report_at(graph, lambda node: store.quads(node, None, None, graph), names) == report


def _write(store: Store, readings: list[_Reading], known: Callable[[], Mapping[str, Entity]]) -> None:
    changed = [(r.report, r.claims) for r in readings if r.claims is not None]
    if changed:
        with _without_collecting():
            derive.update(store, add=changed, known=known())
        store.flush()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles: an update makes many terms and no cycle, and looking costs a fifth."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _counted(told: Ingested, reading: _Reading) -> Ingested:
    told = replace(
        told,
        read=told.read + 1,
        undated=told.undated + (reading.report.published is None),
        withheld=told.withheld + reading.withheld,
    )
    if reading.failure is not None:
        return told
    if reading.claims is None:
        return replace(told, unchanged=told.unchanged + 1)
    told = replace(told, claims=told.claims + len(reading.claims))
    if not reading.known:
        return replace(told, added=told.added + 1)
    return replace(told, replaced=told.replaced + 1)


def _said(reading: _Reading, again: bool) -> Iterator[Refusal | Note]:
    """Give why a report was refused, or that it replaced another of this run."""
    own = reading.report.id
    if reading.failure is not None:
        yield Refusal(own, f"its claims cannot be read: {reading.failure}", None, ReadError)
    elif reading.claims is not None and reading.known and again:
        yield Note(own, "replaces another report of this run that has the same id")
