"""What reading rows came to."""

from __future__ import annotations

from kg.coded import Coding
from kg.extract.rows import RowReader
from tests.events import ACLED, GED, rows


def test_names_are_counted_by_sort_and_by_whether_they_were_found(row_reader: RowReader) -> None:
    read = rows(
        GED, {}, {"id": "2", "side_b": "Band of the Invented Hill"}, {"id": "3", "source_original": ""}
    )
    coding = Coding().plus(read, map(row_reader.read, read))
    assert (coding.rows, coding.done, coding.lacking) == (3, 1.0, {})
    assert (coding.different("actor"), coding.mentions("actor")) == ((2, 3), (5, 6))
    assert (coding.different("place"), coding.mentions("place")) == ((1, 1), (3, 3))
    assert (coding.different("source"), coding.mentions("source")) == ((2, 2), (3, 3))
    assert coding.unlinked() == [("actor", "Band of the Invented Hill", 1)]


def test_counts_add_up_and_rows_without_a_claim_are_told_by_what_they_are(row_reader: RowReader) -> None:
    protest = {"event_type": "Protests", "sub_event_type": "Peaceful protest", "actor1": "Protesters (Syria)"}
    first = rows(ACLED, {**protest, "event_id_cnty": "SYR1"})
    second = rows(ACLED, {**protest, "event_id_cnty": "SYR2"}, {"sub_event_type": "Arrests"}, {})
    coding = Coding().plus(first, map(row_reader.read, first)).plus(second, map(row_reader.read, second))
    assert (coding.rows, coding.lacking) == (4, {"Peaceful protest": 2, "Arrests": 1})
    assert coding.unlinked() == [("actor", "Protesters (Syria)", 2)]
    # The names of rows that are not read again are not counted again.
    assert coding.plus(second, []).names == coding.names
