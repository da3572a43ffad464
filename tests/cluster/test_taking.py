"""Reports through a cluster into a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from kg import derive
from kg.ahead import ClaimReader
from kg.cluster.shards import Cut
from kg.cluster.taking import Run, take
from kg.coded import RowMeans
from kg.extract.rows import RowReader
from kg.ingest import Ingested, Progress, ingest
from kg.model import Report
from kg.read import Note, Outcome, Refusal
from kg.readings import Means
from kg.settings import Settings
from kg.store import Store, memory_store
from kg.veil import Veil
from tests.cluster.light import Light, lacking, light
from tests.events import GED, rows

ACTORS = ("The army", "Islamic State", "The SDF")
DEEDS = ("captured", "lost", "entered")
PLACES = ("Abu Kamal", "Raqqa")
DAY = date(2017, 11, 9)


def sentence(number: int) -> str:
    actor, other = ACTORS[number % 3], ACTORS[0 if number % 2 else 2]
    said = f", {other} said" if number % 4 else ""
    return f"{actor} {DEEDS[number // 3 % 3]} {PLACES[number % 2]} on 2017-11-{1 + number % 28:02}{said}."


REPORTS = [
    Report(f"r{n}", f"It rained. {sentence(n)} {sentence(n * 7)}", None, DAY, "Wire") for n in range(60)
]
ODD: list[Outcome] = [
    Refusal("x.txt", "empty"),
    *REPORTS[:20],
    Report("bad", "crash"),
    Note("y.csv", "so"),
    replace(REPORTS[3], text="The SDF captured Raqqa."),
    Report("quiet", "It rained."),
    Report("quiet", "It rained."),
    *REPORTS[20:],
    REPORTS[0],
]


@pytest.fixture(scope="module")
def coding(row_reader: RowReader) -> RowMeans:
    return RowMeans(row_reader, row_reader.known)


def contents(store: Store) -> frozenset[object]:
    return frozenset(store.quads())


@dataclass
class Reached:
    """A store, and what comes into it by a cluster."""

    run: Run
    coding: RowMeans
    store: Store = field(default_factory=memory_store)
    veil: Veil = field(default_factory=Veil)

    def take(
        self, outcomes: Iterable[Outcome], progress: Progress | None = None, **changes: object
    ) -> Ingested:
        """Take something in, by a run that differs in some of its parts."""
        run: Run = replace(self.run, **changes)  # type: ignore[arg-type]
        return take(
            self.store,
            outcomes,
            run,
            progress,
            settings=Settings(),
            means=self.means,
            rows=lambda: self.coding,
            veil=self.veil,
        )

    def means(self, reader: ClaimReader) -> Means:
        """Give what it takes to read with a reader."""
        return Means(reader, self.coding.known, "rules/2+1")

    def here(self, outcomes: Iterable[Outcome]) -> tuple[Store, Ingested]:
        """Take the same in without a cluster, into a store of its own."""
        store, means = memory_store(), self.means(Light())
        return store, ingest(store, outcomes, lambda: means, rows=lambda: self.coding, veil=self.veil)


@pytest.fixture
def reached(address: str, tmp_path: Path, coding: RowMeans) -> Reached:
    return Reached(Run(address, str(tmp_path), 1, light, Cut(1000, 3000)), coding)


def shards(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_graph_is_that_of_one_process_and_so_is_what_is_told(reached: Reached, tmp_path: Path) -> None:
    store, told = reached.here(ODD)
    assert reached.take(ODD) == told
    assert (told.read, told.added, told.replaced, told.unchanged) == (65, 61, 1, 2)
    assert [refusal.input for refusal in told.refused] == ["x.txt", "bad"]
    assert contents(reached.store) == contents(store)
    assert len(shards(tmp_path)) == 20


def test_the_same_again_changes_nothing(reached: Reached, tmp_path: Path) -> None:
    reached.take(REPORTS)
    before, files = contents(reached.store), shards(tmp_path)
    again = reached.take(REPORTS)
    assert (again.unchanged, again.added, again.claims) == (60, 0, 0)
    assert (contents(reached.store), shards(tmp_path)) == (before, files)


def test_what_is_stored_is_not_read_again(reached: Reached, tmp_path: Path) -> None:
    reached.take(REPORTS[:30])
    for name in shards(tmp_path):
        (tmp_path / name).unlink()
    assert reached.take(REPORTS[:30], load=lacking).unchanged == 30
    assert shards(tmp_path) == set()
    assert reached.take(REPORTS).added == 30
    assert contents(reached.store) == contents(reached.here(REPORTS)[0])


def test_what_an_interrupted_run_read_is_not_read_again(reached: Reached, tmp_path: Path) -> None:
    def broken() -> Iterator[Outcome]:
        yield from REPORTS[:50]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reached.take(broken())
    assert 0 < len(shards(tmp_path)) < 60
    reached.take(REPORTS)
    files = shards(tmp_path)
    other = replace(reached, store=memory_store())
    # A reader that fails shows that none is asked.
    assert other.take(REPORTS, load=lacking).added == 60
    assert contents(other.store) == contents(reached.store) == contents(reached.here(REPORTS)[0])
    assert shards(tmp_path) == files


def test_a_shard_half_of_which_is_stored_is_taken_as_it_lies_there(reached: Reached) -> None:
    reached.take(REPORTS)
    store, _ = reached.here(REPORTS[:31])
    other = replace(reached, store=store)
    assert other.take(REPORTS, load=lacking).added == 29


def test_people_who_are_kept_out_stay_out(reached: Reached) -> None:
    report = Report("p", "The army captured Raqqa, The SDF said. Ann Lee watched.", None, DAY, "Wire")
    reached.veil = Veil.of(["Ann Lee"])
    told = reached.take([report])
    assert told.added == 1
    assert reached.take([report]).unchanged == 1
    assert contents(reached.store) == contents(reached.here([report])[0])
    assert not [quad for quad in contents(reached.store) if "Lee" in str(quad)]


def test_rows_of_a_table_are_read_here(reached: Reached) -> None:
    outcomes: list[Outcome] = [*REPORTS[:3], *rows(GED), *REPORTS[3:6]]
    store, told = reached.here(outcomes)
    assert reached.take(outcomes) == told
    assert told.coding.rows == 1
    assert contents(reached.store) == contents(store)


def test_shards_go_when_they_are_stored_if_that_is_wished(reached: Reached, tmp_path: Path) -> None:
    assert reached.take(ODD, dropping=True).added == 61
    assert shards(tmp_path) == set()


def test_what_another_writer_takes_out_meanwhile_is_read_here(reached: Reached) -> None:
    reached.take(REPORTS[:1])

    def meanwhile() -> Iterator[Outcome]:
        yield REPORTS[0]
        yield from REPORTS[1:40]
        derive.update(reached.store, forget=["r0"])

    assert reached.take(meanwhile()).added == 40
    assert contents(reached.store) == contents(reached.here(REPORTS[:40])[0])


def test_progress_is_told_of_what_is_stored(reached: Reached) -> None:
    counts: list[int] = []
    reached.take(REPORTS, lambda told: counts.append(told.read))
    assert counts == [60]
