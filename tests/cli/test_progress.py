"""Progress is for people who look."""

import io
import logging

import pytest

from kg.cli.progress import Meter, shown, so_far
from kg.coded import Coding
from kg.ingest import Ingested
from kg.model import Report
from kg.read import Gauge, Note


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    with shown("working") as show:
        show("still working")
    assert capfd.readouterr() == ("", "")


def test_a_terminal_is_shown_what_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with shown("working") as show:
        show(so_far(Ingested(read=1200, claims=3)))
        logging.getLogger("kg.text").info("compiling places")
    assert "compiling places" in screen.getvalue()
    assert not logging.getLogger("kg").handlers


def test_how_far_it_came() -> None:
    assert so_far(Ingested(read=1200, claims=3)) == "reports read: 1,200, claims found: 3"


def test_how_fast_reports_are_read_and_what_is_left() -> None:
    told = Ingested(read=1200, claims=3)
    assert so_far(told, 60.0) == "reports read: 1,200, claims found: 3, 20 reports a second"
    assert so_far(told, 60.0, 0.25) == (
        "reports read: 1,200, claims found: 3, 20 reports a second, 25% done, about 3 min left"
    )
    assert so_far(Ingested(read=3), 60.0) == "reports read: 3, claims found: 0, 3 reports a minute"


def test_what_is_done_is_told_by_the_bytes_of_the_reports_that_are() -> None:
    gauge = Gauge()
    meter = Meter(gauge, 1000)
    assert meter.share(0) is None
    for number, _ in enumerate(meter.through([Report("a", "x"), Note("y", "so"), Report("b", "x")])):
        gauge.bytes = 400 * (number + 1)
    # The second report was there when 800 had been read, the first when none had.
    assert meter.share(1) is None
    assert meter.share(2) == 0.8
    assert meter.share(2) == 0.8
    assert Meter(gauge, None).share(2) is None


def test_how_far_a_table_came_how_fast_and_what_is_left() -> None:
    told = Ingested(read=4096, claims=9000, coding=Coding(rows=4096, done=0.25))
    assert so_far(told, 20.0) == (
        "rows read: 4,096, claims found: 9,000, 205 rows a second, 25% done, about 60 s left"
    )
    piped = Ingested(read=10, claims=3, coding=Coding(rows=10))
    assert so_far(piped, 2.0) == "rows read: 10, claims found: 3, 5 rows a second"
    assert so_far(piped) == "rows read: 10, claims found: 3"
