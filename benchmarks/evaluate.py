"""Measures how well reports are read: `python benchmarks/evaluate.py [--shared FOLDER] [--readme] [--errors]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.evaluation.claims import article_rows, territory_rows
from benchmarks.evaluation.days import day_rows
from benchmarks.evaluation.geoparsing import geoparsing_rows
from benchmarks.evaluation.own import own_errors, own_rows
from benchmarks.evaluation.re3d import re3d_rows
from benchmarks.evaluation.table import Row, markdown, put
from kg.extract import Extractor
from kg.settings import Settings
from kg.text import extractor

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "eval"
"""Where sets of others lie, which are no part of the project; what is not there is not measured."""


def rows(shared: Path, reader: Extractor) -> Iterator[Row]:
    """Measure our own gold, then each set that is there."""
    yield from own_rows(reader)
    if (shared / "territory").is_dir():
        yield from territory_rows(shared, reader)
    if (shared / "articles").is_dir():
        yield from article_rows(shared, reader)
    if (shared / "re3d").is_dir():
        yield from re3d_rows(shared, reader)
    if (shared / "geoparsing").is_dir():
        yield from geoparsing_rows(shared, reader)
    if (shared / "dates").is_dir():
        yield from day_rows(shared)


def main(shared: Path, *, readme: bool, errors: bool) -> None:
    """Print the table, before it the errors on our own gold if asked for; put the table into the readme if asked to."""
    reader = extractor(Settings.from_env())
    if errors:
        print(*own_errors(reader), sep="\n")
    if not shared.is_dir():
        print(f"{shared} is not there: our own gold alone is measured", file=sys.stderr)
    table = markdown(rows(shared, reader))
    print(table)
    if readme:
        put(table, ROOT / "README.md")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the sets of others")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    parser.add_argument(
        "--errors", action="store_true", help="print what is missed and wrong in our own gold"
    )
    given = parser.parse_args()
    main(given.shared, readme=given.readme, errors=given.errors)
