"""Reports handed to the process that holds the store."""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg.errors import StoreError, StoreUnwritable
from kg.handover import NAME, Desk, hand_over, reached
from kg.ingest import Ingested, Progress
from kg.model import Report
from kg.read import Note, Outcome, Refusal

REPORTS = [Report(f"r{number}", "It rained.") for number in range(150)]


class Taker:
    """Takes reports by counting them, fifty to a batch, and remembers which."""

    def __init__(self) -> None:
        """Begin with nothing taken."""
        self.taken: list[Outcome] = []
        self.fails: Exception | None = None
        self.ended = threading.Event()

    def take(self, outcomes: Iterable[Outcome], progress: Progress | None = None) -> Ingested:
        """Take all, or fail at the first where told to."""
        try:
            for outcome in outcomes:
                self.taken.append(outcome)
                if self.fails:
                    raise self.fails
                if progress and not len(self.taken) % 50:
                    progress(Ingested(read=len(self.taken)))
            return Ingested(read=len(self.taken), added=len(self.taken), notes=(Note("r1", "again"),))
        finally:
            self.ended.set()


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def desk(taker: Taker, tmp_path: Path) -> Iterator[Desk]:
    with Desk(taker, tmp_path) as opened:
        yield opened


@pytest.mark.usefixtures("desk")
def test_what_is_handed_over_is_taken_and_told(taker: Taker, tmp_path: Path) -> None:
    refusal, far = Refusal("x.txt", "empty"), list[int]()
    line = reached(tmp_path)
    assert line
    told = hand_over(line, [refusal, *REPORTS], lambda so_far: far.append(so_far.read))
    assert taker.taken == REPORTS
    assert far == [50, 100, 150]
    assert told == Ingested(read=150, added=150, refused=(refusal,), notes=(Note("r1", "again"),))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (StoreUnwritable("the disk is full"), "the disk is full"),
        (RuntimeError("slip"), "unexpected RuntimeError: slip"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_an_error_there_is_an_error_here(taker: Taker, tmp_path: Path, error: Exception, said: str) -> None:
    taker.fails = error
    line = reached(tmp_path)
    assert line
    with pytest.raises(StoreError, match=f"^{said}$"):
        hand_over(line, REPORTS)
    taker.fails = None
    again = reached(tmp_path)
    assert again
    assert hand_over(again, REPORTS[:1]).added == 2


@pytest.mark.usefixtures("desk")
def test_who_goes_in_the_middle_ends_the_reading(taker: Taker, tmp_path: Path) -> None:
    def interrupted() -> Iterator[Report]:
        yield from REPORTS[:100]
        raise KeyboardInterrupt

    line = reached(tmp_path)
    assert line
    with pytest.raises(KeyboardInterrupt):
        hand_over(line, interrupted())
    assert taker.ended.wait(30)
    assert taker.taken == REPORTS[:64], "what was on its way"


@pytest.mark.usefixtures("desk")
def test_words_that_are_no_reports_are_refused(tmp_path: Path) -> None:
    line = reached(tmp_path)
    assert line
    with line:
        assert json.loads(line.recv_bytes()) == {"more": True}
        line.send_bytes(b'{"some": [{"id": "x"}]}')
        assert json.loads(line.recv_bytes()) == {"error": "no report: KeyError: 'published'"}


def test_only_the_owner_of_the_store_knows_the_way(taker: Taker, tmp_path: Path) -> None:
    with Desk(taker, tmp_path):
        found = json.loads((tmp_path / NAME).read_text())
        if os.name == "posix":
            assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
            assert stat.S_IMODE(Path(found["address"]).parent.stat().st_mode) == 0o700
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / NAME).write_text(json.dumps(found | {"key": "00" * 32}))
        assert reached(tmp_path / "other") is None
        line = reached(tmp_path)
        assert line, "who came with a wrong key hinders nobody"
        assert hand_over(line, []) == Ingested(notes=(Note("r1", "again"),))
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize(
    "left", [None, "{", "[]", '{"address": "/nowhere/listener", "key": "00"}', '{"key": "x"}']
)
def test_nobody_there(tmp_path: Path, left: str | None) -> None:
    if left is not None:
        (tmp_path / NAME).write_text(left)
    assert reached(tmp_path) is None


def test_a_desk_is_closed_while_nobody_listens_yet(
    taker: Taker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "_listen", lambda _: None)
    with Desk(taker, tmp_path):
        assert (tmp_path / NAME).exists()
    assert not (tmp_path / NAME).exists()
