"""What reading reports and rows comes to beside what a store has of them, and how that is written."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from pyoxigraph import Literal, Quad

from kg import derive
from kg.ahead import AheadReader, ClaimReader, Failure, Found, begun, read_now, tried
from kg.coded import Coded, RowMeans
from kg.model import Claim, Entity, Report
from kg.rdf import Names, report_quads
from kg.rdf.reports import report_at
from kg.rdf.vocabulary import READ_BY
from kg.read import Row
from kg.store import Store
from kg.veil import Veil


@dataclass(frozen=True, slots=True)
class Means:
    """What it takes to read: a reader of claims, the entities known before reading, by id.

    `version` names the reader and all that it rests on. With it a report whose words are the same is not read again;
    without it each is.
    """

    reader: ClaimReader
    known: Mapping[str, Entity] = field(default_factory=dict)
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one report came to. `claims` is `None` where the store has them already.

    `version` is what read it, `withheld` claims were left out. Of a row `row` is what was read, and `coded` what that
    came to, `None` where it was not read again. `is_same` tells of claims that are written though they were there.
    """

    report: Report
    claims: list[Claim] | None = None
    known: bool = False
    failure: str | None = None
    withheld: int = 0
    version: str | None = None
    is_same: bool = False
    row: Row | None = None
    coded: Coded | None = None


@dataclass(frozen=True)
class Work:
    """Reading for a store: what is asked for what reads when the first report or row needs it, and who is hidden.

    With `anew` all is read, and written so that entities are described as they are known now.
    """

    store: Store
    ask_means: Callable[[], Means]
    ask_rows: Callable[[], RowMeans] | None
    veil: Veil
    anew: bool = False

    @cached_property
    def names(self) -> Names:
        """Give the names under which the store keeps things."""
        return Names(self.store.base)

    @property
    def means(self) -> Means:
        """Give what reads prose."""
        return self.ask_means()

    @property
    def rows(self) -> RowMeans:
        """Give what reads rows; without any that is a `ValueError`."""
        if self.ask_rows is None:
            raise ValueError("a row of a table, and nothing to read it with")
        return self.ask_rows()

    def begin(self, reports: list[Report]) -> tuple[Callable[[], Mapping[str, Found]], bool]:
        """Begin to read the reports that the store does not have as they are, and tell whether that goes on beside.

        What is given gives by id what was found in them.
        """
        if not reports:
            return dict, False
        reader, version = self.means.reader, self.means.version
        unread = [r for r in reports if not self.is_read(self.veil.report(r), version)]
        found = begun(reader, unread) if unread else list
        return (
            lambda: {report.id: claims for report, claims in zip(unread, found(), strict=True)},
            isinstance(reader, AheadReader),
        )

    def read(self, reports: list[Report], ahead: Mapping[str, Found]) -> list[Reading]:
        """Give what reading reports came to, of which some was found ahead."""
        version = self.means.version if reports else None
        readings = []
        for report in reports:
            veiled = self.veil.report(report)
            # What was found ahead may have been written since, or forgotten what was there.
            if self.is_read(veiled, version):
                readings.append(Reading(veiled, known=True))
            else:
                found = ahead[report.id] if report.id in ahead else read_now(self.means.reader, [report])[0]
                readings.append(self._compared(report, found, version))
        return readings

    def read_rows(self, rows: list[Row]) -> list[Reading]:
        """Give what reading rows came to."""
        return [self._read_row(row, self.rows) for row in rows]

    def write(self, readings: list[Reading], known: Callable[[], Mapping[str, Entity]]) -> None:
        """Write what is new and derive what follows; `known` is asked who was known before, if anything is."""
        changed = [(r.report, r.claims) for r in readings if r.claims is not None]
        read_by = {r.report.id: r.version for r in readings if r.version is not None}
        if changed:
            with _without_collecting():
                derive.update(self.store, add=changed, known=self.veil.known(known()), read_by=read_by)
        left = {r.report.id: r.version for r in readings if r.claims is None and r.version is not None}
        mark(self.store, left)
        if changed or left:
            self.store.flush()

    def _read_row(self, row: Row, rows: RowMeans) -> Reading:
        veiled, version = self.veil.report(row.report), rows.version(row)
        if self.is_read(veiled, version):
            return Reading(veiled, known=True, row=row)
        coded = tried(partial(rows.reader.read, row))
        if isinstance(coded, Failure):
            return replace(self._compared(row.report, coded, version), row=row)
        # Writing a row out takes longer than reading it; what is new needs no comparing.
        if next(self.store.quads(graph=self.names.report(row.report.id)), None):
            reading = self._compared(row.report, [*coded.claims], version)
        else:
            kept = self.veil.claims(coded.claims, veiled)
            reading = Reading(veiled, kept, withheld=len(coded.claims) - len(kept), version=version)
        return replace(reading, row=row, coded=coded)

    def _compared(self, report: Report, found: Found, version: str | None) -> Reading:
        stored = frozenset(self.store.quads(graph=self.names.report(report.id)))
        veiled, known = self.veil.report(report), bool(stored)
        if isinstance(found, Failure):
            return Reading(veiled, known=known, failure=found.reason)
        kept = self.veil.claims(found, veiled)
        quads = tried(lambda: frozenset(report_quads(veiled, kept, self.names)))
        if isinstance(quads, Failure):
            return Reading(veiled, known=known, failure=quads.reason)
        is_same = {q for q in stored if q.predicate != READ_BY} == quads
        claims = None if is_same and not self.anew else kept
        return Reading(
            veiled, claims, known, withheld=len(found) - len(kept), version=version, is_same=is_same
        )

    def is_read(self, report: Report, version: str | None) -> bool:
        """Tell whether a report, veiled, is there as this version of the reader read it, if that has a name."""
        if version is None or self.anew:
            return False
        graph = self.names.report(report.id)
        if {q.object for q in self.store.quads(graph, READ_BY, None, graph)} != {Literal(version)}:
            return False
        return report_at(graph, lambda node: self.store.quads(node, None, None, graph), self.names) == report


def mark(store: Store, versions: Mapping[str, str]) -> None:
    """Write of reports that are there, by id, which version read them, in place of what was said of that."""
    if not versions:
        return
    names = Names(store.base)
    nodes = {names.report(own): version for own, version in versions.items()}
    store.change(
        remove=[q for node in nodes for q in store.quads(node, READ_BY, None, node)],
        add=[Quad(node, READ_BY, Literal(version), node) for node, version in nodes.items()],
    )


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
