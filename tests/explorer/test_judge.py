"""Accepting, rejecting and taking back in the panel, on a server with a token; hostile words shown as written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from kg.graph import Graph
from kg.model import Argument, Entity, Kind, Mention
from kg.settings import Settings
from kg.store import open_store
from tests.explorer.test_panel import alone
from tests.explorer.watched import Watched, watched
from tests.factory import ABU_KAMAL, RAQQA, claim, report
from tests.serve.live import live
from tests.serve.scratch import ACCESS, WRITE
from tests.serve.story import BASE, CAPTURED, Told

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg/onload=alert(3)> href="x"',
    "{{ 7*7 }} ${alert(5)} <!--",
    "constructor",
)


@dataclass
class Desk:
    """A graph that can be written to, and the panel of a page before it."""

    graph: Graph
    view: Watched

    @property
    def panel(self) -> Locator:
        """Give the panel of the page."""
        return self.view.page.locator("#panel")


RECORD = report("record", "\n".join(["captured: 1", *(f"column_{n}: {n}" for n in range(9))]))
CODED = claim(object=RAQQA, report=RECORD)


def told_by_a_foe() -> Told:
    claims = [CAPTURED, CODED]
    for number, words in enumerate(HOSTILE):
        told = report(
            f"h{number}", f"{words} captured {words} & <b>Abu Kamal</b>.", source=words, title=words
        )
        actor = Entity(f"x{number}", words, Kind.ARMED_GROUP, aliases=HOSTILE)
        cue = Mention(words, 0, len(words))
        made = claim("captured", actor, ABU_KAMAL, report=told, by=(actor,))
        claims.append(replace(made, trigger=cue, subject=Argument(actor, cue)))
    return Told(claims)


@pytest.fixture
def desk(context: BrowserContext, tmp_path: Path) -> Iterator[Desk]:
    reader = told_by_a_foe()
    with Graph(open_store(tmp_path / "graph", BASE), Settings(), reader) as graph:
        texts = {c.report: c.evidence.text for c in reader.every}
        graph.add(
            report(own, text, source="<b>Wire</b>" if own.startswith("h") else "Wire", title="<i>Told</i>")
            for own, text in texts.items()
        )
        with live(graph, Settings(), ACCESS) as client:
            view = watched(context, f"{client.base_url}".rstrip("/") + "/")
            alone(view)
            yield Desk(graph, view)
            assert view.faults == []


def judge(desk: Desk, own: str, kind: str, reason: str) -> None:
    card = desk.panel.locator(f"[data-claim='{own}']")
    card.get_by_role("button", name=kind, exact=False).first.click()
    form = card.locator("form")
    expect(form.locator("textarea")).to_be_focused()
    form.get_by_label("Why").fill(reason)
    form.get_by_label("Your name").fill("Ann Lee")
    signed = desk.view.page.evaluate("sessionStorage.getItem('kg-token')")
    form.get_by_role("button", name=f"{kind} it").click()
    if not signed:
        desk.view.page.fill("#sign-in-token", WRITE)
        desk.view.page.keyboard.press("Enter")


def edge_of(desk: Desk, own: str) -> str:
    found = desk.graph.edge_of(own)
    assert found
    return found


def test_a_rejected_claim_is_gone_with_what_rested_on_it_until_it_is_taken_back(desk: Desk) -> None:
    own, edge = CAPTURED.id, edge_of(desk, CAPTURED.id)
    desk.view.open(tab="graph", sel=f"edge:{edge}")
    judge(desk, own, "Reject", "Misread.")
    expect(desk.panel.locator(".panel-notice")).to_contain_text("It cannot be shown: no relationship")
    expect(desk.panel.locator(".judge-last")).to_contain_text(
        "“Syrian Armed Forces captured Abu Kamal” is rejected"
    )
    desk.view.faults[:] = [f for f in desk.view.faults if "404" not in f]
    [heard] = desk.graph.judgements()
    assert (heard.judgement.reason, heard.judgement.author) == ("Misread.", "Ann Lee")
    desk.panel.get_by_role("button", name="Undo").click()
    expect(desk.panel.locator(f"[data-claim='{own}']")).to_be_visible()
    expect(desk.panel.locator(".judge-last")).to_have_count(0)
    assert desk.graph.relationship(edge).claims == (own,)


def test_an_accepted_claim_says_by_whom_and_why(desk: Desk) -> None:
    own = CAPTURED.id
    desk.view.open(tab="graph", sel=f"claim:{own}")
    judge(desk, own, "Accept", "I was there.")
    expect(desk.panel.locator(".panel-judged")).to_have_text("Accepted by Ann Lee: “I was there.”")
    expect(desk.panel.locator(".panel-judgements li")).to_contain_text("accept by Ann Lee")
    expect(desk.view.page.locator("#told")).to_have_text("The statement is accepted.")
    desk.panel.get_by_role("button", name="Take it back").click()
    expect(desk.panel.locator(".panel-judged")).to_have_count(0)
    expect(desk.panel.get_by_role("button", name="Accept").first).to_be_visible()
    expect(desk.panel.locator(".panel-judgements .panel-gone")).to_have_count(1)


def test_a_wrong_token_is_said_and_asked_for_again(desk: Desk) -> None:
    own = CAPTURED.id
    desk.view.open(tab="graph", sel=f"claim:{own}")
    card = desk.panel.locator(f"[data-claim='{own}']")
    card.get_by_role("button", name="Accept").click()
    form = card.locator("form")
    form.get_by_label("Why").fill("I was there.")
    form.get_by_role("button", name="Accept it").click()
    dialog = desk.view.page.locator("#sign-in")
    dialog.get_by_label("Token").fill("this-is-not-the-token")
    desk.view.page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("The server does not know this token.")
    desk.view.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(form.get_by_role("button", name="Accept it")).to_be_focused()
    desk.view.page.keyboard.press("Escape")
    expect(card.locator("form")).to_have_count(0)
    expect(card.get_by_role("button", name="Accept")).to_be_focused()
    assert "sel=claim" in desk.view.state()
    assert desk.graph.judgements() == []


def test_hostile_words_are_shown_as_they_are_written(desk: Desk) -> None:
    claims = [c for c in desk.graph.claims() if c.id not in {CAPTURED.id, CODED.id}]
    assert len(claims) == len(HOSTILE)
    for told in claims:
        words = told.trigger.text
        desk.view.turn(tab="graph", sel=f"edge:{edge_of(desk, told.id)}")
        expect(desk.panel.locator(".panel-statement").first).to_contain_text(words)
        assert desk.panel.locator(".panel-quote").first.inner_text() == told.evidence.text
        desk.view.turn(tab="graph", sel=f"report:{told.report}")
        expect(desk.panel.locator(".panel-entity")).to_have_text("<i>Told</i>")
        desk.view.turn(tab="graph", sel=f"entity:{told.object.entity.id}")
        expect(desk.panel.locator(".panel-entity")).not_to_have_text("<i>Told</i>")
        expect(desk.panel.locator(".panel-entity")).to_be_visible()
        assert desk.panel.locator("img, script, b, i").count() == 0


def test_of_a_coded_record_the_line_that_says_it_is_shown(desk: Desk) -> None:
    desk.view.open(tab="graph", sel=f"claim:{CODED.id}")
    quote = desk.panel.locator(".panel-record")
    expect(quote.locator("> div")).to_have_text(["captured: 1"])
    quote.get_by_text("the whole record, 10 lines").click()
    expect(quote.locator(".panel-words")).to_contain_text("column_8: 8")
