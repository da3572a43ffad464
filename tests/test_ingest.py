"""Reports go into a store by batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

import pytest
from pyoxigraph import Literal, Quad

from kg.ahead import Failure
from kg.coded import Coded, RowMeans
from kg.errors import MalformedRecord, MissingInput, StoreUnwritable
from kg.extract.rows import RowReader
from kg.ingest import BATCH_REPORTS, ROWS_A_REPORT, Ingested, Means, batches, ingest
from kg.model import Claim, Report
from kg.rdf import Names
from kg.rdf.shapes import violations
from kg.rdf.standards import LABEL
from kg.rdf.vocabulary import READ_BY
from kg.read import Note, Outcome, Refusal, Row
from kg.store import memory_store
from tests.events import GED, rows
from tests.reading import NAMES, Reader

TOOK = Report("a", "The army captured Raqqa.")


@dataclass(slots=True)
class Counting:
    """Counts how often it is asked to read."""

    asked: list[str] = field(default_factory=list)

    def claims(self, report: Report) -> list[Claim]:
        """Read with the reader made by hand."""
        self.asked.append(report.id)
        return Reader().claims(report)


@dataclass
class Together(Counting):
    """Reads the reports of a batch at once, and counts the batches."""

    batches: list[int] = field(default_factory=list)

    def read_all(self, reports: list[Report]) -> Iterator[list[Claim]]:
        """Read with the reader made by hand."""
        self.batches.append(len(reports))
        return Reader().read_all(reports)


def means(reader: Counting, version: str | None = "rules/2") -> Means:
    return Means(reader, {e.id: e for e in NAMES.values()}, version)


def test_batches_hold_a_bounded_number_of_reports_and_no_id_twice() -> None:
    reports = [Report(str(n), "x") for n in range(BATCH_REPORTS + 1)]
    assert [len(b) for b in batches(reports)] == [BATCH_REPORTS, 1]
    assert [len(b) for b in batches([TOOK, Refusal("x", "no"), TOOK, Note("y", "so")])] == [2, 2]
    long = [Report(str(n), "x" * 250_000) for n in range(3)]
    assert [len(b) for b in batches(long)] == [2, 1]


def test_words_that_were_read_by_this_version_are_not_read_again() -> None:
    store, reader = memory_store(), Counting()
    assert ingest(store, [TOOK], lambda: means(reader)) == Ingested(read=1, added=1, claims=1, undated=1)
    assert ingest(store, [TOOK], lambda: means(reader)).unchanged == 1
    assert reader.asked == ["a"]
    assert ingest(store, [TOOK], lambda: means(reader, "rules/3")).unchanged == 1
    assert ingest(store, [TOOK], lambda: means(reader, None)).unchanged == 1
    assert reader.asked == ["a", "a", "a"]


def test_a_report_without_claims_is_not_read_again_either() -> None:
    store, reader, quiet = memory_store(), Counting(), Report("q", "It rained.")
    assert ingest(store, [quiet], lambda: means(reader)).added == 1
    assert ingest(store, [quiet], lambda: means(reader)).unchanged == 1
    assert reader.asked == ["q"]


def test_what_another_version_read_to_the_same_is_marked_and_nothing_is_derived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store, reader = memory_store(), Counting()
    ingest(store, [TOOK], lambda: means(reader, None))
    before = set(store.quads())
    monkeypatch.setattr("kg.derive.update", lambda *_, **__: pytest.fail("derived"))
    node = Names(store.base).report("a")
    for version in ("rules/2+a", "rules/2+b"):
        assert ingest(store, [TOOK], partial(means, reader, version)).unchanged == 1
        assert set(store.quads()) - before == {Quad(node, READ_BY, Literal(version), node)}
    assert violations(store.quads()) == []
    assert reader.asked == ["a", "a", "a"]


def test_all_is_read_and_described_anew_where_that_is_asked() -> None:
    store, reader = memory_store(), Counting()
    ingest(store, [TOOK], lambda: means(reader))
    army = next(e for e in NAMES.values() if e.label == "Syrian Armed Forces")
    renamed = {e.id: replace(e, label="Army of Syria") if e is army else e for e in NAMES.values()}
    told = ingest(store, [TOOK], lambda: Means(reader, renamed, "rules/2+b"), anew=True)
    assert (told.unchanged, told.replaced, told.claims, reader.asked) == (1, 0, 0, ["a", "a"])
    labels = {q.object for q in store.quads(Names(store.base).entity(army.id), LABEL)}
    assert labels == {Literal("Army of Syria")}


def test_the_reports_of_a_batch_are_read_together() -> None:
    store, reader = memory_store(), Together()
    told = ingest(store, [TOOK, replace(TOOK, id="b"), TOOK], lambda: means(reader))
    assert (told.added, told.unchanged, told.claims) == (2, 1, 2)
    assert reader.batches == [2]
    assert reader.asked == []


def test_where_a_batch_fails_only_the_report_that_fails_alone_is_refused() -> None:
    store, reader = memory_store(), Together()
    told = ingest(store, [TOOK, Report("bad", "crash"), replace(TOOK, id="b")], lambda: means(reader))
    assert (told.added, told.claims) == (2, 2)
    assert [str(r.reason) for r in told.refused] == ["its claims cannot be read: IndexError: no such token"]
    assert reader.asked == [TOOK.id, "bad", "b"]


def test_nothing_is_loaded_when_there_is_no_report() -> None:
    def never() -> Means:
        raise AssertionError

    told = ingest(memory_store(), [Refusal("x", "no")], never)
    assert told == Ingested(refused=(Refusal("x", "no"),))


def test_what_is_wrong_with_the_store_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    store = memory_store()

    def full(**_: object) -> None:
        raise StoreUnwritable("no room")

    monkeypatch.setattr(store, "change", full)
    with pytest.raises(StoreUnwritable):
        ingest(store, [TOOK], lambda: means(Counting()))


def test_batches_of_a_long_run_grow_to_twice_the_first() -> None:
    reports = [Report(str(n), "x") for n in range(6 * BATCH_REPORTS)]
    sizes = [len(b) // BATCH_REPORTS for b in batches(reports)]
    assert sizes == [1, 2, 2, 1]


def test_one_id_twice_ends_a_batch_and_grows_none() -> None:
    reports = [Report("a", "x"), Report("a", "y"), *(Report(str(n), "x") for n in range(BATCH_REPORTS))]
    assert [len(b) for b in batches(reports)] == [1, BATCH_REPORTS, 1]


def test_a_row_is_read_again_when_what_is_known_changed(row_reader: RowReader) -> None:
    store = memory_store()
    for knowledge, same in (("a", 0), ("a", 2), ("b", 2), ("b", 2)):
        coded = partial(RowMeans, row_reader, row_reader.known, knowledge)
        told = ingest(store, rows(GED, {}, {"id": "2"}), lambda: means(Counting()), rows=coded)
        assert told.unchanged == same
        assert {q.object for q in store.quads(None, READ_BY)} == {Literal(f"ucdp-ged/1+{knowledge}")}
    assert violations(store.quads()) == []


def coding(reader: RowReader) -> RowMeans:
    return RowMeans(reader, reader.registry.entities)


def test_rows_go_in_by_their_own_reader_and_are_read_once(row_reader: RowReader) -> None:
    store = memory_store()
    read: list[Outcome] = [*rows(GED, {}, {"id": "2", "type_of_violence": "3"}), TOOK]
    first = ingest(store, read, lambda: means(Counting()), rows=lambda: coding(row_reader))
    assert (first.read, first.added, first.claims, first.coding.rows) == (3, 3, 5, 2)
    before = set(store.quads())
    again = ingest(store, read, lambda: means(Counting()), rows=lambda: coding(row_reader))
    assert (again.added, again.unchanged, again.coding.rows, again.coding.names) == (0, 3, 2, {})
    assert set(store.quads()) == before
    assert violations(store.quads()) == []


def test_a_changed_row_replaces_what_it_was(row_reader: RowReader) -> None:
    store = memory_store()
    for best in ("8", "9"):
        told = ingest(
            store, rows(GED, {"best": best}), lambda: means(Counting()), rows=lambda: coding(row_reader)
        )
    assert (told.read, told.replaced, told.claims) == (1, 1, 2)
    twice = ingest(
        store, rows(GED, {}, {"best": "10"}), lambda: means(Counting()), rows=lambda: coding(row_reader)
    )
    assert (twice.replaced, len(twice.notes)) == (2, 1)


def test_rows_come_in_larger_batches_than_reports(row_reader: RowReader) -> None:
    [row] = rows(GED)
    many = [
        replace(row, report=replace(row.report, id=str(n))) for n in range(ROWS_A_REPORT * BATCH_REPORTS + 1)
    ]
    assert [len(b) for b in batches(many)] == [ROWS_A_REPORT * BATCH_REPORTS, 1]


def test_a_row_that_fails_is_refused_and_the_rest_goes_in(row_reader: RowReader) -> None:
    @dataclass
    class Failing:
        """Fails on one row."""

        def read(self, row: Row) -> Coded:
            """Read with the true reader."""
            if row.report.id.endswith("-2"):
                raise IndexError("no such region")
            return row_reader.read(row)

        def signature(self, row: Row) -> str:
            """Sign as the true reader does."""
            return row_reader.signature(row)

    told = ingest(
        memory_store(),
        rows(GED, {}, {"id": "2"}),
        lambda: means(Counting()),
        rows=lambda: RowMeans(Failing()),
    )
    assert (told.added, told.coding.rows) == (1, 2)
    assert [str(r) for r in told.refused] == [
        "ucdp-ged-2: its claims cannot be read: IndexError: no such region"
    ]


def test_refusals_beyond_the_first_are_told_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.ingest.KEPT", 2)
    said: list[Refusal | Note] = [
        *(Refusal(str(n), "no", None, MissingInput) for n in range(4)),
        *(Note(str(n), "so") for n in range(3)),
        Refusal("foreign", "no", None, MalformedRecord),
    ]
    heard: list[Refusal | Note] = []
    told = ingest(memory_store(), said, lambda: means(Counting()), tell=heard.append)
    assert heard == said
    # One of each kind is kept, since they decide how the run ends.
    assert (told.refused, told.refused_more) == ((said[0], said[1], said[7]), 2)
    assert (told.notes, told.noted_more) == ((said[4], said[5]), 1)
    both = Ingested(read=3, notes=(Note("z", "so"),), noted_more=1).after(told)
    assert (both.read, both.refused_more, len(both.notes), both.noted_more) == (3, 2, 3, 2)


@dataclass
class Ahead(Counting):
    """Begins to read when it is told to, and gives what it found when it is asked."""

    begun: list[list[str]] = field(default_factory=list)

    def begin(self, reports: list[Report]) -> Callable[[], list[list[Claim] | Failure]]:
        """Note the ids, and read only when asked."""
        self.begun.append([r.id for r in reports])
        return lambda: [Reader().claims(report) for report in reports]


def test_two_batches_are_begun_ahead_of_the_one_that_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.ingest.BATCH_REPORTS", 1)
    monkeypatch.setattr("kg.ingest._GROWN", 1)
    reader, store, far = Ahead(), memory_store(), list[tuple[int, int]]()
    reports = [replace(TOOK, id=str(n)) for n in (0, 1, 2, 1, 3)]
    reports[3] = Report("1", "The army lost Raqqa.")
    told = ingest(
        store,
        reports,
        lambda: means(reader),
        lambda told: far.append((told.read, len(reader.begun))),
    )
    assert far == [(1, 3), (2, 4), (3, 5), (4, 5), (5, 5)]
    assert (told.added, told.replaced, told.claims) == (4, 1, 5)
    assert told.notes == (Note("1", "replaces another report of this run that has the same id"),)
    assert reader.asked == []
    assert (ingest(store, reports[2:], lambda: means(reader)).unchanged, reader.begun[5:]) == (3, [])


def test_rows_without_a_reader_of_rows_are_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to read it with"):
        ingest(memory_store(), rows(GED), lambda: means(Counting()))
