"""The timeline: bands, marks, the two clocks and what was known when."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from kg.draw.content.timeline import embedded, held_rows, place_story, story
from kg.graph import Graph
from kg.settings import Settings
from kg.store import memory_store
from tests.explorer.axe import violations
from tests.explorer.watched import Watched, watched
from tests.factory import ARMY, ISLAMIC_STATE, claim, report
from tests.serve.live import live
from tests.serve.story import Told

ALLIES = "Syrian Armed Forces and allied Syrian forces"
TENTH = f"On 10 Nov 2017, by what was known on 10 Nov 2017: held by {ALLIES}."
FIRST = "For: Islamic State controls Abu Kamal. Day not told; reported 3 Nov 2017. Said by Sample Desk (independent)"
DIVIDED = "divided between Syrian Armed Forces, Islamic State and allied Syrian forces"
WIDTH = "[document.documentElement.scrollWidth, innerWidth]"


def said(view: Watched) -> str:
    view.ready()
    return view.page.inner_text("#timeline-said")


def bands(view: Watched) -> list[str | None]:
    return [b.get_attribute("aria-label") for b in view.page.locator(".timeline-bands [role=option]").all()]


def test_who_held_abu_kamal_as_known_on_two_days(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="abu-kamal", on="2017-11-10", known="2017-11-10")
    assert said(page).startswith(TENTH)
    assert "Basis: own interest (it serves the side of those who say it); 5 claims for it" in said(page)
    assert said(page).endswith(f"Today: {DIVIDED}.")
    differs = page.page.inner_text("#timeline-differs")
    assert f"{TENTH[:-1]}; today: {DIVIDED}." in differs
    assert page.page.locator(".timeline-bands .timeline-changed").count() == 2
    page.page.fill("#timeline-known", "2017-11-12")
    assert said(page).startswith(f"On 10 Nov 2017, by what was known on 12 Nov 2017: {DIVIDED}.")
    assert said(page).endswith("Today the same is known.")
    assert page.page.locator(".timeline-bands .timeline-changed").count() == 0
    page.page.click("#timeline-today")
    assert said(page).startswith(f"On 10 Nov 2017: {DIVIDED}.")
    assert "known" not in page.state()


def test_bands_say_in_words_what_is_uncertain(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="abu-kamal")
    assert bands(page)[:3] == [
        "held by Islamic State; from 3 Nov 2017 or earlier; until some day of 8 – 9 Nov 2017",
        f"held by {ALLIES}; from some day of 8 – 9 Nov 2017; until some day of 9 – 10 Nov 2017",
        f"{DIVIDED}; from some day of 9 – 10 Nov 2017; until 11 Nov 2017",
    ]
    assert page.page.locator('.timeline-bands [data-status="divided"] .timeline-hatch').count() == 1
    assert page.page.locator('.timeline-bands [data-status="held"] .timeline-hatch').count() == 0
    assert page.page.locator(".timeline-spans tbody tr").count() == 5


def test_one_walks_through_the_days_on_which_knowledge_grew(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="abu-kamal", known="2017-11-10")
    assert page.page.inner_text("#timeline-heard") == "4 of 11 dated reports published by 10 Nov 2017"
    page.page.get_by_role("button", name="To the next report day").click()
    assert "known=2017-11-11" in page.state()
    page.ready()
    page.page.get_by_role("button", name="To the report day before").click()
    assert "known=2017-11-09" in page.state()
    page.open(tab="timeline", timelineOf="abu-kamal", known="2017-11-01")
    assert said(page) == (
        "Nothing was known of who held Abu Kamal by 1 Nov 2017. "
        "The first dated report that names it is of 3 Nov 2017."
    )
    assert page.page.get_by_role("button", name="To the report day before").is_disabled()


def test_marks_are_walked_by_time_and_open_their_claim(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="abu-kamal")
    marks = page.page.locator(".timeline-marks [role=option]")
    assert marks.first.get_attribute("tabindex") == "0"
    marks.first.focus()
    page.page.keyboard.press("End")
    page.page.keyboard.press("ArrowLeft")
    page.page.keyboard.press("Home")
    first = page.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first == FIRST
    page.page.keyboard.press("Enter")
    assert "sel=claim%3A" in page.state()
    page.ready()
    assert page.page.locator(".timeline-mark.timeline-selected").count() >= 1
    assert page.page.locator(".timeline-claims tr[aria-current]").count() == 1
    assert "timelineOf=abu-kamal" in page.state()


def test_by_the_day_of_report_nothing_says_controlled(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="abu-kamal", clock="reported", on="2017-11-11")
    assert said(page).startswith("Reported by 11 Nov 2017: 17 of 31 claims")
    lead = page.page.inner_text(".timeline-lead")
    assert lead == "What was reported of Abu Kamal, by the day of report"
    assert page.page.locator(".timeline-lane").all_text_contents() == [
        "Reported for it",
        "Reported against it",
        "When it happened: who held it",
        "Reports, by the day of report",
    ]
    page.page.get_by_role("button", name="Show who held it by what was known on 11 Nov 2017").click()
    assert "known=2017-11-11" in page.state()
    assert "clock=" not in page.state()


def test_a_click_on_a_band_selects_the_interval_and_one_beside_it_a_day(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="abu-kamal")
    band = page.page.locator(".timeline-bands [role=option]").first
    band.click()
    assert f"sel=interval%3A{band.get_attribute('data-span')}" in page.state()
    page.page.locator(".timeline-svg").click(position={"x": 300, "y": 10})
    assert "on=2017-11-" in page.state()
    page.ready()
    line = page.page.locator(".timeline-on")
    before = line.get_attribute("aria-valuenow")
    line.focus()
    page.page.keyboard.press("ArrowRight")
    page.ready()
    assert int(page.page.locator(".timeline-on").get_attribute("aria-valuenow") or 0) == int(before or 0) + 1


def test_dragging_over_the_days_chooses_the_range(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="abu-kamal")
    box = page.page.locator(".timeline-svg").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + 200, box["y"] + 8)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 300, box["y"] + 8)
    page.page.mouse.move(box["x"] + 400, box["y"] + 8)
    page.page.mouse.up()
    state = page.state()
    assert "from=2017-11-" in state
    assert "to=2017-11-" in state
    assert "on=" not in state
    page.ready()
    assert "outside of these days" in page.page.inner_text(".timeline-left")
    page.page.get_by_role("button", name="Show all days").click()
    assert "from=" not in page.state()


def test_without_a_selection_the_places_that_changed_most_open_on_click(page: Watched) -> None:
    page.open(tab="timeline")
    assert page.page.inner_text("#timeline-title") == "The places that changed most"
    names = page.page.locator(".timeline-open")
    assert names.count() == 24
    assert names.first.inner_text() == "Abu Kamal · 4 changes"
    names.first.click()
    page.ready()
    assert page.page.inner_text("#timeline-title").startswith("Abu Kamal")
    assert "timelineOf=abu-kamal" in page.state()
    page.page.click("#timeline-all")
    page.ready()
    assert page.page.inner_text("#timeline-title") == "The places that changed most"


def test_an_actor_has_a_row_for_each_place(page: Watched) -> None:
    page.open(tab="timeline", sel="entity:syrian-armed-forces")
    names = [n.split(" · ")[0] for n in page.page.locator(".timeline-open").all_inner_texts()]
    assert names == ["Abu Kamal", "Deir ez-Zor", "Mayadin"]
    assert page.page.locator(".timeline-part-alone").count() == 1
    assert page.page.locator(".timeline-part-shared").count() == 4
    rows = page.page.locator(".timeline-places tbody tr")
    assert "held by Syrian Armed Forces" in rows.nth(1).inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scroll(page: Watched, scheme: str) -> None:
    page.page.set_viewport_size({"width": 390, "height": 800})
    page.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.open(tab="timeline", timelineOf="abu-kamal", known="2017-11-10", on="2017-11-10")
    wide, room = page.page.evaluate(WIDTH)
    assert wide == room


def test_what_is_nowhere_is_said(page: Watched) -> None:
    page.open(tab="timeline", timelineOf="nowhere-at-all")
    assert page.page.inner_text("#timeline-chart").startswith("no entity 'nowhere-at-all'")
    # Chromium notes every answer that is none; nothing else may be there.
    assert [fault.partition("status of ")[2] for fault in page.faults] == ["404 (Not Found)"]
    page.faults.clear()
    page.page.get_by_role("button", name="Show the places that changed most").click()
    page.ready()
    assert page.page.locator(".timeline-open").count() == 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    [
        {"timelineOf": "abu-kamal", "known": "2017-11-10", "on": "2017-11-10"},
        {"timelineOf": "abu-kamal", "clock": "reported"},
        {"timelineOf": "islamic-state"},
        {},
    ],
)
def test_nothing_keeps_anybody_from_using_it(page: Watched, scheme: str, state: dict[str, str]) -> None:
    page.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.open(tab="timeline", **state)
    assert violations(page.page) == []


FIRST_DAY = date(2017, 1, 1)


def told_often() -> Graph:
    """Give a graph in which a place changes hands every tenth day, told of a dozen times a day, once with markup."""
    days = [FIRST_DAY + timedelta(days=at) for at in range(100)]
    reports = [
        report(f"r{at}", "Taken: the town <img src=x onerror=alert(1)>.", day.isoformat())
        for at, day in enumerate(days)
    ]
    claims = [
        replace(one, id=f"{one.id}{more}")
        for at, (of, day) in enumerate(zip(reports, days, strict=True))
        for one in [claim("captured", (ARMY, ISLAMIC_STATE)[at // 10 % 2], day=day.isoformat(), report=of)]
        for more in range(12)
    ]
    graph = Graph(memory_store(), Settings(), Told(claims))
    graph.add(reports)
    return graph


@pytest.fixture(scope="module")
def crowded() -> Iterator[str]:
    with told_often() as graph, live(graph, Settings()) as client:
        yield str(client.base_url)


def test_marks_that_overlap_are_gathered_and_open_on_a_closer_look(
    context: BrowserContext, crowded: str
) -> None:
    view = watched(context, f"{crowded.rstrip('/')}/")
    view.open(tab="timeline", timelineOf="abu-kamal")
    assert view.page.inner_text(".timeline-left").startswith("1,200 claims, all drawn.")
    marks = view.page.locator(".timeline-mark")
    assert marks.count() < 80
    assert sum(int(n) for n in view.page.locator(".timeline-number").all_text_contents()) == 1200
    number = int(view.page.locator(".timeline-number").nth(5).text_content() or 0)
    marks.nth(5).click()
    assert "from=2017-01-" in view.state()
    view.ready()
    assert f"of them {1200 - number - 24:,} outside" in view.page.inner_text(".timeline-left")
    view.page.evaluate("location.hash = '#tab=timeline&timelineOf=abu-kamal&from=2017-01-03&to=2017-01-05'")
    view.ready()
    marks.first.click()
    opened = view.page.locator("#timeline-opened")
    assert opened.locator("h4").inner_text() == "12 claims for, happened 3 Jan 2017"
    opened.locator("button").nth(2).click()
    assert "sel=claim%3A" in view.state()
    assert view.page.locator(".timeline-claims tbody tr").count() == 36
    assert view.faults == []


def test_a_file_answers_from_what_it_holds(samples: Graph, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node is installed here")
    place = place_story(samples.timeline("abu-kamal"))
    told = story(samples.entity("abu-kamal"), samples.report_days("abu-kamal"), place=place)
    content = json.dumps(embedded([told], held_rows([samples.control("abu-kamal")], 50)))
    module = Path(__file__).parents[2] / "kg" / "draw" / "explorer" / "timeline" / "embedded.js"
    shutil.copy(module, tmp_path / "embedded.mjs")
    (tmp_path / "asked.mjs").write_text(
        f"""import {{ answers }} from "./embedded.mjs";
        const {{ timeline, changing }} = answers({content});
        const of = (id) => timeline({{ of: id, known_on: null }}).of.label;
        const wrong = () => {{ try {{ return of("raqqa"); }} catch (error) {{ return error.message; }} }};
        console.log(JSON.stringify([of("abu-kamal"), of("interval:{place["spans"][0]["id"]}"),
            of("claim:{place["claims"][0]["id"]}"), changing({{}}).total, wrong()]));"""
    )
    asked = subprocess.run([node, tmp_path / "asked.mjs"], capture_output=True, text=True, check=True)
    assert json.loads(asked.stdout) == [
        "Abu Kamal",
        "Abu Kamal",
        "Abu Kamal",
        50,
        "This file holds no timeline of what is selected: the server has them all.",
    ]
