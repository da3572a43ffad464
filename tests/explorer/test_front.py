"""The front page: what this is, ways in, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from kg.graph import Graph
from kg.model import Claim, Report
from kg.settings import Settings
from kg.store import open_store
from tests import factory as f
from tests.explorer.watched import Watched, watched
from tests.serve.live import live


def _texts(page: Watched, selector: str) -> list[str]:
    return page.page.locator(selector).all_inner_texts()


def _compared(page: Watched) -> None:
    expect(page.page.locator(".front-places:not([aria-busy])")).to_have_count(1)


def test_a_newcomer_is_told_what_this_is_and_what_it_is_not(page: Watched) -> None:
    page.open()
    assert page.page.inner_text(".front h2") == "Who holds what, and who says so"
    assert "What was reported, not what is true." in page.page.inner_text(".front-caveat")
    assert _texts(page, ".front-total") == ["40 reports", "294 claims", "179 relationships", "106 places"]
    assert _texts(page, ".front-way h3") == [
        "Find a place or an actor",
        "See the map on a day",
        "Ask a question",
    ]


def test_what_changed_says_by_which_reports_and_against_what(page: Watched) -> None:
    page.open()
    _compared(page)
    when = page.page.inner_text(".front-when")
    assert (
        when == "10 reports published from 28 Oct 2024 to 27 Oct 2025, against what was known on 27 Oct 2024."
    )
    [taken] = _texts(page, "[data-turn=changed-hands]")
    told = " ".join(taken.split())
    assert told.startswith(
        "Wad Madani changed hands since 11 Jan 2025 Rapid Support Forces → before these reports, and now"
    )
    assert "by Sudanese army retakes Wad Madani, RSF leader admits loss (Sample Desk)" in told


def test_a_report_a_bond_and_an_interval_open_their_evidence(page: Watched) -> None:
    page.open()
    _compared(page)
    page.page.locator(".front-side .front-open").first.click()
    assert page.state() == "#sel=report%3Ael-fasher-burhan"
    page.page.locator("[data-turn=changed-hands] .front-link", has_text="Evidence").click()
    assert page.state().startswith("#sel=interval%3A")
    page.page.locator(".front-part[aria-label^='New alliances'] .front-open").first.click()
    assert page.state().startswith("#sel=edge%3A")


def test_how_far_back_new_goes_is_kept_in_the_address(page: Watched) -> None:
    page.open()
    _compared(page)
    page.page.locator(".front-span select").select_option("7")
    expect(page.page.locator(".front-when")).to_contain_text(
        "2 reports published from 21 – 27 Oct 2025".replace(" – ", " to ")
    )
    assert page.state() == "#frontSince=2025-10-21"
    page.open(frontSince="2025-10-27")
    assert page.page.inner_text(".front-when").startswith("1 report published on 27 Oct 2025, against")


class Quiet:
    """A reader that finds nothing."""

    def claims(self, report: Report) -> list[Claim]:
        """Give no claims."""
        return []


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Graph]:
    with Graph(open_store(tmp_path / "graph", "http://kg.test/"), Settings(), Quiet()) as graph:
        yield graph


def _shown(graph: Graph, context: BrowserContext) -> str:
    with live(graph, Settings()) as client:
        view = watched(context, f"{str(client.base_url).rstrip('/')}/")
        view.open()
        words = view.page.inner_text(".front")
        assert view.faults == []
    return words


def test_an_empty_graph_says_what_to_do(empty: Graph, context: BrowserContext) -> None:
    words = _shown(empty, context)
    assert "Nothing has been read yet" in words
    assert all(command in words for command in ("kg ingest FILE", "kg demo", "Read a report"))
    assert "What changed" not in words


def test_reports_without_a_day_are_never_new(empty: Graph, context: BrowserContext) -> None:
    empty.add([f.report(published=None)])
    assert "No report says on which day it was published" in _shown(empty, context)


def test_reports_that_change_nothing_say_so(empty: Graph, context: BrowserContext) -> None:
    empty.add([f.report(published=date(2017, 11, 9).isoformat())])
    assert "They say of no place that it changed." in _shown(empty, context)
