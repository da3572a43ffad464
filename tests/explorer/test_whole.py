"""The explorer as a whole: what its views, its panel and its shell owe each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kg.graph import Graph, open_graph
from kg.serve.explored.start import POLICIES
from kg.settings import Serving, Settings
from tests.explorer.axe import violations
from tests.explorer.watched import Watched, watched
from tests.factory import report
from tests.serve.live import live
from tests.serve.scratch import ACCESS, WRITE

TABS = ("front", "graph", "map", "timeline", "table", "sparql")
CHOSEN = {
    "front": {},
    "graph": {},
    "map": {"on": "2017-11-10", "known": "2017-11-12"},
    "timeline": {"on": "2017-11-10", "known": "2017-11-12"},
    "table": {"tableRows": "claims", "tableFind": "Abu Kamal"},
    "sparql": {"sparqlAsk": "holder-on", "sparqlWith": "place=abu-kamal&day=2017-11-10"},
}
LAST = "The Syrian army captured Abu Kamal on 9 November 2017."
FIRST = "Islamic State captured Abu Kamal on 3 November 2017."
# The words of what is shown, without how long it took to ask for them.
WORDS = """() => [...document.querySelectorAll(".view:not([hidden]), #panel")].map((room) =>
    room.innerText.replace(/[\\d.,]+ (ms|s|seconds?)\\b/g, ""))"""
WIDER = """() => [document.documentElement, ...document.querySelectorAll("#tabs, .view:not([hidden]), #panel")]
    .filter((room) => room.scrollWidth > room.clientWidth + 1).map((room) => room.id || room.tagName)"""


def settled(page: Page) -> list[str]:
    """Give the words of the view and the panel once they change no more."""
    expect(
        page.locator("#view-front .front-places[aria-busy], .panel-inside[aria-busy], .panel-waiting")
    ).to_have_count(0)
    before, now = [""], list(page.evaluate(WORDS))
    while before != now:
        page.wait_for_timeout(300)
        before, now = now, list(page.evaluate(WORDS))
    return now


def address(base: object) -> str:
    return str(base).rstrip("/") + "/"


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Graph]:
    """Give a graph of two reports of one place."""
    with open_graph(tmp_path / "graph") as graph:
        graph.add(
            [report("first", FIRST, published="2017-11-04"), report("last", LAST, published="2017-11-10")]
        )
        yield graph


@pytest.fixture
def desk(context: BrowserContext, small: Graph) -> Iterator[Watched]:
    """Give a page before it that a token writes to."""
    with live(small, Settings(), ACCESS) as client:
        view = watched(context, address(client.base_url))
        yield view
        assert view.faults == []


@pytest.fixture(scope="module")
def elsewhere(browser: Browser) -> Iterator[BrowserContext]:
    """Give the profile of someone else, who opens each view for the first time."""
    with browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce") as other:
        yield other


@pytest.mark.parametrize("tab", TABS)
def test_a_link_shows_the_same_elsewhere(page: Watched, elsewhere: BrowserContext, tab: str) -> None:
    page.open(tab=tab, sel="entity:abu-kamal", **CHOSEN[tab])
    here, link = settled(page.page), page.page.url
    assert all(here)
    there = watched(elsewhere, page.address)
    there.page.goto(link)
    there.ready()
    assert (settled(there.page), there.page.url, there.faults) == (here, link, [])
    there.page.close()


@pytest.mark.parametrize("tab", TABS)
def test_nothing_keeps_anybody_from_using_it(page: Watched, tab: str) -> None:
    page.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.open(tab=tab, sel="entity:abu-kamal", **CHOSEN[tab])
    settled(page.page)
    assert violations(page.page) == []
    page.page.emulate_media(color_scheme="dark")
    settled(page.page)
    assert violations(page.page) == []
    page.page.set_viewport_size({"width": 390, "height": 844})
    settled(page.page)
    assert violations(page.page) == []
    assert page.page.evaluate(WIDER) == []
    page.page.emulate_media(color_scheme="light")
    settled(page.page)
    assert violations(page.page) == []


NONSENSE = {
    "tab=zzz": "passed over: tab.",
    "tab=table&from=2017-02-31&to=0000-01-01": "passed over: from, to.",
    "tab=front&frontSince=2017-02-31": "passed over: frontSince.",
    f"tab=table&tableFind={'x' * 50_000}": "passed over: tableFind.",
    "tab=map&sel=nothing%3Aat-all&clock=never": "passed over: sel, clock.",
}


@pytest.mark.parametrize("fragment", NONSENSE, ids=lambda words: words[:40])
def test_nonsense_in_a_link_does_no_harm_and_is_said(page: Watched, fragment: str) -> None:
    page.page.goto(f"{page.address}#{fragment}")
    page.ready()
    expect(page.page.locator("#told")).to_contain_text(NONSENSE[fragment])
    assert all(settled(page.page))


def test_nonsense_is_said_in_a_page_that_is_open_already(page: Watched) -> None:
    page.open(tab="table")
    page.turn(tab="table", on="2017-13-32")
    expect(page.page.locator("#told")).to_contain_text("passed over: on.")


def test_a_range_the_wrong_way_round_is_the_range_that_is_meant(page: Watched) -> None:
    count = page.page.locator("#view-table .table-count")
    page.open(tab="table", **{"from": "2017-01-01", "to": "2019-01-01"})
    meant = count.inner_text()
    page.open(tab="table")
    assert count.inner_text() != meant
    page.turn(tab="table", **{"from": "2019-01-01", "to": "2017-01-01"})
    expect(count).to_have_text(meant)


@pytest.mark.parametrize("tab", ["graph", "timeline"])
def test_a_link_to_what_is_not_there_says_so(page: Watched, tab: str) -> None:
    page.page.goto(f"{page.address}#tab={tab}&sel=claim%3Anope")
    page.ready()
    expect(page.page.locator("#panel .panel-notice")).to_contain_text("no claim 'nope'")
    assert {fault.partition("(")[2] for fault in page.faults} <= {"Not Found)"}
    page.faults.clear()


def test_no_script_makes_markup_of_strings_by_a_default_policy(page: Watched) -> None:
    page.open()
    assert POLICIES == "kg-vendored"
    made = page.page.evaluate(
        """() => {
            try { trustedTypes.createPolicy("default", {createHTML: (x) => x}); return "made"; }
            catch (error) { return error.name; }
        }"""
    )
    assert made == "TypeError"
    [fault] = page.faults
    assert "default" in fault
    page.faults.clear()


COLOURED = """async (ids) => {
    const { actorColour } = await import(document.querySelector("link[href$='/shell/sides.js']").href);
    return ids.map(actorColour);
}"""


def test_an_actor_has_one_colour_whatever_was_looked_at_before(page: Watched, samples: Graph) -> None:
    foremost = samples.tally().foremost
    others = [actor for actor in ("nobody-met", "march-23-movement-2") if actor not in foremost]
    page.open(tab="timeline", sel="entity:abu-kamal")
    settled(page.page)
    first = page.page.evaluate(COLOURED, [*foremost, *others])
    page.open(tab="map")
    page.page.click("#tab-timeline")
    settled(page.page)
    assert page.page.evaluate(COLOURED, [*reversed(others), *reversed(foremost)]) == list(reversed(first))
    assert first[:3] == ["#0072B2", "#D55E00", "#009E73"]
    assert len(set(first[: len(foremost)])) == len(foremost) == 16


def test_contested_and_unknown_are_hatched_apart(page: Watched) -> None:
    page.open(tab="front", frontSince="2024-10-28")
    settled(page.page)
    row = page.page.locator(".front-place", has_text="now contested").first
    fills = row.locator(".front-swatch rect:last-child").evaluate_all(
        "all => all.map((one) => one.getAttribute('fill'))"
    )
    assert fills == ["url(#front-hatch-dots)", "url(#front-hatch-cross)"]


def _reject(desk: Watched) -> None:
    card = desk.page.locator("#panel .panel-card").first
    card.get_by_role("button", name="Reject").click()
    card.get_by_label("Why").fill("Misread.")
    card.get_by_label("Your name").fill("Ann Lee")
    card.get_by_role("button", name="Reject it").click()
    desk.page.fill("#sign-in-token", WRITE)
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#told")).to_have_text("The statement is rejected.")


def _claim(graph: Graph, of: str) -> str:
    [found] = [claim.id for claim in graph.claims(relation="captured") if claim.report == of]
    return found


@pytest.mark.parametrize("tab", ["table", "timeline", "front", "sparql"])
def test_a_judgement_shows_at_once_in_the_open_view(desk: Watched, small: Graph, tab: str) -> None:
    own = _claim(small, "last")
    asked = {
        "table": {},
        "timeline": {"timelineOf": "abu-kamal"},
        "front": {},
        "sparql": {"sparqlAsk": "control-history", "sparqlWith": "place=abu-kamal"},
    }
    desk.open(tab=tab, sel=f"claim:{own}", **asked[tab])
    view = desk.page.locator(f"#view-{tab}")
    expect(view).to_contain_text("Syrian Armed Forces" if tab != "front" else "changed hands")
    _reject(desk)
    desk.ready()
    if tab == "front":
        expect(view.locator(".front-total").nth(2)).to_have_text("1 relationship")
    else:
        expect(view).not_to_contain_text("Syrian Armed Forces")


def test_an_answer_to_a_query_of_ones_own_is_taken_away_when_the_graph_changes(
    desk: Watched, small: Graph
) -> None:
    own = _claim(small, "last")
    query = "SELECT ?s ?o WHERE { ?s kg:captured ?o }"
    desk.open(tab="sparql", sel=f"claim:{own}", sparqlText=query)
    desk.page.click(".sparql-run")
    answer = desk.page.locator(".sparql-answer")
    expect(answer).to_contain_text("syrian-armed-forces")
    _reject(desk)
    expect(answer).to_have_text("The graph has changed since this was answered. Run it again.")


def test_days_and_legend_follow_a_judgement(desk: Watched, small: Graph) -> None:
    desk.open(tab="table", sel=f"claim:{_claim(small, 'last')}")
    row = desk.page.locator(".legend-row", has=desk.page.locator("[name='relation:captured']"))
    expect(row.locator(".number")).to_have_text("2")
    _reject(desk)
    expect(row.locator(".number")).to_have_text("1")


def test_under_a_path_all_loads_asks_and_links(context: BrowserContext, small: Graph) -> None:
    with live(small, Settings(serving=Serving.of(root_path="/kg"))) as client:
        view = watched(context, f"{address(client.base_url)}kg/")
        for tab in TABS:
            view.open(tab=tab, sel="entity:abu-kamal")
            settled(view.page)
        hrefs = view.page.locator("#panel a[href]").evaluate_all(
            "all => all.filter((one) => one.origin === location.origin).map((one) => one.pathname)"
        )
        assert {path.split("/")[1] for path in hrefs} == {"kg"}
        view.page.locator(".panel-forms a").first.click()
        expect(view.page.locator("h1")).to_contain_text("Abu Kamal")
        assert view.faults == []


def test_a_server_that_is_gone_is_said_and_found_again(page: Watched) -> None:
    page.open(tab="table")
    page.page.context.set_offline(True)
    page.page.locator("[data-table=claims]").click()
    expect(page.page.locator("#told")).to_have_text("The server does not answer. Is it still running?")
    page.page.context.set_offline(False)
    page.page.locator("[data-table=reports]").click()
    expect(page.page.locator(".table-count")).to_contain_text("40 reports")
    assert all("ERR_INTERNET_DISCONNECTED" in fault for fault in page.faults)
    page.faults.clear()


def test_an_empty_graph_says_what_to_do(context: BrowserContext, tmp_path: Path) -> None:
    with open_graph(tmp_path / "none") as graph, live(graph, Settings()) as client:
        view = watched(context, address(client.base_url))
        for tab in TABS:
            view.open(tab=tab)
            words = settled(view.page)[0].lower()
            says = ("choose one of",) if tab == "sparql" else ("kg ingest", "read ")
            assert any(said in words for said in says), tab
            assert violations(view.page) == [], tab
            assert view.faults == [], tab
