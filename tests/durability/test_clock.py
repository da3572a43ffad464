"""The clock goes back by a day between two sittings, and on the way: what is stored keeps its order all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from kg.intake import Intake
from kg.model import Report
from kg.offers import Offer, Part
from kg.spool import Spool
from kg.store import open_store
from tests.durability.story import SETTINGS, over

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FIRST = Report("first", "The army captured Raqqa on 2026-11-20.", None, date(2026, 11, 20), "Wire")
LAST = Report("last", "Islamic State captured Raqqa on 2026-11-23.", None, date(2026, 11, 23), "Wire")

SetClock = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Give what sets the clock that the program goes by."""

    def put(moment: datetime) -> None:
        class Set(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Set:
                return cls.fromtimestamp(moment.timestamp(), tz)

        monkeypatch.setattr("kg.read.days.datetime", Set)
        monkeypatch.setattr("time.time", moment.timestamp)

    put(NOW)
    return put


def test_what_is_written_after_it_went_back_is_newer(tmp_path: Path, clock: SetClock) -> None:
    with over(open_store(tmp_path / "s")) as graph:
        graph.add([FIRST])
        before = graph.version_tag
    with over(open_store(tmp_path / "s", write=False)) as reader:
        clock(NOW - timedelta(days=1))
        with over(open_store(tmp_path / "s")) as graph:
            assert graph.version_tag == before
            assert graph.add([LAST]).added == 1, "a report of the day that it was yesterday is no fault"
            assert graph.version_tag != before
            assert reader.follow()
            assert [report.id for report in reader.reports()] == ["first", "last"]
            [held] = reader.control("Raqqa", on=date(2026, 11, 23))
            assert [holder.id for holder in held.holders] == ["islamic-state"]
            [known] = reader.control("Raqqa", on=date(2026, 11, 23), known_on=date(2026, 11, 22))
            assert [holder.id for holder in known.holders] == ["syrian-armed-forces"]
        assert reader.validate() == []


def test_the_last_word_of_an_analyst_counts(tmp_path: Path, clock: SetClock) -> None:
    with over(open_store(tmp_path / "s")) as graph:
        graph.add([FIRST])
        [claim] = graph.claims()
        graph.reject(claim.id, reason="read wrongly")
    clock(NOW - timedelta(days=1))
    with over(open_store(tmp_path / "s")) as graph:
        last = graph.accept(claim.id, reason="read rightly after all")
        assert graph.marks([claim]) == {claim.id: last}
        assert [one.judgement.kind for one in graph.judgements()] == ["reject", "accept"]
        undone = graph.undo(last.id)
        assert not graph.judgement(last.id).stands
        assert graph.judgement(undone.id).stands


def test_offers_are_read_in_the_order_in_which_they_came(tmp_path: Path, clock: SetClock) -> None:
    with over(open_store(tmp_path / "s")) as graph:
        waiting = Intake(graph, SETTINGS, tmp_path / "s")
        waiting._start = lambda: None  # type: ignore[method-assign]
        came = []
        for number in range(3):
            clock(NOW - timedelta(days=number))
            came.append(waiting.submit(Offer((Part(f"{number}.txt", b"The army lost Raqqa."),)), str(number)))
        assert [kept.id for kept, _ in Spool(tmp_path / "s").kept()] == [one.id for one in came]
        assert waiting.submit(Offer((Part("0.txt", b"The army lost Raqqa."),)), "0") == came[0]
