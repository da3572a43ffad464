"""Measures what memory reading takes: `python -m benchmarks.memory [--bytes N] [--jobs N] [--plain N] [--store DIR]`.

News of our own sentences goes into a new store, read by some processes and written by this one; the resident memory of
all is taken after each batch. What it is after 20 MB is held against what it is at the end. Then text without a word of
a frame goes through the reader alone. Nothing of the input is held in memory.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.memory.news import Names, known_names, news
from benchmarks.memory.residence import proportional, resident
from kg.crew import usual_jobs
from kg.graph import open_graph
from kg.ingest import Ingested
from kg.model import Report
from kg.settings import Settings
from kg.text import extractor

MB = 1_000_000
EARLY = 20 * MB
_EACH = 500


@dataclass
class Course:
    """What memory was held after how many bytes of input."""

    read: dict[int, int] = field(default_factory=dict)
    held: list[tuple[int, int]] = field(default_factory=list)
    _bytes: int = 0

    def counted(self, reports: Iterator[Report]) -> Iterator[Report]:
        """Give reports, noting up to which byte each goes."""
        for number, report in enumerate(reports, 1):
            self._bytes += len(report.text.encode())
            self.read[number] = self._bytes
            yield report

    def note(self, reports: int) -> None:
        """Note what is held now that so many reports are done with."""
        done = self.read[reports]
        for number in [n for n in self.read if n < reports]:
            del self.read[number]
        each = resident()
        self.held.append((done, sum(each.values())))
        parts = " + ".join(f"{bytes_ / MB:,.0f}" for bytes_ in each.values())
        shared = f"{proportional() / MB:,.0f} MB with shared pages counted once"
        print(
            f"{done / MB:8.1f} MB read: {self.held[-1][1] / MB:,.0f} MB held ({parts}), {shared}", flush=True
        )

    def __str__(self) -> str:
        """Hold the end against what was held after 20 MB, each the most of three batches."""
        early = next((at for at, (done, _) in enumerate(self.held) if done >= EARLY), 0)
        before = max(held for _, held in self.held[max(0, early - 2) : early + 1])
        last, most = max(held for _, held in self.held[-3:]), max(held for _, held in self.held)
        (first, _), (end, _) = self.held[early], self.held[-1]
        return (
            f"after {first / MB:,.0f} MB {before / MB:,.0f} MB held, after {end / MB:,.0f} MB {last / MB:,.0f} MB:"
            f" {last / before:.3f} times that; the most was {most / MB:,.0f} MB"
        )


def ingested(names: Names, size: int, jobs: int, store: Path) -> Course:
    """Read news into a store, and give what memory that took."""
    course, started = Course(), time.monotonic()

    def progress(told: Ingested) -> None:
        course.note(told.read)

    with open_graph(store) as graph:
        told = graph.add(course.counted(news(names, size)), progress, jobs=jobs)
    seconds = time.monotonic() - started
    spent = sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{told.read:,} reports, {told.claims:,} claims, {seconds:,.0f} s, {spent:,.0f} s of processors")
    return course


def plain(names: Names, size: int) -> Course:
    """Put text without a word of a frame through the reader alone."""
    course, reader = Course(), extractor(Settings.from_env())
    claims = 0
    for number, found in enumerate(reader.read_all(course.counted(news(names, size, fighting=0))), 1):
        claims += len(found)
        if number % _EACH == 0:
            course.note(number)
    print(f"{claims:,} claims")
    return course


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bytes", type=float, default=100 * MB, help="news that goes into a store")
    parser.add_argument("--plain", type=float, default=100 * MB, help="text for the reader alone")
    parser.add_argument("--jobs", type=int, default=usual_jobs(), help="processes that read")
    parser.add_argument("--store", type=Path, help="new folder for the store, which is kept")
    given = parser.parse_args()
    names, folder = known_names(), given.store or Path(mkdtemp(prefix="kg-memory-"))
    try:
        if given.bytes:
            print(f"ingest, {given.jobs} jobs: {ingested(names, int(given.bytes), given.jobs, folder)}")
        if given.plain:
            print(f"the reader alone: {plain(names, int(given.plain))}")
    finally:
        if given.store is None:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
