"""The table view: rows, facets, columns, the keyboard, files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.explorer.axe import violations
from tests.explorer.watched import Watched

FIRST = "#view-table tbody tr:first-child"


def _count(page: Watched) -> str:
    return page.page.inner_text("#view-table .table-count")


def _texts(page: Watched, selector: str) -> list[str]:
    return page.page.locator(f"#view-table {selector}").all_inner_texts()


def _state(page: Watched) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(page.state().removeprefix("#")).items()}


def _facet(page: Watched, name: str, key: str) -> str:
    page.page.evaluate("name => { document.querySelector(`[data-facet='${name}']`).open = true }", name)
    return f'#view-table [data-facet="{name}"] input[data-key="facet:{name}:{key}"]'


@pytest.mark.parametrize(
    ("rows", "count", "heads", "first"),
    [
        (
            "relationships",
            "179 relationships",
            ["From", "Relation", "To", "Reports▾", "Speakers", "First", "Last", "Disputed", ""],
            ["Combined Joint Task Force – Operation Inherent Resolve", "led by", "United States", "8", "6"],
        ),
        (
            "claims",
            "294 claims",
            [
                *("Who", "Relation", "Whom or what", "Status", "Happened", "Reported▾", "Source"),
                *("Who says so", "Stake", "Sentence", ""),
            ],
            ["Sudanese Armed Forces", "withdrew from", "El Fasher", "planned", "", "27 Oct 2025"],
        ),
        (
            "places",
            "106 places",
            ["Place", "Kind", "Country", "Held by", "Status", "Since", "Changes", "Claims▾", ""],
            ["Abu Kamal", "Town or city", "Syria", "Syrian Armed Forces\nallied Syrian militias", "held"],
        ),
        (
            "reports",
            "40 reports",
            ["Title", "Source", "Published▾", "Claims", "Places", ""],
            ["Sudan's army chief confirms withdrawal from el-Fasher", "Sample Wire", "27 Oct 2025", "5", "1"],
        ),
    ],
)
def test_each_table_has_its_columns_and_all_rows(
    page: Watched, rows: str, count: str, heads: list[str], first: list[str]
) -> None:
    page.open(tab="table", tableRows=rows)
    assert _count(page) == count
    assert _texts(page, "thead tr > *") == heads
    assert _texts(page, "tbody tr:first-child > *")[: len(first)] == first
    assert page.page.locator("#view-table caption").text_content() == f"{rows.capitalize()}: {count}"
    assert page.page.get_attribute(f'[data-table="{rows}"]', "aria-pressed") == "true"


def test_more_rows_are_shown_when_asked_for(page: Watched) -> None:
    page.open(tab="table", tableRows="claims")
    assert page.page.locator("#view-table tbody tr").count() == 200
    page.page.click("text=Show 94 more of 94")
    page.page.wait_for_function("() => document.querySelectorAll('#view-table tbody tr').length === 294")
    assert not page.page.is_visible(".table-more")
    assert (
        len(set(page.page.eval_on_selector_all("tbody tr", "rows => rows.map((r) => r.dataset.id)"))) == 294
    )


def test_facets_count_and_narrow_and_are_kept_in_the_address(page: Watched) -> None:
    page.open(tab="table", tableRows="claims")
    page.page.check(_facet(page, "status", "denied"))
    page.ready()
    assert _count(page) == "10 of 294 claims"
    page.page.check(_facet(page, "relation", "captured"))
    page.ready()
    assert _count(page) == "3 of 294 claims"
    assert _state(page)["tableFacets"] == "status=denied&relation=captured"
    assert page.page.inner_text('[data-facet="status"] summary .number') == "1 of 4"
    page.open(**_state(page))
    assert _count(page) == "3 of 294 claims"
    page.page.click("text=Clear filters")
    page.ready()
    assert _count(page) == "294 claims"


def test_a_facet_is_searched_for_words_that_are_not_listed(page: Watched) -> None:
    page.open(tab="table", tableRows="claims")
    page.page.evaluate("document.querySelector('[data-facet=who]').open = true")
    page.page.fill('[data-facet="who"] input[type=search]', "wagner")
    page.page.wait_for_function(
        "() => document.querySelectorAll('[data-facet=who] .table-value').length === 1"
    )
    page.page.check('[data-facet="who"] .table-value input')
    page.ready()
    assert set(_texts(page, "tbody th")) == {"Wagner Group"}
    page.page.fill('[data-facet="who"] input[type=search]', "nobody of that name")
    page.page.wait_for_selector("text=None of that name here.")


def test_rows_are_found_by_words_and_where_there_are_none_it_says_so(page: Watched) -> None:
    page.open(tab="table", tableRows="claims", tableFind="tawila")
    assert _count(page) == "1 of 294 claims"
    page.page.fill(".table-find", "no such words")
    page.page.wait_for_selector("text=No claim passes these filters.")
    assert page.state().endswith("tableFind=no+such+words")
    page.page.click(".table-empty button")
    page.ready()
    assert _count(page) == "294 claims"
    assert page.page.input_value(".table-find") == ""


def test_a_head_orders_the_rows_and_says_how(page: Watched) -> None:
    page.open(tab="table")
    assert page.page.get_attribute("th:has-text('Reports')", "aria-sort") == "descending"
    page.page.click("thead button:has-text('From')")
    page.ready()
    assert page.page.get_attribute("thead th:has-text('From')", "aria-sort") == "ascending"
    assert page.page.get_attribute("th:has-text('Reports')", "aria-sort") == "none"
    names = [name.casefold() for name in _texts(page, "tbody th")]
    assert names == sorted(names, key=lambda name: name.replace("-", " "))
    # The head that was pressed keeps the focus, so that it can be pressed again.
    page.page.keyboard.press("Enter")
    page.ready()
    assert _state(page)["tableSort"] == "-from"
    assert [name.casefold() for name in _texts(page, "tbody th")] == names[::-1]


def test_columns_are_chosen(page: Watched) -> None:
    page.open(tab="table", tableRows="claims")
    page.page.click(".table-columns summary")
    page.page.check(".table-choice label:has-text('Confidence') input")
    page.ready()
    page.page.uncheck(".table-choice label:has-text('Sentence') input")
    page.ready()
    assert _state(page)["tableHidden"] == "confidence,sentence"
    heads = _texts(page, "thead tr > *")
    assert "Confidence" in heads
    assert "Sentence" not in heads
    page.page.keyboard.press("Escape")
    assert page.page.get_attribute(".table-columns", "open") is None
    page.open(**_state(page))
    assert _texts(page, "thead tr > *") == heads


def test_the_keyboard_goes_through_the_rows_and_selects(page: Watched) -> None:
    page.open(tab="table")
    page.page.focus(f"{FIRST} button")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        page.page.keyboard.press(key)
    page.ready()
    assert _state(page)["sel"] == "edge:1b3ea41f5f278613"
    assert page.page.get_attribute("tbody tr:nth-child(2)", "aria-current") == "true"
    page.page.keyboard.press("End")
    assert page.page.evaluate("document.activeElement.closest('tr').rowIndex") == 179
    page.page.keyboard.press("Home")
    page.page.keyboard.press("ArrowUp")
    assert page.page.evaluate("document.activeElement.closest('tr').rowIndex") == 1
    # The Tab key reaches one row, its link, and leaves.
    page.page.keyboard.press("Tab")
    assert (
        page.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Page of this relationship"
    )
    assert page.page.get_attribute(f"{FIRST} a", "href") == "/relationships/c8c16ab0fbaf7d4c"
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.closest('tbody')") is None


def test_what_is_selected_elsewhere_is_marked_and_in_sight_though_far_down(page: Watched) -> None:
    page.open(tab="table", tableRows="claims", tableSort="reported", sel="claim:3367e5cdcd6e993a")
    row = page.page.locator("tr[aria-current=true]")
    assert row.get_attribute("data-id") == "3367e5cdcd6e993a"
    box, frame = row.bounding_box(), page.page.locator(".table-scroller").bounding_box()
    assert box is not None
    assert frame is not None
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"] - box["height"] + 1


def test_days_and_legend_narrow_it_like_every_view(page: Watched) -> None:
    page.open(tab="table", **{"from": "2017-11-08", "to": "2017-11-12"})
    assert _count(page) == "30 of 179 relationships · 149 outside the days or the legend"
    page.page.uncheck("#legend input[name='relation:captured']")
    page.ready()
    assert "captured" not in _texts(page, "tbody td:nth-child(2)")
    page.open(tab="table", tableRows="places", sel="entity:abu-kamal", on="2017-11-10", known="2017-11-10")
    assert _texts(page, "tr[aria-current] td")[3:5] == ["held", "9 Nov 2017"]
    page.open(tab="table", tableRows="places", sel="entity:abu-kamal", on="2017-11-10", known="2017-11-12")
    assert _texts(page, "tr[aria-current] td")[3:5] == ["divided", "10 Nov 2017"]


def test_another_table_begins_unfiltered_and_back_returns(page: Watched) -> None:
    page.open(tab="table", tableFacets="relation=captured")
    page.page.click("[data-table=reports]")
    page.ready()
    assert _state(page) == {"tab": "table", "tableRows": "reports"}
    page.page.go_back()
    page.ready()
    assert _count(page) == "52 of 179 relationships"


def test_just_what_is_shown_is_saved(page: Watched, tmp_path: Path) -> None:
    page.open(
        tab="table",
        tableRows="claims",
        tableFacets="status=negated",
        tableSort="who",
        tableHidden="sentence,extent",
    )
    with page.page.expect_download() as saved:
        page.page.click("text=CSV")
    assert saved.value.suggested_filename == "claims.csv"
    saved.value.save_as(tmp_path / "claims.csv")
    head, *lines = csv.reader(io.StringIO((tmp_path / "claims.csv").read_text("utf-8")))
    assert ",".join(head) == (
        "id,who,who_id,relation,whom,whom_id,status,extent,happened_from,happened_to,reported,source,speaker,stake"
    )
    assert [line[4] for line in lines] == ["Walikale", "Abu Kamal", "Timbuktu"]
    with page.page.expect_download() as saved:
        page.page.click("text=JSON")
    saved.value.save_as(tmp_path / "claims.json")
    told = json.loads((tmp_path / "claims.json").read_text("utf-8"))
    assert [row["whom"]["id"] for row in told] == ["walikale", "abu-kamal", "timbuktu"]
    assert ",".join(told[0]) == "id,who,relation,whom,status,extent,happened,reported,source,speaker,stake"


def test_a_narrow_window_has_menus_and_needs_no_sideways_scroll(page: Watched) -> None:
    page.page.set_viewport_size({"width": 390, "height": 844})
    page.open(tab="table", tableRows="claims")
    assert page.page.evaluate("document.documentElement.scrollWidth") == 390
    page.page.click("text=Narrow by")
    page.page.click("[data-facet=status] summary")
    page.page.press("[data-facet=source] summary", "Enter")
    page.page.wait_for_selector("[data-facet=status] .table-menu", state="hidden")
    box = page.page.locator("[data-facet=source] .table-menu").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.page.check("[data-facet=source] .table-value >> nth=0 >> input")
    page.ready()
    assert _count(page) == "109 of 294 claims"
    page.page.keyboard.press("Escape")
    assert page.page.evaluate("document.activeElement.closest('[data-facet]').dataset.facet") == "source"
    page.page.wait_for_selector("[data-facet=source] .table-menu", state="hidden")
    assert page.page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("rows", ["relationships", "claims", "places", "reports"])
def test_axe_finds_nothing_serious(page: Watched, rows: str) -> None:
    page.page.emulate_media(color_scheme="light")
    page.page.set_viewport_size({"width": 1800, "height": 900})
    page.open(tab="table", tableRows=rows, tableFacets="nothing=here")
    assert violations(page.page) == []
    page.page.emulate_media(color_scheme="dark")
    assert violations(page.page) == []


def test_what_fails_is_said_in_the_page_and_asked_again(page: Watched) -> None:
    page.open(tab="table", tableRows="claims")
    page.page.route(
        "**/explorer/rows.json*", lambda route: route.fulfill(status=503, json={"detail": "Too busy."})
    )
    page.page.click("text=Show 94 more of 94")
    page.page.wait_for_selector("#told:has-text('Too busy.')")
    assert page.page.is_enabled(".table-more")
    page.page.unroute("**/explorer/rows.json*")
    page.page.click("text=Show 94 more of 94")
    page.page.wait_for_function("() => document.querySelectorAll('#view-table tbody tr').length === 294")
    page.faults.remove(next(fault for fault in page.faults if "503" in fault))
