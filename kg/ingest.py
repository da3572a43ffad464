"""Reports go into a store: read claims, write, derive, batch by batch."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar, runtime_checkable

from pyoxigraph import Quad

from kg import derive
from kg.coded import Coded, Coding, RowMeans, RowReader
from kg.errors import KgError, ReadError
from kg.model import Claim, Entity, Report
from kg.rdf import Names, report_quads
from kg.rdf.reports import report_at
from kg.rdf.standards import MADE_BY
from kg.read import Note, Outcome, Refusal, Row
from kg.store import Store
from kg.veil import Veil

BATCH_REPORTS = 64
BATCH_CHARACTERS = 400_000
# All reports of a batch share the deriving of the places that they touch, so a long run takes larger ones.
_GROWTH, _GROWN = 2, 8
# A row is read in a hundredth of the time of a report, so deriving decides: 2,048 at once take up to 1.5 GB.
ROWS_A_REPORT = 4

_T = TypeVar("_T")
Progress = Callable[["Ingested"], None]
_CLEAR = Veil()


class ClaimReader(Protocol):
    """What reads claims out of a report; `kg.extract.Extractor` is one."""

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        ...


@runtime_checkable
class BatchReader(Protocol):
    """What reads several reports faster than one by one, with the same claims."""

    def read_all(self, reports: Iterable[Report]) -> Iterator[list[Claim]]:
        """Give the claims of each report, in order."""
        ...


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
    of people who are suppressed. `coding` tells of those that were rows of a table.
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


def ingest(
    store: Store,
    outcomes: Iterable[Outcome],
    means: Callable[[], Means],
    progress: Progress | None = None,
    rows: Callable[[], RowMeans] | None = None,
    *,
    veil: Veil = _CLEAR,
) -> Ingested:
    """Write reports with their claims, derive what follows from them, and say what was done.

    `means` is asked for when the first report comes that is prose, `rows` when the first row of a table does;
    without it a row is a `ValueError`.

    Reports go in by batches, each flushed before `progress` is told of it: whenever this ends, what is there
    is whole. A report whose id is there already is replaced if its words, its facts or its claims differ.
    One on which the reader fails is refused and keeps what it had. Of people whom `veil` hides nothing is stored.
    """
    told, seen = Ingested(), set[str]()
    for batch in batches(outcomes):
        told = replace(
            told,
            refused=told.refused + tuple(o for o in batch if isinstance(o, Refusal)),
            notes=told.notes + tuple(o for o in batch if isinstance(o, Note)),
        )
        reports = [o for o in batch if isinstance(o, Report)]
        # Reading takes seconds, in which others may write.
        ahead = _read_ahead(store, reports, means, veil)
        with store.turn():
            coded = _read_rows(store, [o for o in batch if isinstance(o, Row)], rows, veil)
            readings = _read(store, reports, ahead, means, veil)
            _write(store, readings, lambda: veil.known(means().known))
            _write(store, coded, lambda: veil.known(rows().known) if rows else {})
        told = replace(told, coding=_coding(told.coding, coded))
        for reading in (*readings, *coded):
            told = _counted(told, reading, reading.report.id in seen)
            seen.add(reading.report.id)
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


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why something could not be read."""

    reason: str


_Found = Mapping[str, list[Claim] | _Failure]


def _read_ahead(store: Store, reports: list[Report], means: Callable[[], Means], veil: Veil) -> _Found:
    """Give by report the claims of those that the store does not have as they are."""
    if not reports:
        return {}
    names, version = Names(store.base), means().version
    unread = [report for report in reports if not _is_read(store, veil.report(report), version, names)]
    found = _claims(means().reader, unread) if unread else []
    return {report.id: claims for report, claims in zip(unread, found, strict=True)}


def _read(
    store: Store, reports: list[Report], ahead: _Found, means: Callable[[], Means], veil: Veil
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
            found = ahead[report.id] if report.id in ahead else _claims(means().reader, [report])[0]
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
    coded = _tried(partial(reader.read, row))
    if isinstance(coded, _Failure):
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


def _claims(reader: ClaimReader, reports: list[Report]) -> list[list[Claim] | _Failure]:
    """Give the claims of each report, or why they cannot be read."""
    if isinstance(reader, BatchReader):
        read_all = reader.read_all
        found = _tried(lambda: list(read_all(reports)))
        if not isinstance(found, _Failure):
            return [*found]
    # Where several fail together, each tells of itself.
    return [_tried(partial(reader.claims, report)) for report in reports]


def _reading(
    store: Store, report: Report, found: list[Claim] | _Failure, names: Names, veil: Veil
) -> _Reading:
    stored, veiled = _stored(store, report, names), veil.report(report)
    if isinstance(found, _Failure):
        return _Reading(veiled, known=bool(stored), failure=found.reason)
    kept = veil.claims(found, veiled)
    quads = _tried(lambda: frozenset(report_quads(veiled, kept, names)))
    if isinstance(quads, _Failure):
        return _Reading(veiled, known=bool(stored), failure=quads.reason)
    withheld = len(found) - len(kept)
    return _Reading(veiled, None if stored == quads else kept, known=bool(stored), withheld=withheld)


def _tried(read: Callable[[], _T]) -> _T | _Failure:
    try:
        return read()
    except KgError:
        raise
    # One report that no rule foresaw must not end a run over thousands.
    except Exception as error:  # noqa: BLE001
        return _Failure(f"{type(error).__name__}: {error}".splitlines()[0])


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


def _counted(told: Ingested, reading: _Reading, again: bool) -> Ingested:
    told = replace(
        told,
        read=told.read + 1,
        undated=told.undated + (reading.report.published is None),
        withheld=told.withheld + reading.withheld,
    )
    if reading.failure is not None:
        refusal = Refusal(reading.report.id, f"its claims cannot be read: {reading.failure}", None, ReadError)
        return replace(told, refused=(*told.refused, refusal))
    if reading.claims is None:
        return replace(told, unchanged=told.unchanged + 1)
    told = replace(told, claims=told.claims + len(reading.claims))
    if not reading.known:
        return replace(told, added=told.added + 1)
    note = Note(reading.report.id, "replaces another report of this run that has the same id")
    return replace(told, replaced=told.replaced + 1, notes=told.notes + ((note,) if again else ()))
