"""How reports come into a graph: read from files or given as values, in this process or in several."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from kg import text
from kg.ahead import ClaimReader
from kg.apart import Apart
from kg.coded import RowMeans
from kg.crew import Crew, is_worth
from kg.errors import UsageError
from kg.ingest import Ingested, Means, Progress, ingest
from kg.model import Claim, Report
from kg.read import Note, Outcome, Refusal, Terms, given_report, read, this_day
from kg.settings import Settings
from kg.stocks import keep_stock
from kg.suppressing import Suppressing


class Taking(Suppressing):
    """The part of a graph that takes reports in."""

    _settings: Settings
    _means: Means | None
    _apart: Apart | None
    _is_given: bool

    def ingest(
        self,
        *inputs: str | Path,
        published: date | None = None,
        source: str | None = None,
        force: bool = False,
        progress: Progress | None = None,
        jobs: int = 1,
    ) -> Ingested:
        """Read files and folders into the graph and derive what follows; `-` is standard input.

        `published` and `source` stand in where a report does not give its own. What cannot be read is in
        `refused`, and so is a report in another language than English unless `force` is set. `progress` is
        told after every batch, when it is safely stored. `jobs` is as in `take`.
        """
        terms = Terms.of(self._settings, this_day(), published, source, force=force)
        outcomes = read(inputs, terms, sys.stdin.buffer)
        return self.take(outcomes, progress, jobs=jobs)

    def add(
        self,
        reports: Iterable[Report],
        progress: Progress | None = None,
        *,
        force: bool = False,
        jobs: int = 1,
    ) -> Ingested:
        """Read reports that are values already into the graph and derive what follows, as `ingest` does."""
        terms = Terms.of(self._settings, this_day(), force=force)
        return self.take((given_report(r, terms) for r in reports), progress, jobs=jobs)

    def take(
        self,
        outcomes: Iterable[Outcome],
        progress: Progress | None = None,
        *,
        jobs: int = 1,
        tell: Callable[[Refusal | Note], None] | None = None,
    ) -> Ingested:
        """Read what `kg.read` gave into the graph: reports for their claims; refusals and notes are passed on.

        With several `jobs` as many processes read, while this one writes, and the graph comes out the same; short
        inputs are read here all the same, and so are all where the graph was given a reader. A script that asks for
        several keeps what it does under `if __name__ == "__main__":`, as Python's own processes need it. `tell` hears
        each refusal and note as it arises; what this gives keeps the first ten thousand.
        """
        return self._taken(outcomes, progress, jobs, tell)

    def foresee(self, report: Report) -> tuple[Report, list[Claim]]:
        """Give a report and its claims as they would be stored if it were read now; nothing is.

        Names of people who are suppressed are covered. A report on which the reader fails, or that takes it too
        long, is a `RuntimeError` where reports are read apart.
        """
        veil = self.veil()
        veiled = veil.report(report)
        return veiled, veil.claims(self._loaded().reader.claims(report), veiled)

    def _taken(
        self,
        outcomes: Iterable[Outcome],
        progress: Progress | None,
        jobs: int,
        tell: Callable[[Refusal | Note], None] | None,
        *,
        anew: bool = False,
    ) -> Ingested:
        if jobs < 1:
            raise UsageError(f"{jobs} jobs: reading takes one at least")
        several = False
        if jobs > 1 and not self._is_given:
            several, outcomes = is_worth(iter(outcomes))
        with Crew(self._settings, jobs) if several else nullcontext() as crew:
            return ingest(
                self._store,
                outcomes,
                lambda: self._kept(self._read_by(crew) if crew else self._loaded()),
                progress,
                self._coding,
                veil=self.veil(),
                tell=tell,
                anew=anew,
            )

    def _kept(self, means: Means) -> Means:
        """Note beside the store what is known to what reads."""
        if means.version and self._store.home:
            keep_stock(self._store.home, means.version, self._settings.model)
        return means

    def _loaded(self) -> Means:
        if self._means is None and self._apart:
            self._means = self._read_by(self._apart)
        elif self._means is None:
            reader = text.extractor(self._settings)
            self._means = Means(reader, reader.knowledge.known, self._version())
        return self._means

    def _read_by(self, reader: ClaimReader) -> Means:
        return Means(reader, self._coding().known, self._version())

    def _coding(self) -> RowMeans:
        reader = text.row_reader(self._settings)
        return RowMeans(reader, reader.known, self._version().partition("+")[2])

    def _version(self) -> str:
        return text.version(self._settings.model)
