"""The evidence panel: each kind of selection on the sample reports, citing, what contradicts, as known on a day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from kg.draw.content.claims import Told
from kg.draw.content.evidence import evidence
from kg.draw.page import TEMPLATES as EXPLORER
from kg.graph import Graph
from tests.explorer.axe import violations
from tests.explorer.watched import Watched

TAKEN = "captured"
BARE = "export async function open() { return { show: () => {} }; }"


def alone(view: Watched) -> Watched:
    """Have a view that shows nothing beside the panel."""
    view.page.route(
        "**/graph/view.js", lambda route: route.fulfill(content_type="text/javascript", body=BARE)
    )
    view.page.route("**/graph/view.css", lambda route: route.fulfill(content_type="text/css", body=""))
    return view


@pytest.fixture
def panel(page: Watched) -> Locator:
    return alone(page).page.locator("#panel")


def edge(graph: Graph, subject: str, relation: str, object: str) -> str:
    [found] = [e for e in graph.relations(subject, relation=relation) if e.object.id == object]
    return found.id


def claim(graph: Graph, words: str, relation: str) -> str:
    [found] = [c.id for c in graph.claims(relation=relation) if c.evidence.text.startswith(words)]
    return found


def test_nothing_selected_explains_the_signs_and_gives_the_newest(page: Watched, panel: Locator) -> None:
    page.open(tab="graph")
    expect(panel.get_by_role("heading", name="How to read it")).to_be_visible()
    expect(panel.locator(".panel-signs .panel-stake")).to_have_text(
        ["▲ against own interest", "● independent", "▽ own interest"]
    )
    expect(panel.locator(".panel-card")).to_have_count(3)


def test_a_relationship_says_who_says_so_with_their_stake(
    page: Watched, panel: Locator, samples: Graph
) -> None:
    page.open(tab="graph", sel=f"edge:{edge(samples, 'syrian-armed-forces', TAKEN, 'abu-kamal')}")
    expect(panel.locator(".panel-statement").first).to_have_text("Syrian Armed ForcescapturedAbu Kamal")
    expect(panel.locator(".panel-standing")).to_have_text("◍ Disputed · Said as fact.")
    rows = panel.locator(".panel-speakers .panel-facts > div")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_have_text("● independentSample Wire (2)")
    expect(rows.nth(1)).to_contain_text("▽ own interestSyrian Armed Forces (3)")
    expect(panel.locator("#panel-for .panel-card")).to_have_count(4)
    panel.get_by_role("button", name="Show 4 more statements").click()
    expect(panel.locator("#panel-for .panel-card")).to_have_count(8)
    expect(panel.locator("#panel-for .panel-card").nth(4)).to_be_focused()


def test_the_sentence_has_its_cue_words_marked_and_leads_to_the_report(
    page: Watched, panel: Locator, samples: Graph
) -> None:
    own = claim(samples, "The Syrian army and its allies captured", TAKEN)
    page.open(tab="graph", sel=f"claim:{own}")
    card = panel.locator(f"[data-claim='{own}']")
    expect(card.locator("mark")).to_have_text(["captured"])
    assert card.locator(".panel-cue-name").all_inner_texts() == [
        "Syrian army",
        "Abu Kamal",
        "Islamic State",
        "a military media unit",
    ]
    expect(card.locator(".panel-cue-date")).to_have_text(["Wednesday"])
    expect(card.locator(".panel-clocks")).to_contain_text("8 Nov 2017 “Wednesday”")
    expect(card.locator(".panel-around").first).to_be_visible()
    card.locator(".panel-report").click()
    page.page.wait_for_load_state()
    assert re.search(r"/reports/[a-z-]+\?format=html#text-\d+$", page.page.url)
    where = page.page.evaluate("document.getElementById(location.hash.slice(1)).textContent")
    assert where.startswith("The Syrian army and its allies captured the border town")


def test_what_contradicts_it_stands_by_the_interval_in_which_they_meet(
    page: Watched, panel: Locator, samples: Graph
) -> None:
    page.open(tab="graph", sel=f"edge:{edge(samples, 'islamic-state', TAKEN, 'abu-kamal')}")
    clash = panel.locator(".panel-clash")
    expect(clash).to_have_count(1)
    expect(clash.locator("h4")).to_have_text("Abu Kamal, 11 – 19 Nov 2017: held by Islamic State")
    assert sorted(clash.locator(".panel-quote mark").all_inner_texts()) == ["abandoned", "lost"]
    expect(clash.locator(".panel-stake")).to_have_text(["▽ own interest", "▽ own interest"])
    expect(clash.locator(".panel-stated").first).to_contain_text("(denied)")
    clash.locator("h4 button").click()
    expect(panel.locator(".panel-over")).to_contain_text("Who held it")
    expect(panel.locator("#panel-against .panel-card")).to_have_count(2)


def test_a_place_as_known_then_and_later(page: Watched, panel: Locator) -> None:
    page.open(tab="graph", sel="entity:abu-kamal", on="2017-11-10", known="2017-11-10")
    now = panel.locator(".panel-now")
    expect(now.locator("h3").first).to_have_text("On 10 Nov 2017, as known on 10 Nov 2017")
    expect(now).to_have_attribute("data-status", "held")
    expect(now.locator(".panel-statement")).to_have_text("held bySyrian Armed Forcesallied Syrian forces")
    page.open(tab="graph", sel="entity:abu-kamal", on="2017-11-10", known="2017-11-12")
    expect(now).to_have_attribute("data-status", "divided")
    expect(now.locator(".panel-statement")).to_contain_text("Islamic State")
    expect(panel.get_by_text("Also called")).to_be_visible()


def test_an_actor_leads_from_what_it_did_to_the_sentences(page: Watched, panel: Locator) -> None:
    page.open(tab="graph", sel="entity:wagner-group")
    expect(panel.locator(".panel-entity")).to_have_text("Wagner Group")
    expect(panel.get_by_role("heading", name="Relations", exact=False)).to_be_visible()
    row = panel.locator(".panel-row", has_text="Bakhmut").first
    row.click()
    expect(panel.locator(".panel-over")).to_contain_text("Relationship")
    expect(panel.locator("h2")).to_be_focused()
    assert "sel=edge" in page.state()
    page.page.go_back()
    expect(panel.locator(".panel-entity")).to_have_text("Wagner Group")


def test_a_report_has_its_sentences_and_its_text(page: Watched, panel: Locator) -> None:
    page.open(tab="graph", sel="report:kidal")
    expect(panel.locator(".panel-entity")).to_have_text("Malian army takes rebel stronghold of Kidal")
    first = panel.locator(".panel-sentences > li").first
    expect(first.locator("mark")).to_have_text(["takes"])
    expect(first.locator(".panel-row-facts")).to_have_text(["said as fact · independent"])
    panel.get_by_text("The whole text").click()
    expect(panel.locator(".panel-words")).to_contain_text("Rebels had occupied the UN base")


def test_an_event_never_adds_figures_up(page: Watched, panel: Locator, samples: Graph) -> None:
    event = next(e for e in samples.events(relation="killed") if e.figures)
    page.open(tab="graph", sel=f"event:{event.id}")
    expect(panel.locator(".panel-over")).to_contain_text("Event")
    expect(panel.get_by_text("they are never to be added up")).to_be_visible()


def test_confidence_is_explained_when_it_is_opened(page: Watched, panel: Locator, samples: Graph) -> None:
    page.open(tab="graph", sel=f"claim:{claim(samples, 'The Syrian army and its allies captured', TAKEN)}")
    panel.get_by_text("Read with confidence 0.97").click()
    why = panel.locator(".panel-why").first
    expect(why.locator(".panel-sum")).to_have_text("together0.97")
    expect(why).to_contain_text("capture {object} (from {from})")


def test_a_citation_says_who_said_what_where_and_when(page: Watched, panel: Locator, samples: Graph) -> None:
    page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    own = claim(samples, "The Syrian army and its allies captured", TAKEN)
    page.open(tab="graph", sel=f"claim:{own}")
    panel.get_by_role("button", name="Copy as citation").first.click()
    expect(page.page.locator("#told")).to_have_text("The citation is copied.")
    assert page.page.evaluate("navigator.clipboard.readText()") == (
        "Syrian Armed Forces captured Abu Kamal, 8 Nov 2017 (said as fact).\n"
        "“The Syrian army and its allies captured the border town of Abu Kamal from Islamic State on Wednesday, "
        "a military media unit run by Hezbollah reported.”\n"
        "Said by media of Hezbollah (own interest).\n"
        "Sample Wire, “Hezbollah outlet says Syrian army and allies take Abu Kamal”, 8 Nov 2017.\n"
        f"{page.address}claims/{own}"
    )


def test_where_a_page_may_not_copy_the_text_is_laid_out(page: Watched, panel: Locator) -> None:
    page.open(tab="graph", sel="entity:abu-kamal")
    page.page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    panel.get_by_role("button", name="Share link").click()
    field = panel.locator(".panel-laid")
    expect(field).to_be_focused()
    assert field.input_value() == page.page.url
    assert page.page.evaluate("getSelection().toString()") == page.page.url


def test_it_opens_as_rdf_at_its_own_address(page: Watched, panel: Locator, samples: Graph) -> None:
    own = edge(samples, "syrian-armed-forces", TAKEN, "abu-kamal")
    page.open(tab="graph", sel=f"edge:{own}")
    turtle = panel.get_by_role("link", name="Turtle")
    expect(turtle).to_have_attribute("href", f"/relationships/{own}?format=turtle")
    answer = page.page.request.get(f"{page.address}relationships/{own}?format=turtle")
    assert answer.headers["content-type"].startswith("text/turtle")


def test_opening_moves_nothing_and_escape_closes(page: Watched, panel: Locator) -> None:
    page.open(tab="graph", sel="entity:abu-kamal")
    expect(panel.locator(".panel-entity")).to_be_visible()
    assert page.page.evaluate("document.activeElement === document.body")
    expect(panel.locator("[role=status]")).to_have_text("Evidence: Abu Kamal")
    page.page.keyboard.press("Escape")
    expect(panel.locator(".panel-over")).to_contain_text("Nothing is selected")
    assert "sel" not in page.state()


def test_what_is_not_there_is_said(page: Watched, panel: Locator) -> None:
    page.open(tab="graph")
    page.page.route("**/evidence.json*", lambda route: route.fulfill(status=503, body="{}"))
    page.page.evaluate("location.hash = 'tab=graph&sel=entity%3Amali'")
    expect(panel.locator(".panel-notice")).to_have_text("It cannot be shown: The server answers 503.")
    page.faults[:] = [f for f in page.faults if "503" not in f]


def test_the_chosen_days_fade_what_lies_outside(page: Watched, panel: Locator, samples: Graph) -> None:
    own = edge(samples, "syrian-armed-forces", TAKEN, "abu-kamal")
    page.open(tab="graph", sel=f"edge:{own}", **{"from": "2017-11-08", "to": "2017-11-08"})
    expect(panel.locator(".panel-range")).to_contain_text("8 Nov 2017")
    expect(panel.locator(".panel-card[data-outside]").first).to_be_visible()
    page.open(tab="graph", sel=f"edge:{own}")
    expect(panel.locator(".panel-card").first).to_be_visible()
    expect(panel.locator(".panel-card[data-outside]")).to_have_count(0)


def test_nobody_may_judge_without_a_token(page: Watched, panel: Locator) -> None:
    page.open(tab="graph", sel="report:kidal")
    page.open(tab="graph", sel="entity:abu-kamal")
    expect(panel.locator(".panel-card").first).to_be_visible()
    expect(panel.locator(".judge-row")).to_have_count(0)


def test_axe_finds_nothing_grave(page: Watched, panel: Locator, samples: Graph) -> None:
    own = claim(samples, "The Syrian army and its allies captured", TAKEN)
    edges = edge(samples, "islamic-state", TAKEN, "abu-kamal")
    for sel in (f"edge:{edges}", f"claim:{own}", "entity:abu-kamal", "report:kidal"):
        page.open(tab="graph", sel=sel)
        expect(panel.locator(".panel-forms")).to_be_visible()
        page.page.emulate_media(color_scheme="light")
        assert [line for line in violations(page.page) if "panel" in line] == []
        page.page.emulate_media(color_scheme="dark")
        assert [line for line in violations(page.page) if "panel" in line] == []


def test_a_narrow_window_needs_no_sideways_scroll(page: Watched, panel: Locator, samples: Graph) -> None:
    page.page.set_viewport_size({"width": 390, "height": 844})
    page.open(tab="graph", sel=f"edge:{edge(samples, 'islamic-state', TAKEN, 'abu-kamal')}")
    expect(panel.locator(".panel-clash")).to_be_visible()
    assert page.page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_file_answers_the_same_from_what_it_embeds(page: Watched, samples: Graph) -> None:
    edges = samples.relations("abu-kamal")
    ids = samples.newest([own for e in edges for own in (*e.claims, *e.denials)]).ids
    claims = tuple(samples.claim(own) for own in ids)
    reports = {c.report: samples.report(c.report) for c in claims}
    told = Told(claims, reports, samples.stakes(ids) or {})
    content = evidence(edges, told, samples.entities(), samples.control("abu-kamal"))
    page.page.route("**/bare", lambda route: route.fulfill(content_type="text/html", body="<p>bare</p>"))
    script = (EXPLORER / "panel" / "embedded.js").read_text("utf-8")
    page.page.route("**/e.js", lambda route: route.fulfill(content_type="text/javascript", body=script))
    page.page.goto(f"{page.address}bare")
    asked = edge(samples, "syrian-armed-forces", TAKEN, "abu-kamal")
    sels = [f"edge:{asked}", f"interval:{samples.control('abu-kamal')[0].id}", f"claim:{ids[0]}"]
    answers = page.page.evaluate(
        """async ([content, sels]) => {
            const { answers } = await import(location.origin + "/e.js");
            const { evidence } = answers(content);
            const all = sels.map((sel) => evidence({ sel }));
            const then = evidence({ sel: sels[0], known_on: "2017-11-09" });
            const lost = (() => { try { evidence({ sel: "edge:x" }); } catch (error) { return error.message; } })();
            return [all, then, lost];
        }""",
        [content, [*sels, "entity:abu-kamal", f"report:{claims[0].report}", None]],
    )
    (one, span, single, place, written, nothing), then, lost = answers
    assert (one["thing"]["id"], one["for"]["total"], one["weighed"]) == (asked, 8, True)
    assert one["claims"][one["for"]["ids"][0]]["stake"] == "independent"
    assert (then["for"]["total"], then["later"]) == (4, 4)
    assert (span["thing"]["status"], span["for"]["total"], span["against"]["total"]) == ("held", 3, 2)
    assert (single["for"]["ids"], single["edge"] is not None) == ([ids[0]], True)
    assert (place["thing"]["label"], place["latest"]["total"]) == ("Abu Kamal", 8)
    assert ids[0] in [own for s in written["thing"]["sentences"] for own in s["ids"]]
    assert (len(nothing["latest"]), nothing["what"]) == (8, None)
    assert lost == "this file does not hold what is selected"
