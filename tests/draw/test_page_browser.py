"""The page in Debian's Chromium: what a reader sees and does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from kg.draw.selection import entities_of
from kg.model import Kind, Relationship
from tests.draw.browser import MARKS, Opened, opened
from tests.draw.scene import scene, staged

TOLD = scene()
CAPTURE = TOLD.edge("syrian-armed-forces", "captured", "abu-kamal").id

pytestmark = MARKS


def counted(keep: Callable[[Relationship], bool]) -> tuple[int, int]:
    """Give how many relationships of the war are kept, and how many entities they join."""
    kept = [edge for edge in TOLD.edges if keep(edge)]
    return len(kept), len(entities_of(kept))


def _between(name: str, first: str, last: str) -> bool:
    one = TOLD.claims[name]
    day = (one.date and one.date.start) or TOLD.reports[one.report].published
    return first <= str(day) <= last


@pytest.fixture
def war(context: BrowserContext, tmp_path: Path) -> Iterator[Opened]:
    view = opened(context, tmp_path, TOLD, title="Eastern Syria")
    yield view
    assert view.faults == []


def test_nodes_and_edges_are_there(war: Opened) -> None:
    assert war.shown() == (32, 23)
    assert war.page.inner_text("#totals") == "32 relationships · 23 actors and places"
    assert war.page.title() == "Eastern Syria"


def test_something_is_drawn(war: Opened) -> None:
    inked = """() => {
        const canvas = document.querySelector("#network canvas");
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0;
        for (let at = 3; at < data.length; at += 4) if (data[at]) count += 1;
        return count;
    }"""
    assert war.page.evaluate(inked) > 5_000


def test_every_label_is_drawn_and_none_overlaps_another(war: Opened) -> None:
    labels = war.page.evaluate("kgPage.labels()")
    assert len(labels) == 23
    for a, b in combinations(labels, 2):
        apart = abs(a["x"] - b["x"]) * 2 >= a["w"] + b["w"] or abs(a["y"] - b["y"]) * 2 >= a["h"] + b["h"]
        assert apart


def test_a_click_on_an_edge_shows_its_sentences(war: Opened) -> None:
    war.click("edge", CAPTURE)
    words = war.panel()
    assert "The army said its troops had captured Abu Kamal, the last town" in words
    assert "Says Syrian Observatory for Human Rights" in words
    assert "Disputed · Said as fact; denied in 1 statement." in words
    assert words.index("What says so") < words.index("What denies it") < words.index("Islamic State denied")
    assert war.page.locator("#panel mark").all_inner_texts() == ["captured", "took", "retook", "denied"]


def test_the_day_it_happened_stands_apart_from_the_day_it_was_reported(war: Opened) -> None:
    war.click("edge", CAPTURE)
    war.page.wait_for_selector(".card")
    last = war.page.locator(".evidence-for .card").nth(2)
    assert last.locator("dl").inner_text().split("\n") == [
        "Happened",
        "19 Nov 2017",
        "Reported",
        "20 Nov 2017",
    ]


def test_a_link_leads_to_the_report_and_tells_it_nothing(war: Opened) -> None:
    war.click("edge", CAPTURE)
    war.page.wait_for_selector(".report-link")
    link = war.page.locator(".report-link").first
    assert (link.get_attribute("href") or "").startswith("https://news.example/")
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_click_on_a_node_groups_its_relations(war: Opened) -> None:
    war.click("node", "abu-kamal")
    war.page.wait_for_selector("#panel .group")
    headings = war.page.locator("#panel h3").all_text_contents()
    assert sorted(headings) == ["captured by 2", "entered by 1", "left by 1"]
    war.page.get_by_role("button", name="Islamic State 8 Nov 2017").click()
    assert "reportedly withdrew" in war.panel()


def test_a_click_on_nothing_goes_back_to_the_overview(war: Opened) -> None:
    war.click("edge", CAPTURE)
    assert "What says so" in war.panel()
    war.page.keyboard.press("Escape")
    assert war.panel().startswith("Overview")


def test_the_range_filters_edges_and_panel(war: Opened) -> None:
    war.click("edge", CAPTURE)
    war.page.fill("#day-to", "2017-11-09")
    war.page.fill("#day-from", "2017-11-01")
    assert war.shown() == counted(
        lambda edge: any(_between(one, "2017-11-01", "2017-11-09") for one in edge.claims)
    )
    words = war.panel()
    assert "2 of 4 statements lie in the chosen days." in words
    assert "retook" not in words
    assert "13 hidden by filters" in war.page.inner_text("#totals")
    war.page.click("#all-days")
    assert war.shown() == (32, 23)


def test_the_handles_move_by_key_and_pass_nothing(war: Opened) -> None:
    war.page.focus("#handle-to")
    for _ in range(3):
        war.page.keyboard.press("PageDown")
    edges, _ = war.shown()
    assert 0 < edges < 32
    war.page.evaluate("""() => {
        const handle = document.getElementById("handle-from");
        handle.value = handle.max;
        handle.dispatchEvent(new Event("input"));
    }""")
    war.settle()
    assert war.page.input_value("#handle-from") == war.page.input_value("#handle-to")


def test_the_two_clocks_differ(war: Opened) -> None:
    war.page.get_by_label("When it was reported").check()
    war.page.fill("#day-from", "2017-11-20")
    assert war.shown() == (1, 2)
    war.page.get_by_label("When it happened").check()
    assert war.shown() == (32, 23)


def test_the_legend_filters_kinds_and_relations(war: Opened) -> None:
    war.page.get_by_label("Town or city").uncheck()
    assert war.shown() == counted(lambda edge: edge.object.kind != Kind.SETTLEMENT)
    war.page.get_by_label("fought").uncheck()
    assert war.shown() == counted(
        lambda edge: edge.object.kind != Kind.SETTLEMENT and edge.relation != "fought"
    )
    war.page.click("#reset")
    assert war.shown() == (32, 23)


def test_filters_that_leave_nothing_say_so(war: Opened) -> None:
    war.page.get_by_role("button", name="none of Relations").click()
    assert war.shown() == (0, 0)
    assert "Nothing passes these filters." in war.page.inner_text("#empty")
    war.page.locator("#empty button").click()
    assert war.shown() == (32, 23)


def test_only_the_disputed(war: Opened) -> None:
    war.page.get_by_label("only disputed").check()
    assert war.shown() == (2, 3)


def test_search_selects_by_alias_and_forgives_case(war: Opened) -> None:
    war.page.keyboard.press("/")
    war.page.keyboard.type("ISIS")
    assert war.page.locator("#found li").first.inner_text() == "Islamic State"
    war.page.keyboard.press("Enter")
    assert "Armed group" in war.panel()
    assert "node=islamic-state" in war.page.url


def test_search_that_finds_nothing_says_so(war: Opened) -> None:
    war.page.fill("#find", "zzzz")
    assert war.page.inner_text("#found") == "Nothing here has that name."


def test_the_keyboard_reaches_a_relationship_through_the_table(war: Opened) -> None:
    war.page.keyboard.press("Tab")
    war.page.keyboard.press("Enter")
    war.settle()
    assert war.page.locator("#view-table tbody tr").count() == 32
    war.page.locator("#view-table tbody button").first.focus()
    war.page.keyboard.press("ArrowDown")
    name = war.page.evaluate("document.activeElement.getAttribute('aria-label')")
    war.page.keyboard.press("Enter")
    war.page.wait_for_selector("#panel .statement")
    assert [
        button for button in war.page.locator("#panel button.name").all_inner_texts() if button not in name
    ] == []
    assert war.page.evaluate("document.activeElement.closest('tr')?.getAttribute('aria-current')") == "true"


def test_the_address_shows_the_same_to_someone_else(war: Opened, browser: Browser, tmp_path: Path) -> None:
    war.click("edge", CAPTURE)
    war.page.fill("#day-from", "2017-11-10")
    war.page.get_by_label("fought").uncheck()
    seen = war.shown()
    fragment = war.page.evaluate("location.hash")
    with browser.new_context() as other:
        view = opened(other, tmp_path, TOLD, title="Eastern Syria", fragment=fragment)
        assert view.shown() == seen
        assert "retook" in view.panel()
        assert view.faults == []


def test_an_address_that_names_nothing_is_harmless(context: BrowserContext, tmp_path: Path) -> None:
    view = opened(
        context, tmp_path, TOLD, fragment="#node=__proto__&edge=x&from=soon&least=-4&kinds-off=constructor"
    )
    assert view.shown() == (32, 23)
    assert view.faults == []


def test_shown_relationships_are_saved_as_csv_and_png(war: Opened) -> None:
    war.page.get_by_label("only disputed").check()
    war.settle()
    with war.page.expect_download() as saved:
        war.page.click("#save-csv")
    rows = saved.value.path().read_text("utf-8").splitlines()
    assert len(rows) == 3
    assert rows[1].startswith("syrian-armed-forces,abu-kamal,Directed,3,captured,")
    with war.page.expect_download() as picture:
        war.page.click("#save-png")
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_narrow_dark_window_has_no_sideways_scroll(browser: Browser, tmp_path: Path) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark") as narrow:
        view = opened(narrow, tmp_path, TOLD, fragment=f"#edge={CAPTURE}")
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert "What says so" in view.panel()
        assert view.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 28)"
        assert view.faults == []


def test_an_empty_graph_says_what_to_do(context: BrowserContext, tmp_path: Path) -> None:
    view = opened(context, tmp_path, staged([], []))
    assert "No relationships yet." in view.page.inner_text("#empty")
    assert view.shown() == (0, 0)
    assert view.faults == []
