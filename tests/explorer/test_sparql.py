"""Questions and queries: asked, shown, shared, saved, stopped, and told why they fail."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from kg.graph import Graph
from kg.query.catalogue import questions
from kg.settings import Settings
from tests.explorer.axe import violations
from tests.explorer.watched import Watched, watched
from tests.serve.live import live

FAILED = "console error: Failed to load resource: the server responded with a status of {}"
BAD = FAILED.format("400 (Bad Request)")
REFUSED = FAILED.format("403 (Forbidden)")
HELD = {"sparqlAsk": "who-captured", "sparqlWith": "place=abu-kamal"}


def asked(page: Watched, **state: str) -> Page:
    page.open(tab="sparql", **state)
    return page.page


def cells(page: Page) -> list[list[str]]:
    rows = page.locator(".sparql-rows tbody tr").all()
    return [[cell.inner_text() for cell in row.locator("td").all()] for row in rows]


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="SPARQL query")


def text(page: Page) -> Locator:
    return page.locator(".sparql-editor .CodeMirror-code")


def write(page: Page, words: str) -> None:
    editor(page).focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(words)


def ran(page: Page, words: str) -> None:
    write(page, words)
    page.keyboard.press("Control+Enter")


def saved(page: Page, name: str) -> str:
    with page.expect_download() as coming:
        page.get_by_role("button", name=f"Save as {name}").click()
    return Path(coming.value.path()).read_text(encoding="utf-8")


def test_every_question_is_in_its_group_and_found_by_words(page: Watched) -> None:
    at = asked(page)
    titles = [q.title for q in questions().values()]
    assert sorted(at.locator(".sparql-group .sparql-choice").all_inner_texts()) == sorted(titles)
    assert at.locator(".sparql-group h3").all_inner_texts() == sorted({q.group for q in questions().values()})
    at.get_by_role("searchbox", name="Find a question").fill("SIEGE")
    expect(at.locator(".sparql-group .sparql-choice:visible")).to_have_text(["Sieges"])
    at.get_by_role("searchbox", name="Find a question").fill("sparrows")
    expect(at.get_by_text("No question has these words")).to_be_visible()


def test_a_question_with_a_list_and_two_names_is_asked(page: Watched) -> None:
    at = asked(page)
    at.get_by_role("button", name="Who says that a relation held").click()
    expect(at.get_by_role("heading", name="Who says that a relation held")).to_be_visible()
    at.get_by_role("combobox", name="Who", exact=True).press_sequentially("syrian arm")
    at.get_by_role("option", name=re.compile("^Syrian Armed Forces")).click()
    whom = at.get_by_role("combobox", name="Whom or what", exact=True)
    whom.press_sequentially("albu kam")
    expect(at.get_by_role("listbox", name="What fits").get_by_role("option").first).to_contain_text(
        "Abu Kamal"
    )
    whom.press("ArrowDown")
    whom.press("Enter")
    assert whom.input_value() == "Abu Kamal"
    at.get_by_role("combobox", name=re.compile("^Relation")).select_option("captured")
    at.get_by_role("button", name="Run").click()
    expect(at.locator(".sparql-told")).to_contain_text("rows in")
    assert "Abu Kamal" in " ".join(cells(at)[0])
    assert (
        "with=subject%3Dsyrian-armed-forces%26relation%3Dcaptured%26object%3Dabu-kamal"
        in page.state().replace("sparqlWith", "with")
    )


def test_a_shared_link_asks_the_question_and_shows_the_same(page: Watched, context: BrowserContext) -> None:
    at = asked(page, **HELD)
    first = cells(at)
    assert [row[0] for row in first][:1] == ["Syrian Armed Forces"]
    other = watched(context, page.address)
    other.page.goto(at.url)
    other.ready()
    assert cells(other.page) == first
    assert other.page.get_by_role("combobox", name="Place", exact=True).input_value() == "Abu Kamal"
    assert other.faults == []


def test_a_shared_query_waits_for_a_click(page: Watched) -> None:
    at = asked(page, sparqlText="SELECT ?x WHERE { VALUES ?x { 1 2 } }")
    expect(text(at)).to_contain_text("VALUES ?x")
    expect(at.locator(".sparql-answer")).to_be_empty()
    at.get_by_role("button", name="Run").click()
    expect(at.locator(".sparql-told")).to_contain_text("2 rows in")
    assert cells(at) == [["1"], ["2"]]


def test_a_question_takes_over_what_is_selected_if_it_can_stand_there(page: Watched) -> None:
    at = asked(page, sparqlAsk="who-captured", sel="entity:abu-kamal")
    expect(at.get_by_role("combobox", name="Place", exact=True)).to_have_value("Abu Kamal")
    expect(at.locator(".sparql-answer")).to_be_empty()
    at = asked(page, sparqlAsk="who-captured", sel="entity:islamic-state")
    expect(at.get_by_role("combobox", name="Place", exact=True)).to_have_value("")


def test_a_question_that_needs_nothing_is_asked_when_chosen(page: Watched) -> None:
    at = asked(page)
    at.get_by_role("button", name="Reports and claims by source").click()
    expect(at.locator(".sparql-told")).to_contain_text("rows in")
    assert "Sample Wire" in [row[0] for row in cells(at)]


def test_a_thing_is_selected_by_a_click_and_rows_are_sorted(page: Watched) -> None:
    at = asked(page, sparqlAsk="map-on", sparqlWith="day=2017-11-20")
    at.get_by_role("button", name="Place", exact=True).click()
    expect(at.get_by_role("columnheader", name="Place")).to_have_attribute("aria-sort", "ascending")
    names = [row[0] for row in cells(at)]
    assert names == sorted(names, key=str.lower)
    at.get_by_role("link", name="Rawa", exact=True).click()
    assert "sel=entity%3Arawa" in page.state()


def test_a_question_becomes_a_query(page: Watched) -> None:
    at = asked(page, **HELD)
    first = cells(at)
    at.get_by_role("button", name="Edit as SPARQL").click()
    expect(text(at)).to_contain_text("kg:object <http")
    expect(text(at)).not_to_contain_text("$place")
    at.get_by_role("button", name="Run").click()
    expect(at.locator(".sparql-told")).to_contain_text("rows in")
    assert len(cells(at)) == len(first)
    at.go_back()
    expect(at.get_by_role("heading", name="Who captured a place")).to_be_visible()


def test_an_error_is_shown_at_its_place(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    ran(at, "SELECT *\nWHERE { ?s ?p }")
    alert = at.get_by_role("alert")
    expect(alert).to_contain_text("at line 2, column 16")
    expect(at.locator(".sparql-wrong")).to_have_text("}")
    at.get_by_role("button", name="Go to line 2, column 16").click()
    at.keyboard.press("Backspace")
    at.keyboard.insert_text("?o }")
    at.keyboard.press("Control+Enter")
    expect(at.locator(".sparql-told")).to_contain_text("rows in")
    expect(at.locator(".sparql-wrong")).to_have_count(0)
    assert page.faults == [BAD]
    page.faults.clear()


def test_the_place_of_an_error_is_found_behind_signs_of_two_units(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    ran(at, "SELECT * {\n  ?s ?p '\U0001f600\U0001f600' . here }")
    expect(at.get_by_role("alert")).to_contain_text("at line 2, column 22")
    expect(at.locator(".sparql-wrong")).to_have_text("}")
    assert page.faults == [BAD]
    page.faults.clear()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { SERVICE <http://x.invalid/> { ?s ?p ?o } }", "nothing is asked of other servers"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "Updates are not made here"),
        ("SELECT * { ?s nope:p ?o }", "A prefix is not known"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", "is neither counted nor in GROUP BY"),
    ],
)
def test_what_is_refused_is_said_in_words(page: Watched, query: str, words: str) -> None:
    at = asked(page, sparqlText="x")
    ran(at, query)
    expect(at.get_by_role("alert")).to_contain_text(words)
    assert page.faults in ([REFUSED], [BAD])
    page.faults.clear()


def test_an_unknown_name_is_told_with_what_comes_near(page: Watched) -> None:
    at = asked(page, sparqlAsk="who-captured", sparqlWith="place=Abu Kemal City Hall")
    expect(at.get_by_role("alert")).to_contain_text("no entity 'Abu Kemal City Hall'")
    assert page.faults == [FAILED.format("404 (Not Found)")]
    page.faults.clear()


def test_answers_are_saved_as_they_are(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    ran(at, 'SELECT ?a ?b { VALUES (?a ?b) { ("=1+1" <urn:x>) ("say \\"hi\\", twice"@en 7) } } ORDER BY ?b')
    expect(at.locator(".sparql-told")).to_contain_text("2 rows")
    table = sorted(csv.reader(saved(at, "CSV").splitlines()))
    assert table == [["'=1+1", "urn:x"], ["a", "b"], ['say "hi", twice', "7"]]
    assert '"say \\"hi\\", twice"@en\t"7"^^<http://www.w3.org/2001/XMLSchema#integer>\n' in saved(at, "TSV")
    assert '"vars":["a","b"]' in saved(at, "JSON")


def test_triples_are_a_table_a_graph_and_turtle(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    ran(at, "CONSTRUCT { <urn:a> <urn:knows> <urn:b> . <urn:a> <urn:name> 'Ann \\\\ \\u00e9'@fr } {}")
    expect(at.locator(".sparql-told")).to_contain_text("2 triples")
    assert ["urn:a", "urn:name", "Ann \\ é @fr"] in cells(at)
    assert "<urn:knows> <urn:b> ." in saved(at, "Turtle")
    at.get_by_role("button", name="Graph", exact=True).last.click()
    expect(at.get_by_role("img", name=re.compile("2 nodes and 1 link"))).to_be_visible()
    assert "sparqlAs=graph" in page.state()


def test_rows_by_day_are_drawn_over_time(page: Watched) -> None:
    at = asked(page, sparqlAsk="known-on", sparqlWith="place=abu-kamal&day=2017-11-20", sparqlAs="time")
    picture = at.get_by_role("img", name=re.compile("^rows by day from 3 Nov 2017 to 20 Nov 2017"))
    expect(picture).to_be_visible()
    assert picture.locator("rect").count() == 9


def test_a_number_by_month_is_a_dot_for_each_row(page: Watched) -> None:
    at = asked(page, sparqlAsk="reports-by-month", sparqlAs="time")
    expect(at.get_by_role("img", name=re.compile("^Reports from "))).to_be_visible()
    dots = at.locator(".sparql-dot title").all_text_contents()
    assert len(dots) == int(at.locator(".sparql-told").inner_text().split()[0])
    assert all(re.fullmatch(r"[A-Z][a-z]{2} \d{4}: \d+, .+", dot) for dot in dots)
    at.get_by_role("combobox", name="Drawn").select_option("Number of rows")
    assert at.locator(".sparql-bar").count() > 1


def test_places_are_links_on_a_map(page: Watched) -> None:
    at = asked(page, sparqlAsk="map-on", sparqlWith="day=2017-11-20")
    at.get_by_role("button", name="Map", exact=True).click()
    place = at.get_by_role("link", name=re.compile("^Rawa: Iraqi Armed Forces, held, 2017-11-17$"))
    expect(place).to_be_visible()
    at.get_by_role("button", name="Closer").click()
    place.focus()
    at.keyboard.press("Enter")
    assert "sparqlAs=map" in page.state()
    assert "sel=entity%3Arawa" in page.state()


def test_points_of_a_query_are_on_a_map_and_those_off_the_earth_are_not(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    ran(at, "SELECT ?lat ?lon ?name { VALUES (?lat ?lon ?name) { (34.5 40.9 'here') (95 0 'nowhere') } }")
    at.get_by_role("button", name="Map", exact=True).click()
    expect(at.get_by_role("img", name=": here")).to_be_visible()
    expect(at.get_by_text("1 row without coordinates is in the table alone.")).to_be_visible()


def test_an_answer_that_was_cut_says_so(samples: Graph, context: BrowserContext) -> None:
    with live(samples, Settings(query_rows=5)) as client:
        page = watched(context, f"{str(client.base_url).rstrip('/')}/")
        at = asked(page, sparqlText="SELECT * { ?s ?p ?o }")
        at.get_by_role("button", name="Run").click()
        expect(at.locator(".sparql-told")).to_contain_text("There is more: the server gives 5 rows at most")
        assert page.faults == []


def test_a_query_can_be_stopped(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    at.route("**/sparql", lambda route: None)
    ran(at, "SELECT * { ?s ?p ?o }")
    at.get_by_role("button", name="Stop").click()
    expect(at.locator(".sparql-told")).to_have_text("Stopped.")


HOSTILE = """SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) {
  ("<img src=x onerror=alert(1)>" <javascript:alert(1)> "<script>alert(1)</script>"@en "\\u202etxt") } }"""


def test_hostile_literals_and_addresses_are_words(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    ran(at, HOSTILE)
    expect(at.locator(".sparql-told")).to_contain_text("1 row")
    first = cells(at)[0]
    assert first[:3] == [
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "<script>alert(1)</script> @en",
    ]
    assert at.locator(".sparql-answer img, .sparql-answer script, .sparql-rows a").count() == 0


def test_the_editor_completes_words_of_this_graph_and_asks_nobody(page: Watched) -> None:
    at = asked(page, sparqlText="x")
    write(at, "")
    editor(at).press_sequentially("SELECT * { ?s kg:capt")
    hint = at.locator(".CodeMirror-hint")
    expect(hint.first).to_contain_text("kg:captured")
    at.keyboard.press("Enter")
    expect(text(at)).to_contain_text("PREFIX kg: <https://w3id.org/conflict-kg#>")
    expect(text(at)).to_contain_text("?s kg:captured")
    assert at.evaluate("JSON.stringify(localStorage)") == "{}"


def test_the_editor_can_be_left_by_the_keyboard(page: Watched) -> None:
    at = asked(page, sparqlText="ASK {}")
    editor(at).focus()
    at.keyboard.press("Tab")
    expect(editor(at)).to_be_focused()
    at.keyboard.press("Escape")
    at.keyboard.press("Tab")
    expect(at.get_by_role("button", name="Run")).to_be_focused()
    at.keyboard.press("Enter")
    expect(at.locator(".sparql-truth")).to_have_text("Yes.")


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, page: Watched) -> Watched:
    page.page.emulate_media(color_scheme=request.param)
    return page


def test_axe_finds_nothing(scheme: Watched) -> None:
    at = asked(scheme, **HELD)
    assert violations(at) == []
    at = asked(scheme, sparqlText="SELECT * { ?s ?p ?o } LIMIT 3 # note")
    at.get_by_role("button", name="Run").click()
    expect(at.locator(".sparql-told")).to_contain_text("3 rows")
    assert violations(at) == []


def test_a_phone_needs_no_sideways_scroll(page: Watched) -> None:
    page.page.set_viewport_size({"width": 390, "height": 844})
    for state in (HELD, {"sparqlText": "ASK {}"}, {}):
        at = asked(page, **state)
        assert at.evaluate("document.documentElement.scrollWidth") <= 390
