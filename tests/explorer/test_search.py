"""The search box."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.explorer.watched import Watched, watched

BOX = "#search-box"
OPTIONS = "#search-list [role=option]"


def _type(page: Watched, words: str) -> None:
    with page.page.expect_response(lambda answer: "what=question" in answer.url):
        page.page.fill(BOX, words)
    expect(page.page.locator(".search-head").first).not_to_have_text("Chosen before")


def _chosen(page: Watched) -> str:
    return page.page.locator(f"{OPTIONS}[aria-selected=true]").inner_text()


def test_what_is_found_stands_in_groups(page: Watched) -> None:
    page.open()
    _type(page, "abu kamal")
    heads = page.page.locator(".search-head").all_inner_texts()
    assert heads == ["Places", "Reports 4 more: add a word"]
    assert page.page.locator(OPTIONS).count() == 4 + 4
    assert _chosen(page) == "Abu Kamal\nTown or city"


def test_arrows_go_through_the_options_and_around(page: Watched) -> None:
    page.open()
    _type(page, "abu kamal")
    first = _chosen(page)
    page.page.keyboard.press("ArrowDown")
    assert _chosen(page) != first
    active = page.page.get_attribute(BOX, "aria-activedescendant")
    assert active == page.page.locator(f"{OPTIONS}[aria-selected=true]").get_attribute("id")
    page.page.keyboard.press("ArrowUp")
    page.page.keyboard.press("ArrowUp")
    assert _chosen(page) == page.page.locator(OPTIONS).last.inner_text()


def test_ten_are_remembered_and_rubbish_in_storage_is_passed_over(page: Watched) -> None:
    page.open()
    kept = '[{"what":"entity","id":"x"},1,null,{"what":"spell","id":"y","label":"Y"}]'
    page.page.evaluate("kept => localStorage.setItem('kg-recent', kept)", kept)
    page.page.focus(BOX)
    expect(page.page.locator("#search-list")).to_be_hidden()
    hits = ",".join(f'{{"what":"entity","id":"e{n}","label":"E{n}"}}' for n in range(12))
    page.page.evaluate("kept => localStorage.setItem('kg-recent', kept)", f"[{hits}]")
    page.page.keyboard.press("ArrowDown")
    assert page.page.locator(OPTIONS).count() == 10


@pytest.fixture
def private(context: BrowserContext, server: str) -> Iterator[Watched]:
    """Give a page of a browser that refuses storage."""
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
    )
    view = watched(context, server if server.endswith("/") else f"{server}/")
    yield view
    assert view.faults == []


def test_it_works_where_storage_is_refused(private: Watched) -> None:
    private.open()
    _type(private, "mosul")
    private.page.keyboard.press("Enter")
    private.page.focus(BOX)
    assert private.page.locator(OPTIONS).count() == 1


def test_nothing_found_is_said(page: Watched) -> None:
    page.open()
    page.page.fill(BOX, "xyzzyqq")
    expect(page.page.locator(".search-none")).to_have_text("Nothing here has that name.")
    assert page.page.inner_text("#search-said") == "Nothing here has that name."


def _delayed(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/search?" in request.url else None)
    return asked


def test_typing_on_asks_once(page: Watched) -> None:
    page.open()
    asked = _delayed(page.page)
    page.page.focus(BOX)
    page.page.keyboard.type("abu kamal", delay=10)
    expect(page.page.locator(OPTIONS).first).to_be_visible()
    assert len(asked) < 3 * len("abu kamal")
    assert asked[-1].endswith("q=abu+kamal&what=question&limit=4")


def test_a_slash_typed_into_a_field_stays_there(page: Watched) -> None:
    page.open()
    page.page.fill(BOX, "a/b")
    page.page.keyboard.press("/")
    assert page.page.input_value(BOX) == "a/b/"


def test_a_slash_goes_to_the_box_and_enter_takes_the_best(page: Watched) -> None:
    page.open()
    page.page.keyboard.press("/")
    page.page.keyboard.type("abu kamal")
    page.page.keyboard.press("Enter")
    expect(page.page.locator("#tab-timeline")).to_have_attribute("aria-selected", "true")
    assert page.state().startswith("#tab=timeline&sel=entity%3Aabu-kamal")
    assert page.page.input_value(BOX) == ""


def test_escape_closes_and_keeps_what_is_selected(page: Watched) -> None:
    page.open(tab="timeline", sel="entity:abu-kamal")
    _type(page, "raqqa")
    page.page.keyboard.press("Escape")
    expect(page.page.locator("#search-list")).to_be_hidden()
    assert page.page.get_attribute(BOX, "aria-expanded") == "false"
    assert page.state().startswith("#tab=timeline&sel=entity%3Aabu-kamal")


def test_a_question_leads_to_its_answer(page: Watched) -> None:
    page.open()
    _type(page, "who switched sides")
    page.page.locator(OPTIONS).first.click()
    assert "tab=sparql" in page.state()
    assert "sparqlAsk=switched-sides" in page.state()


def test_a_report_is_selected_where_one_is(page: Watched) -> None:
    page.open(tab="table")
    _type(page, "army takes rawa")
    page.page.locator(OPTIONS, has_text="Iraqi army takes Rawa").click()
    assert page.state() == "#tab=table&sel=report%3Arawa"


def test_what_was_chosen_before_is_offered_and_can_be_forgotten(page: Watched) -> None:
    page.open()
    for words in ("raqqa", "mosul", "raqqa"):
        _type(page, words)
        page.page.keyboard.press("Enter")
        expect(page.page.locator("#search-list")).to_be_hidden()
    page.page.reload()
    page.ready()
    page.page.focus(BOX)
    assert [one.split("\n")[0] for one in page.page.locator(OPTIONS).all_inner_texts()] == ["Raqqa", "Mosul"]
    page.page.locator(".search-clear").click()
    expect(page.page.locator("#search-list")).to_be_hidden()
    assert page.page.evaluate("localStorage.getItem('kg-recent')") == "[]"
