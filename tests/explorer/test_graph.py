"""The graph in a browser."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page

from tests.explorer.watched import FRAMES, Watched

ARMY, GROUP = "syrian-armed-forces", "islamic-state"
TOLD = """async () => {
    const room = document.getElementById("view-graph");
    const over = performance.now() + 60_000;
    while (!room.kgGraph?.shown().told) {
        if (performance.now() > over) throw new Error("the days are not there");
        await new Promise(requestAnimationFrame);
    }
}"""


def _ask(page: Page, what: str, *given: str) -> Any:  # noqa: ANN401 - JSON
    page.evaluate(FRAMES)
    words = ", ".join(map(json.dumps, given))
    return page.evaluate(f"document.getElementById('view-graph').kgGraph.{what}({words})")


def _open(view: Watched, **state: str) -> Page:
    view.open(tab="graph", **state)
    view.page.evaluate(TOLD)
    return view.page


def _click(page: Page, what: str, id: str, clicks: int = 1) -> None:
    at = _ask(page, what, id)
    page.mouse.click(at["x"], at["y"], click_count=clicks)
    page.evaluate(FRAMES)


@pytest.fixture(scope="module")
def network(server: str) -> dict[str, Any]:
    address = f"{server.rstrip('/')}/explorer/network.json"
    body: dict[str, Any] = httpx.get(address, timeout=60, trust_env=False).json()
    return body


def test_the_overview_is_drawn_and_said(page: Watched, network: dict[str, Any]) -> None:
    opened = _open(page)
    shown = _ask(opened, "shown")
    assert shown == {
        "edges": len(network["edges"]),
        "nodes": len(network["nodes"]),
        "by": "vis",
        "told": True,
    }
    totals = f"{len(network['edges'])} relationships · {len(network['nodes'])} actors and places"
    assert opened.inner_text(".graph-totals") == totals
    opened.locator("#graph-said:not(:empty)").wait_for(state="attached")
    strongest = network["edges"][0]["reports"]
    assert f"{strongest} reports" in opened.inner_text("#graph-said")
    labels = _ask(opened, "labels")
    assert len(labels) > 10


def test_a_click_selects_and_only_what_is_near_stays_in_front(page: Watched) -> None:
    opened = _open(page, graphAround=GROUP)
    _click(opened, "at", GROUP)
    assert "sel=entity%3Aislamic-state" in page.state()
    edge = _ask(opened, "places") and opened.evaluate(
        "fetch('explorer/network.json?around=islamic-state').then(r => r.json()).then(b => b.edges[0].id)"
    )
    _click(opened, "edgeAt", edge)
    assert f"sel=edge%3A{edge}" in page.state()
    opened.go_back()
    assert "sel=entity%3Aislamic-state" in page.state()


def test_filters_and_days_narrow_what_is_drawn(page: Watched, network: dict[str, Any]) -> None:
    opened = _open(page, relationsOff="captured")
    captured = sum(edge["relation"] == "captured" for edge in network["edges"])
    assert _ask(opened, "shown")["edges"] == len(network["edges"]) - captured
    assert f"{captured} hidden by filters" in opened.inner_text(".graph-totals")
    opened = _open(page, disputed="1")
    assert _ask(opened, "shown")["edges"] == sum(edge["disputed"] for edge in network["edges"])
    opened = _open(page, **{"from": "2017-11-08", "to": "2017-11-08"})
    november = _ask(opened, "shown")["edges"]
    assert 0 < november < len(network["edges"])
    opened = _open(page, **{"from": "2017-11-08", "to": "2017-11-08", "known": "2017-11-07"})
    assert _ask(opened, "shown")["edges"] < november


def test_where_nothing_passes_the_filters_it_says_what_to_do(page: Watched) -> None:
    opened = _open(page, least="999")
    assert "Nothing passes these filters." in opened.inner_text(".graph-empty")
    opened.click(".graph-empty button")
    page.ready()
    assert _ask(opened, "shown")["edges"] > 0


def test_neighbours_are_added_with_the_others_in_their_places_and_taken_back(page: Watched) -> None:
    opened = _open(page, graphAround="raqqa", sel=f"entity:{GROUP}")
    before = {one["id"]: one for one in _ask(opened, "places")}
    assert "more around Islamic State" in opened.inner_text("#graph-add")
    opened.click("#graph-add")
    page.ready()
    after = {one["id"]: one for one in _ask(opened, "places")}
    assert len(after) > len(before)
    assert {own: after[own] for own in before} == before
    assert "graphOpen=islamic-state" in page.state()
    opened.click("#graph-undo")
    page.ready()
    assert {one["id"]: one for one in _ask(opened, "places")} == before
    opened.go_back()
    page.ready()
    assert len(_ask(opened, "places")) == len(after)


def test_a_double_click_adds_neighbours(page: Watched) -> None:
    opened = _open(page, graphAround="raqqa")
    before = len(_ask(opened, "places"))
    at = _ask(opened, "at", GROUP)
    opened.mouse.dblclick(at["x"], at["y"])
    opened.evaluate(FRAMES)
    page.ready()
    assert len(_ask(opened, "places")) > before


def test_a_path_between_two_is_chosen_by_keyboard_and_told_in_words(page: Watched) -> None:
    opened = _open(page)
    opened.focus("#graph-path")
    opened.keyboard.press("Enter")
    opened.keyboard.type("Islamic State")
    opened.locator("#graph-choose-from-0").wait_for()
    opened.keyboard.press("Enter")
    opened.keyboard.type("Raqqa")
    opened.locator("#graph-choose-to-0").wait_for()
    opened.keyboard.press("Enter")
    opened.evaluate(FRAMES)
    page.ready()
    assert "graphPath=islamic-state%2Craqqa" in page.state()
    assert opened.inner_text(".graph-story strong") == "The shortest path, one step"
    assert opened.inner_text(".graph-story li").startswith("Islamic State")
    assert opened.inner_text(".graph-story li").endswith("Raqqa")


def test_no_path_is_said(page: Watched) -> None:
    opened = _open(page, graphPath=f"{GROUP},rapid-support-forces")
    assert "No path" in opened.inner_text(".graph-story")


def test_sides_of_a_day_have_letters_and_names(page: Watched) -> None:
    opened = _open(page, graphSides="1", on="2017-11-08")
    assert "Sides on 8 Nov 2017" in opened.inner_text(".graph-legend")
    assert opened.inner_text(".graph-legend li").startswith("A")
    opened.uncheck("#graph-sides")
    page.ready()
    assert not opened.is_visible(".graph-legend")


def test_the_keyboard_walks_from_node_to_neighbour(page: Watched) -> None:
    opened = _open(page, graphAround=GROUP)
    opened.focus(".graph-stage")
    opened.keyboard.press("Home")
    assert "Islamic State, Armed group" in opened.inner_text("[aria-live=polite]")
    opened.keyboard.press("ArrowRight")
    opened.evaluate(FRAMES)
    walked = opened.inner_text("[aria-live=polite]")
    assert ": " in walked
    assert "Islamic State" not in walked.split(",")[0]
    opened.keyboard.press("Enter")
    assert "sel=entity" in page.state()


def test_what_is_selected_elsewhere_is_gone_to(page: Watched) -> None:
    opened = _open(page, graphAround="kidal", sel=f"entity:{GROUP}")
    page.ready()
    assert "graphAround=islamic-state" in page.state()
    assert GROUP in {one["id"] for one in _ask(opened, "places")}


def test_the_table_of_edges_is_one_that_gephi_opens(page: Watched, network: dict[str, Any]) -> None:
    opened = _open(page)
    with opened.expect_download() as caught:
        opened.click("text=CSV")
    rows = list(csv.DictReader(io.StringIO(caught.value.path().read_text("utf-8"))))
    assert list(rows[0])[:4] == ["Source", "Target", "Type", "Weight"]
    assert {row["Id"] for row in rows} == {edge["id"] for edge in network["edges"]}
    with opened.expect_download() as picture:
        opened.click("text=PNG")
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")


def test_sigma_takes_over_past_a_thousand_edges(page: Watched, network: dict[str, Any]) -> None:
    edges = [
        {**network["edges"][n % len(network["edges"])], "id": f"e{n}", "bend": 0.0 if n % 3 else 0.3}
        for n in range(1_200)
    ]
    body = {**network, "edges": edges}
    page.page.route("**/explorer/network.json*", lambda route: route.fulfill(json=body))
    opened = _open(page)
    assert _ask(opened, "shown") == {
        "edges": 1_200,
        "nodes": len(network["nodes"]),
        "by": "sigma",
        "told": True,
    }
    _click(opened, "at", ARMY)
    assert "sel=entity%3Asyrian-armed-forces" in page.state()
    with opened.expect_download() as picture:
        opened.click("text=PNG")
    assert len(picture.value.path().read_bytes()) > 10_000


def test_a_narrow_window_needs_no_scrolling_aside(page: Watched) -> None:
    page.page.set_viewport_size({"width": 390, "height": 844})
    opened = _open(page)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_actor_that_is_not_there_is_said_and_the_overview_offered(page: Watched) -> None:
    page.open(tab="graph", graphAround="atlantis")
    assert "atlantis" in page.page.inner_text(".graph-empty")
    page.page.click(".graph-empty button")
    page.ready()
    assert _ask(page.page, "shown")["edges"] > 0
    page.faults[:] = [fault for fault in page.faults if "404" not in fault]
