"""What others send: taken in, kept, read, and remembered."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg import intake as taking
from kg.errors import Busy, KeyReused, NotFound, StoreUnwritable
from kg.graph import Graph
from kg.ingest import Ingested, Progress
from kg.intake import Intake
from kg.offers import Offer, Part, State, Submission
from kg.read import Note, Outcome, Refusal
from kg.settings import Settings
from kg.spool import Spool
from kg.store import open_store
from tests.reading import Reader

ONE = Offer((Part("one.txt", b"It rained on the hills all day long, said the mayor of the town."),))
TWO = replace(ONE, source="Wire")
SETTINGS = Settings()


class Taker:
    """Takes reports in when it may, and remembers them."""

    def __init__(self) -> None:
        """Begin with nothing taken, and free to go on."""
        self.taken: list[Outcome] = []
        self.may, self.begun = threading.Event(), threading.Event()
        self.may.set()
        self.fails: Exception | None = None
        self.withheld = 0

    def take(self, outcomes: Iterable[Outcome], progress: Progress | None = None) -> Ingested:
        """Take all when it may, or fail where told to."""
        assert progress is None
        self.begun.set()
        assert self.may.wait(30)
        if self.fails:
            raise self.fails
        found = list(outcomes)
        self.taken += found
        refused = tuple(one for one in found if isinstance(one, Refusal))
        notes = (Note("one", "again"),) * 102
        return Ingested(claims=3, refused=refused, notes=notes, withheld=self.withheld)


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def intake(taker: Taker, tmp_path: Path) -> Iterator[Intake]:
    opened = Intake(taker, SETTINGS, tmp_path)
    yield opened
    taker.may.set()
    opened.close()


def done(intake: Intake, id: str) -> Submission:
    for _ in range(3000):
        if (found := intake.submission(id)).state.is_done:
            return found
        threading.Event().wait(0.01)
    raise AssertionError("it is not read")


def test_what_is_taken_in_is_read_and_told(intake: Intake, taker: Taker) -> None:
    taker.may.clear()
    first, second = intake.submit(ONE), intake.submit(TWO)
    assert (first.state, first.number, second.number) == (State.QUEUED, 1, 2)
    assert taker.begun.wait(30)
    assert [intake.submission(s.id).state for s in (first, second)] == [State.READING, State.QUEUED]
    taker.may.set()
    told = done(intake, first.id)
    assert (told.state, told.reports, told.claims, told.refused) == (State.STORED, ("one",), 3, ())
    assert told.notes[98:] == ("one: again", "one: again", "and 2 more")
    done(intake, second.id)
    assert [report.source for report in taker.taken if not isinstance(report, Refusal | Note)] == [  # type: ignore[union-attr]
        None,
        "Wire",
    ]
    with pytest.raises(NotFound):
        intake.submission("none")


@pytest.mark.parametrize(
    ("offer", "reason"),
    [
        (Offer((Part("x.txt", b" \n"),)), "x.txt: empty: there is no text in it"),
        (Offer((Part("x.jsonl", b'{"id": "a"}'),)), "x.jsonl:1: no report: it has no text"),
        (
            Offer((Part("x.csv", b"a,b\n1,2\n"),)),
            "x.csv: a table of no data set that is known: ",
        ),
        (Offer((Part("x.pdf", b"%PDF"),)), "x.pdf: a .pdf file is not read; "),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(intake: Intake, offer: Offer, reason: str) -> None:
    told = done(intake, intake.submit(offer).id)
    assert (told.state, told.reports) == (State.REFUSED, ())
    assert [line.startswith(reason) for line in told.refused] == [True]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreUnwritable("the disk is full"), "the disk is full"),
        (RuntimeError("slip"), "unexpected RuntimeError: slip"),
    ],
)
def test_a_failure_is_told_and_the_next_is_read(
    intake: Intake, taker: Taker, error: Exception, said: str
) -> None:
    taker.fails = error
    assert done(intake, intake.submit(ONE).id).refused == (said,)
    taker.fails = None
    assert done(intake, intake.submit(ONE).id).state is State.STORED


def test_a_key_gives_the_same_submission_again(intake: Intake, taker: Taker, tmp_path: Path) -> None:
    first = intake.submit(ONE, "k")
    assert intake.submit(ONE, "k").id == first.id
    done(intake, first.id)
    assert intake.submit(ONE, "k") == intake.submission(first.id)
    with pytest.raises(KeyReused):
        intake.submit(TWO, "k")
    assert intake.submit(ONE, "other").id != first.id
    assert intake.submit(ONE).id != first.id
    intake.close()
    again = Intake(taker, SETTINGS, tmp_path)
    again.resume()
    assert again.submit(ONE, "k") == intake.submission(first.id)
    assert b'"k"' not in b"".join(f.read_bytes() for f in (tmp_path / "submissions").iterdir())


def test_only_so_many_wait(intake: Intake, taker: Taker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MAX_WAITING", 2)
    taker.may.clear()
    intake.submit(ONE)
    assert taker.begun.wait(30)
    intake.submit(ONE)
    intake.submit(ONE)
    with pytest.raises(Busy):
        intake.submit(ONE)
    monkeypatch.setattr(taking, "MAX_WAITING", 9)
    monkeypatch.setattr(taking, "MAX_WAITING_BYTES", 3 * ONE.size - 1)
    with pytest.raises(Busy):
        intake.submit(ONE)


def test_the_oldest_are_forgotten(intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "REMEMBERED", 2)
    ids = []
    for _ in range(3):
        ids.append(intake.submit(ONE).id)
        done(intake, ids[-1])
    with pytest.raises(NotFound):
        intake.submission(ids[0])
    intake.close()
    assert {file.stem for file in (tmp_path / "submissions").iterdir()} == set(ids[1:])


def test_what_was_not_read_at_the_end_is_read_after_the_next_start(taker: Taker, tmp_path: Path) -> None:
    taker.may.clear()
    stopped = Intake(taker, SETTINGS, tmp_path)
    ids = [stopped.submit(offer).id for offer in (ONE, TWO)]
    assert taker.begun.wait(30)
    closing = threading.Thread(target=stopped.close)
    closing.start()
    while not stopped._closed:
        threading.Event().wait(0.01)
    with pytest.raises(Busy):
        stopped.submit(ONE)
    taker.may.set()
    closing.join(30)
    assert taker.taken == []
    again = Intake(taker, SETTINGS, tmp_path)
    again.resume()
    assert [done(again, one).state for one in ids] == [State.STORED, State.STORED]
    again.close()


def test_a_store_that_closes_first_refuses_nothing(taker: Taker, tmp_path: Path) -> None:
    taker.may.clear()
    taker.fails = StoreUnwritable("the store is closed")
    stopped = Intake(taker, SETTINGS, tmp_path)
    first = stopped.submit(ONE)
    assert taker.begun.wait(30)
    stopped._closed = True
    taker.may.set()
    stopped.close()
    assert [(s.id, s.state, offer) for s, offer in Spool(tmp_path).kept()] == [(first.id, State.QUEUED, ONE)]


def test_a_crash_loses_nothing_that_was_taken_in(taker: Taker, tmp_path: Path) -> None:
    taker.may.clear()
    killed = Intake(taker, SETTINGS, tmp_path)
    first = killed.submit(ONE)
    assert taker.begun.wait(30)
    # As after a kill: nobody closed anything, and another process begins.
    with Graph(open_store(tmp_path / "graph"), SETTINGS, Reader()) as graph:
        again = Intake(graph, SETTINGS, tmp_path)
        again.resume()
        assert done(again, first.id).reports == ("one",)
        assert graph.report("one").text.startswith("It rained")
        again.close()
    taker.may.set()
    killed.close()


def test_claims_that_are_withheld_are_counted(intake: Intake, taker: Taker) -> None:
    taker.withheld = 2
    told = done(intake, intake.submit(ONE).id)
    assert told.notes[0] == "2 claims withheld: they say something of people who are kept out"


def test_in_memory_nothing_is_kept(taker: Taker) -> None:
    intake = Intake(taker, SETTINGS)
    assert done(intake, intake.submit(ONE).id).state is State.STORED
    intake.close()
