"""The reader of rows."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

from kg.extract.rows import RowReader, Sort
from tests.events import ACLED, GED, one
from tests.process import ROOT


def test_the_same_row_gives_the_same_claims(row_reader: RowReader) -> None:
    again = RowReader(row_reader.registry, row_reader.gazetteer)
    for base in (GED, ACLED):
        assert again.read(one(base)) == row_reader.read(one(base))


def test_claims_are_signed_by_the_data_set(row_reader: RowReader) -> None:
    for base, signature in ((GED, "ucdp-ged/1"), (ACLED, "acled/1")):
        row = one(base)
        assert row_reader.signature(row) == signature
        assert {c.extractor for c in row_reader.read(row).claims} == {signature}


def test_the_names_of_a_row_are_told(row_reader: RowReader) -> None:
    names = row_reader.read(one(GED, side_b="Band of the Invented Hill")).names
    assert [(n.sort, n.mention.text, n.known) for n in names] == [
        (Sort.ACTOR, "Government of Syria", True),
        (Sort.ACTOR, "Band of the Invented Hill", False),
        (Sort.PLACE, "Albu Kamal town", True),
        (Sort.SOURCE, "SOHR", True),
    ]


def test_reading_rows_loads_no_parser() -> None:
    asked = "import sys, kg.extract.rows; print('spacy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=True)
    assert told.stdout.split() == [b"False"]


def test_the_room_still_has_what_it_names_and_nothing_else() -> None:
    room = import_module("kg.extract")
    assert [getattr(room, name).__name__ for name in room.__all__] == room.__all__
    assert not hasattr(room, "Nobody")
