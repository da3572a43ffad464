"""Reading beside the parser alone: `python -m benchmarks.size.extracting` prints it as JSON.

Rates are reports for a second of processor, with one process and with two at once; the parser is spaCy's pipeline as
far as reading uses it, over the same texts. Then 500 short reports, from words to a graph on disk: what that costs.
"""

from __future__ import annotations

import json
import multiprocessing
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.reading import COMPARED
from benchmarks.size.texts import texts
from kg.extract import Extractor
from kg.graph import Graph
from kg.model import Report
from kg.settings import Settings
from kg.store import open_store
from kg.text import extractor

EVENTS: Final = 500
_ROUNDS: Final = 3
# A laptop's processor under load, and what a kWh costs a household in the USA: both on the high side.
WATTS, DOLLARS_A_KWH = 45.0, 0.20


def measured(count: int = EVENTS, rounds: int = _ROUNDS) -> dict[str, Any]:
    """Read so many reports with one process, with two, and from words to a graph."""
    read = texts(count)
    reader = extractor(Settings.from_env())
    _read(read[:20], reader)
    spent = [(_read(read, reader), _parse(read, reader)) for _ in range(rounds)]
    own, parser = (median(times) for times in zip(*spent, strict=True))
    return {
        "reports": count,
        "words": sum(len(r.text.split()) for r in read),
        "one_process": {
            "reports_a_second": round(count / own, 1),
            "parser_alone": round(count / parser, 1),
            "ratio": round(median(p / o for o, p in spent), 2),
        },
        "two_processes": {"reports_a_second": round(_by_two(read), 1)},
    }


def events(count: int = EVENTS) -> dict[str, Any]:
    """Read so many short reports into a new graph on disk, with all that follows, and say what that costs."""
    clock, processor = time.perf_counter(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_env()
        with Graph(open_store(Path(folder) / "store"), settings) as graph:
            told = graph.add(texts(count))
            claims, events = told.claims, len(graph.events())
    seconds = time.process_time() - processor
    kwh = seconds * WATTS / 3_600_000
    return {
        "reports": count,
        "claims": claims,
        "events": events,
        "processor_s": round(seconds, 1),
        "clock_s": round(time.perf_counter() - clock, 1),
        "electricity_dollars": round(kwh * DOLLARS_A_KWH, 6),
        "fees_dollars": 0,
    }


def _read(reports: Sequence[Report], reader: Extractor) -> float:
    start = time.process_time()
    for _ in reader.read_all(reports):
        pass
    return time.process_time() - start


def _parse(reports: Sequence[Report], reader: Extractor) -> float:
    spare = [name for name in reader.nlp.pipe_names if name not in COMPARED]
    start = time.process_time()
    with reader.nlp.select_pipes(disable=spare):
        for _ in reader.nlp.pipe(r.text for r in reports):
            pass
    return time.process_time() - start


def _by_two(reports: Sequence[Report]) -> float:
    """Give the reports for a second of processor of each of two processes that read at once."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        halves = list(_halves(reports))
        return median(len(half) / spent for half, spent in zip(halves, pool.map(_apart, halves), strict=True))


def _halves(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    yield reports[::2]
    yield reports[1::2]


def _apart(reports: Sequence[Report]) -> float:
    reader = extractor(Settings.from_env())
    _read(reports[:20], reader)
    return _read(reports, reader)


if __name__ == "__main__":
    told = events()
    print(json.dumps({"extraction": measured(), "events": told}))
