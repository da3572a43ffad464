"""The file in Debian's Chromium: every view, and what a hostile report cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from kg.graph import Graph
from kg.model import Argument, Claim, Entity, Kind, Mention, Report
from tests.draw.browser import MARKS, graph_of, opened
from tests.draw.scene import scene
from tests.explorer.axe import violations
from tests.explorer.watched import Watched
from tests.factory import ABU_KAMAL, claim

pytestmark = MARKS

TOLD = scene()
CAPTURE = TOLD.edge("syrian-armed-forces", "captured", "abu-kamal")
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg/onload=alert(3)> href="x"',
    "\u202egnp.exe\u2066 \u200b\u2028alert(4)\u2029",
    "{{ 7*7 }}{% raw %} ${alert(5)} <!--",
    "constructor",
)


@pytest.fixture(scope="module")
def war() -> Iterator[Graph]:
    with graph_of(list(TOLD.claims.values()), TOLD.reports.values()) as graph:
        yield graph


@pytest.fixture(scope="module")
def file(war: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drawn") / "page.html"
    war.draw(path)
    return path


def test_the_file_shows_the_graph_first_and_asks_for_nothing(context: BrowserContext, file: Path) -> None:
    view = opened(context, file)
    assert view.page.inner_text("#tabs").split() == ["Graph", "Timeline", "Table"]
    expect(view.page.locator("#view-graph canvas").first).to_be_visible()
    expect(view.page.locator("#view-graph")).to_contain_text("32 relationships")
    assert view.page.locator("#known-on").count() == 0
    assert violations(view.page) == []
    assert view.faults == []


def test_a_relationship_opens_its_sentences(context: BrowserContext, file: Path) -> None:
    view = opened(context, file, f"sel=edge%3A{CAPTURE.id}")
    panel = view.page.locator("#panel")
    expect(panel).to_contain_text("Syrian Armed Forces")
    sentence = TOLD.claims[CAPTURE.claims[0]].evidence.text
    expect(panel).to_contain_text(sentence)
    assert view.page.locator("#panel mark").count() >= 1
    assert view.faults == []


def test_timeline_and_table_are_in_it(context: BrowserContext, file: Path) -> None:
    view = opened(context, file, "tab=timeline&sel=entity%3Aabu-kamal")
    expect(view.page.locator("#timeline-said")).to_contain_text("Abu Kamal")
    assert view.page.locator("#timeline-known").count() == 0
    view.page.click("#tab-table")
    view.ready()
    expect(view.page.locator("#view-table .table-count")).to_have_text("32 relationships")
    with view.page.expect_download() as saved:
        view.page.get_by_role("button", name="CSV").click()
    assert len(saved.value.path().read_text("utf-8-sig").splitlines()) == 33
    assert view.faults == []


def test_search_finds_what_the_file_holds(context: BrowserContext, file: Path) -> None:
    view = opened(context, file)
    view.page.keyboard.press("/")
    view.page.keyboard.type("abu kam")
    expect(view.page.locator("#search-list [role=option]").first).to_contain_text("Abu Kamal")
    view.page.keyboard.press("Enter")
    assert "sel=entity%3Aabu-kamal" in view.state()
    assert view.faults == []


def test_the_address_shows_the_same_to_someone_else(
    context: BrowserContext, browser: Browser, file: Path
) -> None:
    view = opened(context, file, "disputed=1")
    # The picture in words comes when it has settled.
    expect(view.page.locator("#view-graph")).to_contain_text("Strongest:")
    words = view.page.inner_text("#view-graph")
    with browser.new_context(viewport={"width": 1400, "height": 900}) as other:
        again = opened(other, file, view.state().removeprefix("#"))
        expect(again.page.locator("#view-graph")).to_contain_text("Strongest:")
        assert again.page.inner_text("#view-graph") == words
    assert "disputed=1" in view.state()


def test_a_map_comes_where_it_is_asked_for(context: BrowserContext, war: Graph, tmp_path: Path) -> None:
    war.draw(tmp_path / "mapped.html", mapped=True)
    view = opened(context, tmp_path / "mapped.html", "tab=map&on=2017-11-10")
    expect(view.page.locator("#view-map canvas").first).to_be_visible()
    expect(view.page.locator("#view-map")).to_contain_text("Basemap")
    assert view.faults == []


def test_a_narrow_dark_window_has_no_sideways_scroll(browser: Browser, file: Path) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark") as narrow:
        view = opened(narrow, file, f"sel=edge%3A{CAPTURE.id}")
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert view.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 28)"
        assert view.faults == []


def test_an_empty_graph_says_what_to_do(context: BrowserContext, tmp_path: Path) -> None:
    with graph_of([], []) as empty:
        empty.draw(tmp_path / "page.html")
    view = opened(context, tmp_path / "page.html")
    expect(view.page.locator("#view-graph")).to_contain_text("No relationships")
    assert view.faults == []


def hostile() -> tuple[list[Claim], list[Report]]:
    """Give a war told by someone who wants to run scripts in the reader's browser."""
    claims, reports = [], []
    for number, words in enumerate(HOSTILE):
        text = f"{words} captured {words} & <b onmouseover=alert(8)>Abu Kamal</b>."
        told = Report(
            f"r{number}", text, words, None, words, f"https://x.example/?{number}=javascript:alert(6)"
        )
        actor = Entity(f"x{number}", words, Kind.PERSON, aliases=HOSTILE)
        made = claim("captured", actor, ABU_KAMAL, report=told, by=(actor,), day="2017-11-08")
        cue = Mention(words, 0, len(words))
        claims.append(replace(made, trigger=cue, subject=Argument(actor, cue)))
        reports.append(told)
    return claims, reports


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    with graph_of(*hostile()) as graph:
        graph.draw(path, mapped=True)
        return path, [edge.id for edge in graph.relationships()]


def test_a_hostile_report_runs_nothing(context: BrowserContext, trap: tuple[Path, list[str]]) -> None:
    file, edges = trap
    assert len(edges) == len(HOSTILE)
    view = opened(context, file)
    for edge in edges:
        view.turn(sel=f"edge:{edge}")
        expect(view.page.locator("#panel .panel-statement").first).to_be_visible()
        _harmless(view)
    view.page.close()
    for tab in ("timeline", "table", "map"):
        view = opened(context, file, f"tab={tab}&sel=entity%3Aabu-kamal")
        view.page.keyboard.press("/")
        view.page.keyboard.type("alert")
        _harmless(view)
        view.page.close()


def _harmless(view: Watched) -> None:
    view.ready()
    assert view.page.locator("#panel img, svg[onload], main img, #find img, #panel b, main b").count() == 0
    odd = "[...document.links].filter((a) => !/^(https?|file|blob):/.test(a.protocol)).length"
    assert view.page.evaluate(odd) == 0
    assert view.faults == []


def test_the_sentence_of_a_hostile_report_is_shown_as_written(
    context: BrowserContext, trap: tuple[Path, list[str]]
) -> None:
    view = opened(context, trap[0], f"sel=edge%3A{trap[1][0]}")
    words = view.page.locator("#panel").text_content() or ""
    assert any(
        f"{said} captured {said} & <b onmouseover=alert(8)>Abu Kamal</b>." in words for said in HOSTILE
    )


def test_a_script_that_gets_in_all_the_same_is_stopped_by_the_policy(
    context: BrowserContext, file: Path
) -> None:
    view = opened(context, file)
    tried = view.page.evaluate("""() => [
        () => { document.body.innerHTML = "<p>"; },
        () => { document.body.setAttribute("onclick", "window.ran = 1"); },
        () => { document.createElement("script").text = "window.ran = 1"; },
    ].map((attempt) => { try { attempt(); return "done"; } catch (error) { return error.name; } })""")
    assert tried == ["TypeError"] * 3
    assert view.page.evaluate("window.ran === undefined")
    assert any("TrustedHTML" in fault for fault in view.faults)
