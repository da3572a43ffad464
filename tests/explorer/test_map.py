"""The map: who held which place on a day, as known on a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.explorer.watched import Watched

TIMEOUT = 20_000


@pytest.fixture
def on_map(page: Watched) -> Watched:
    page.page.set_default_timeout(TIMEOUT)
    return page


def headings(page: Page) -> dict[str, int]:
    """Give how many places each holder has in the list."""
    rows = page.locator("#map-list summary")
    return {
        rows.nth(i).locator("bdi").inner_text(): int(rows.nth(i).locator(".number").inner_text())
        for i in range(rows.count())
    }


def places(page: Page, holder: str) -> list[str]:
    """Open a holder in the list and give its places as they read."""
    group = page.locator("#map-list details", has=page.locator(f"summary bdi:text-is({json.dumps(holder)})"))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return [" ".join(words.split()) for words in group.locator("li").all_inner_texts()]


def features(page: Page, tmp_path: Path) -> list[dict[str, object]]:
    """Save what is shown and read it."""
    with page.expect_download() as saving:
        page.click("#map-features")
    target = tmp_path / saving.value.suggested_filename
    saving.value.save_as(target)
    found: list[dict[str, object]] = json.loads(target.read_text("utf-8"))["features"]
    return found


def test_places_stand_as_they_did_on_the_day(on_map: Watched) -> None:
    on_map.open(tab="map", on="2017-11-10")
    assert headings(on_map.page)["Islamic State"] == 3
    assert "Abu Kamal divided" in places(on_map.page, "Islamic State")
    on_map.open(tab="map", on="2017-11-12")
    assert "Abu Kamal" in places(on_map.page, "Islamic State")
    assert on_map.page.inner_text(".map-day-words") == "12 Nov 2017"


def test_what_was_known_then_is_another_map(on_map: Watched) -> None:
    on_map.open(tab="map", on="2017-11-10", known="2017-11-10")
    assert "Abu Kamal" in places(on_map.page, "Syrian Armed Forces")
    assert on_map.page.inner_text(".map-known") == "as known on 10 Nov 2017"
    assert "10 Nov 2017, as known on 10 Nov 2017" in on_map.page.inner_text(".map-count")
    # Of a place taken years later nobody can have known.
    assert "Wagner Group" not in headings(on_map.page)


def test_without_a_day_it_is_the_end_of_the_range_or_of_all(on_map: Watched) -> None:
    on_map.open(tab="map")
    assert on_map.page.inner_text(".map-day-words") == "27 Oct 2025"
    on_map.open(tab="map", to="2017-11-10")
    assert on_map.page.inner_text(".map-day-words") == "10 Nov 2017"
    assert on_map.page.get_attribute("#map-day", "max") == "17480"


def test_a_place_nobody_located_is_listed(on_map: Watched) -> None:
    on_map.open(tab="map")
    found = places(on_map.page, "Not on the map: nobody gives their coordinates")
    assert "Al Malha Locality" in found


def test_the_slider_goes_on_by_key_to_the_next_change(on_map: Watched) -> None:
    on_map.open(tab="map", on="2017-11-10")
    on_map.page.focus("#map-day")
    on_map.page.keyboard.press("ArrowRight")
    on_map.ready()
    assert on_map.page.inner_text(".map-day-words") == "11 Nov 2017"
    assert on_map.state() == "#tab=map&on=2017-11-11"
    on_map.page.click("#map-on")
    assert on_map.page.inner_text(".map-day-words") == "16 Nov 2017"
    on_map.page.click("#map-back")
    assert on_map.page.inner_text(".map-day-words") == "11 Nov 2017"
    on_map.page.select_option("#map-step", "month")
    on_map.page.click("#map-on")
    assert on_map.page.inner_text(".map-day-words") == "11 Dec 2017"


def test_it_plays_to_the_end_and_stops(on_map: Watched) -> None:
    on_map.open(tab="map", to="2017-11-20", on="2017-11-17")
    on_map.page.click("#map-play")
    assert on_map.page.get_attribute("#map-play", "aria-pressed") == "true"
    on_map.page.wait_for_function(
        "() => document.querySelector('#map-play').getAttribute('aria-pressed') === 'false'"
    )
    assert on_map.page.inner_text(".map-day-words") == "20 Nov 2017"
    assert "on=2017-11-20" in on_map.state()
    assert on_map.page.is_disabled("#map-on")


def test_a_place_is_selected_in_the_list_by_key(on_map: Watched) -> None:
    on_map.open(tab="map", on="2017-11-12")
    places(on_map.page, "Islamic State")
    on_map.page.locator("#map-list .map-place", has_text="Abu Kamal").press("Enter")
    on_map.ready()
    assert "sel=entity%3Aabu-kamal" in on_map.state()
    assert on_map.page.locator("#map-list .map-place[aria-pressed=true]").inner_text() == "Abu Kamal"


def pointed(page: Page, x: float, y: float) -> None:
    box = page.locator("#map-canvas canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 + y)


def test_the_pointer_tells_who_holds_a_place_and_a_click_selects_it(on_map: Watched) -> None:
    on_map.open(
        tab="map", on="2017-11-12", mapAt="40.918,34.452,9", relationsOff="captured,fought,withdrew-from,lost"
    )
    pointed(on_map.page, 0, 0)
    tip = on_map.page.locator(".map-tip")
    tip.wait_for()
    told = [words for words in tip.inner_text().splitlines() if words]
    assert told[:3] == ["Abu Kamal", "held by Islamic State", "since 11 Nov 2017"]
    on_map.page.mouse.click(*centre(on_map.page))
    on_map.ready()
    assert "sel=entity%3Aabu-kamal" in on_map.state()


def centre(page: Page) -> tuple[float, float]:
    box = page.locator("#map-canvas canvas").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_where_the_reader_takes_the_map_is_in_the_address(on_map: Watched) -> None:
    on_map.open(tab="map", on="2017-11-12", mapAt="40.92,34.45,7")
    on_map.page.mouse.move(*centre(on_map.page))
    on_map.page.mouse.wheel(0, -400)
    on_map.page.wait_for_function("() => /%2C\\d+\\.\\d\\d$/.test(location.hash)")
    assert "mapAt=" in on_map.state()
    on_map.page.click("#map-fit")
    assert "mapAt=" not in on_map.state()


def test_what_is_shown_is_saved_as_geojson(on_map: Watched, tmp_path: Path) -> None:
    on_map.open(tab="map", on="2017-11-10", known="2017-11-10", relationsOff="advanced-on")
    found = features(on_map.page, tmp_path)
    [place] = [f for f in found if f.get("id") == "abu-kamal"]
    assert place["geometry"] == {"type": "Point", "coordinates": [40.91854, 34.45226]}
    told = place["properties"]
    assert isinstance(told, dict)
    assert (told["on"], told["known_on"], told["status"]) == ("2017-11-10", "2017-11-10", "held")
    assert [h["label"] for h in told["holders"]] == ["Syrian Armed Forces", "allied Syrian forces"]
    events = [f["properties"] for f in found if "relation" in f["properties"]]  # type: ignore[operator]
    assert {e["relation"] for e in events} == {"captured", "lost", "linked-up-with"}  # type: ignore[index]


def test_the_map_is_saved_as_a_picture(on_map: Watched, tmp_path: Path) -> None:
    on_map.open(tab="map", on="2017-11-10")
    with on_map.page.expect_download() as saving:
        on_map.page.click("#map-picture")
    assert saving.value.suggested_filename == "map-2017-11-10.png"
    saving.value.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_filters_of_the_legend_hold(on_map: Watched) -> None:
    on_map.open(tab="map", kindsOff="settlement,facility,area", on="2017-11-10")
    assert headings(on_map.page) == {}
    assert "Of no place is it known who held it" in on_map.page.inner_text("#map-list")
    on_map.open(tab="map", disputed="1")
    assert places(on_map.page, "Wagner Group") == ["Bakhmut disputed"]


def test_the_basemap_names_its_source(on_map: Watched) -> None:
    on_map.open(tab="map")
    assert "Borders are not a statement of this graph" in on_map.page.inner_text(".map-source")


def test_the_canvas_says_what_it_shows(on_map: Watched) -> None:
    on_map.open(tab="map", on="2017-11-12")
    label = on_map.page.get_attribute("#map-canvas canvas", "aria-label")
    assert label
    assert label.startswith("Map of 15 places on 12 Nov 2017: Islamic State 3, Syrian Democratic Forces 3,")


def test_a_phone_shows_it_without_scrolling_sideways(on_map: Watched) -> None:
    on_map.page.set_viewport_size({"width": 390, "height": 844})
    on_map.open(tab="map", on="2017-11-10")
    assert on_map.page.evaluate("document.documentElement.scrollWidth") <= 390
