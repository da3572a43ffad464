"""Progress is for people who look."""

import io
import logging

import pytest

from kg.cli.progress import shown, so_far
from kg.coded import Coding
from kg.ingest import Ingested


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


def test_how_far_a_table_came_how_fast_and_what_is_left() -> None:
    told = Ingested(read=4096, claims=9000, coding=Coding(rows=4096, done=0.25))
    assert so_far(told, 20.0) == (
        "rows read: 4,096, claims found: 9,000, 205 rows a second, 25% done, about 60 s left"
    )
    piped = Ingested(read=10, claims=3, coding=Coding(rows=10))
    assert so_far(piped, 2.0) == "rows read: 10, claims found: 3, 5 rows a second"
    assert so_far(piped) == "rows read: 10, claims found: 3"
