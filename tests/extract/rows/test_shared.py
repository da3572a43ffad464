"""The whole Syrian part of UCDP GED 19.1, where it lies beside the checkout."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.coded import Coding
from kg.extract.rows import RowReader
from kg.extract.rows.reader import Coded
from kg.ingest import ingest
from kg.model import Mention
from kg.rdf.shapes import violations
from kg.read import Note, Row, Terms, read
from kg.store import memory_store
from tests.events import TODAY
from tests.test_ingest import Counting, coding, means

FILE = Path(__file__).parents[4] / "shared" / "data" / "ucdp_ged_syria_v19_1.csv"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"{FILE} is not there")


@pytest.fixture(scope="module")
def found() -> list[object]:
    return list(read([FILE], Terms(TODAY), io.BytesIO()))


@pytest.fixture(scope="module")
def events(found: list[object]) -> list[Row]:
    return [o for o in found if isinstance(o, Row)]


@pytest.fixture(scope="module")
def coded(events: list[Row], row_reader: RowReader) -> list[Coded]:
    return list(map(row_reader.read, events))


def quotes(coded: Coded) -> Iterator[tuple[str, str]]:
    """Give what each span selects in the row beside what it says it does."""
    for claim in coded.claims:
        evidence = claim.evidence
        said = Mention(evidence.text, evidence.start, evidence.end)
        for words in (said, claim.trigger, *(a.mention for a in claim.arguments() if a.mention)):
            yield coded.report.text[words.start : words.end], words.text


def test_every_row_is_read_and_what_is_odd_is_counted(found: list[object], events: list[Row]) -> None:
    assert len({row.report.id for row in events}) == 16_566
    assert [str(o).partition(": ")[2] for o in found if isinstance(o, Note)] == [
        "3 rows: a source dated in the future is left out of the day of publication",
        "202 rows: every source is dated before the end of the event: published on its last day",
        "2 rows: no day of a source: published on the last day of the event",
        "101 rows: the estimates of deaths are out of order: the least is taken for low, the greatest for high",
    ]
    assert len(found) == 16_566 + 4


def test_its_claims_quote_their_rows(coded: list[Coded]) -> None:
    assert all(selected == words for one in coded for selected, words in quotes(one))
    counts = Counter(claim.relation.value for one in coded for claim in one.claims)
    assert (counts["killed"], counts["attacked"]) == (16_566, 482)
    assert counts["fought"] >= 16_084  # a row of joint sides has several


def test_nearly_all_its_names_are_linked(events: list[Row], coded: list[Coded]) -> None:
    counted = Coding().plus(events, coded)
    shares = {
        sort: found / of for sort in ("actor", "place", "source") for found, of in [counted.mentions(sort)]
    }
    assert shares["actor"] > 0.99
    assert shares["place"] > 0.9
    assert shares["source"] > 0.94


def test_a_part_goes_in_whole_and_twice_is_once(events: list[Row], row_reader: RowReader) -> None:
    store, part = memory_store(), events[:60]
    for _ in range(2):
        told = ingest(store, part, lambda: means(Counting()), rows=lambda: coding(row_reader))
    assert told.unchanged == 60
    assert violations(store.quads()) == []
