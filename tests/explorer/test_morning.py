"""An analyst's morning, from the news to a report read in, as one would spend it."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kg.graph import open_graph
from kg.settings import Settings
from tests.explorer.watched import Watched, watched
from tests.serve.live import live
from tests.serve.scratch import ACCESS, WRITE

DIVIDED = "divided between Syrian Armed Forces, Islamic State and allied Syrian forces"
NEWS = (
    "The Sudanese army captured the town of Bara on Tuesday, the army said in a statement. "
    "The Rapid Support Forces denied that they had left Bara."
)


@pytest.fixture
def desk(context: BrowserContext, samples_folder: Path, tmp_path: Path) -> Iterator[Watched]:
    """Give a page before a graph of the sample reports that a token writes to."""
    folder = shutil.copytree(samples_folder, tmp_path / "graph")
    with open_graph(folder) as graph, live(graph, Settings(), ACCESS) as client:
        view = watched(context, f"{str(client.base_url).rstrip('/')}/")
        yield view
        assert view.faults == []


def test_an_analysts_morning(desk: Watched, browser: Browser) -> None:
    desk.open()
    _sees_what_changed(desk.page)
    _searches(desk)
    _asks_who_held_it(desk)
    _opens_what_contradicts(desk)
    _shares(desk, browser)
    _exports(desk)
    _asks(desk)
    _reads_a_report_in(desk)


def _sees_what_changed(page: Page) -> None:
    expect(page.locator(".front-places:not([aria-busy])")).to_have_count(1)
    [taken] = page.locator("[data-turn=changed-hands]").all_inner_texts()
    assert " ".join(taken.split()).startswith(
        "Wad Madani changed hands since 11 Jan 2025 Rapid Support Forces → before these reports, and now "
        "Sudanese Armed Forces"
    )


def _searches(desk: Watched) -> None:
    desk.page.keyboard.press("/")
    desk.page.keyboard.type("albu kamal")
    first = desk.page.locator("#search-list [role=option]").first
    expect(first).to_contain_text("Abu Kamal")
    desk.page.keyboard.press("Enter")
    desk.ready()
    assert "tab=timeline" in desk.state()
    assert "sel=entity%3Aabu-kamal" in desk.state()


def _asks_who_held_it(desk: Watched) -> None:
    said = desk.page.locator("#timeline-said")
    desk.page.get_by_label("Who held it on").fill("2017-11-10")
    desk.page.fill("#timeline-known", "2017-11-10")
    desk.ready()
    expect(said).to_contain_text(
        "On 10 Nov 2017, by what was known on 10 Nov 2017: held by Syrian Armed Forces and allied Syrian forces."
    )
    desk.page.fill("#timeline-known", "2017-11-12")
    desk.ready()
    expect(said).to_contain_text(f"On 10 Nov 2017, by what was known on 12 Nov 2017: {DIVIDED}.")


def _opens_what_contradicts(desk: Watched) -> None:
    desk.page.locator('.timeline-bands [data-status="divided"]').first.click()
    desk.ready()
    panel = desk.page.locator("#panel")
    expect(panel).to_contain_text("Abu Kamal")
    against = panel.locator(".panel-card").first
    expect(against).to_contain_text("Reported")
    against.get_by_text("Its report").click()
    desk.ready()
    assert "sel=report%3A" in desk.state()
    expect(panel.locator("mark").first).to_be_visible()


def _shares(desk: Watched, browser: Browser) -> None:
    with browser.new_context(viewport={"width": 1400, "height": 900}) as elsewhere:
        other = watched(elsewhere, desk.address)
        other.page.goto(desk.page.url)
        other.ready()
        for part in ("#timeline-said", "#panel"):
            expect(other.page.locator(part)).to_have_text(re.compile(".+"))
            assert other.page.inner_text(part) == desk.page.inner_text(part)
        assert other.faults == []


def _exports(desk: Watched) -> None:
    desk.page.click("#tab-table")
    desk.ready()
    desk.page.get_by_role("button", name="Claims", exact=True).click()
    desk.ready()
    desk.page.get_by_placeholder("Find in these rows").fill("Abu Kamal")
    expect(desk.page.locator(".table-count")).to_contain_text("of 294 claims")
    with desk.page.expect_download() as coming:
        desk.page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(coming.value.path().read_text(encoding="utf-8-sig"))))
    shown = desk.page.inner_text(".table-count").split()[0]
    assert len(rows) == int(shown) > 30
    # Words are looked for in titles of reports as well, which the table does not show unasked.
    assert sum(row["whom"] == "Abu Kamal" for row in rows) > 20
    assert {row["reported"] <= "2017-11-12" for row in rows} == {True}


def _asks(desk: Watched) -> None:
    desk.page.click("#tab-sparql")
    desk.ready()
    desk.page.get_by_role("button", name="Who captured a place").click()
    place = desk.page.get_by_role("combobox", name="Place", exact=True)
    place.press_sequentially("abu kamal")
    desk.page.get_by_role("option", name=re.compile("^Abu Kamal")).first.click()
    desk.page.get_by_role("button", name="Run").click()
    expect(desk.page.locator(".sparql-told")).to_contain_text("rows in")
    expect(desk.page.locator(".sparql-rows tbody")).to_contain_text("Syrian Armed Forces")


def _reads_a_report_in(desk: Watched) -> None:
    page = desk.page
    page.click("#tab-front")
    desk.ready()
    page.click("#paste-open")
    page.fill("#paste-day", "2025-10-29")
    page.fill("#paste-text", NEWS)
    page.click("#paste-read")
    cards = page.locator(".paste-claim")
    expect(cards.first).to_contain_text("Sudanese Armed Forces captured Bara", timeout=60_000)
    assert page.locator(".paste-text mark").all_inner_texts() == ["captured", "left"]
    page.click("#paste-keep")
    page.fill("#sign-in-token", WRITE)
    with page.expect_event("load", timeout=60_000):
        page.keyboard.press("Enter")
    desk.ready()
    assert "sel=report%3A" in desk.state()
    page.keyboard.press("Escape")
    expect(page.locator("[data-turn]", has_text="Bara").first).to_be_visible()
