"""Words of time, by the measure of `benchmarks/dates.py`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.evaluation.table import Row, share

_MEASURE = "benchmarks.dates"


def day_rows(folder: Path) -> Iterator[Row]:
    """Give how many of the wordings of time that news uses are read right; without that measure nothing."""
    if find_spec(_MEASURE):
        right, count = import_module(_MEASURE).score_dates(folder / "dates")
        yield Row("words of time that news uses (Recognizers-Text)", share(right, count))
