"""The page in Debian's Chromium: what a hostile report cannot do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import BrowserContext

from kg.model import Argument, Entity, Kind, Mention, Report
from tests.draw.browser import MARKS, opened
from tests.draw.scene import Scene, scene, staged
from tests.factory import ABU_KAMAL, claim

pytestmark = MARKS

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg/onload=alert(3)> href="x"',
    "\u202egnp.exe\u2066 \u200b\u2028alert(4)\u2029",
    "{{ 7*7 }}{% raw %} ${alert(5)} <!--",
    "constructor",
)


def hostile_scene() -> Scene:
    """Give a war told by someone who wants to run scripts in the reader's browser."""
    claims, reports = [], []
    for number, words in enumerate(HOSTILE):
        addresses = (
            "javascript:alert(6)",
            "data:text/html,<script>alert(7)</script>",
            'https://x.example/"><b>',
        )
        text = f"{words} captured {words} & <b onmouseover=alert(8)>Abu Kamal</b>."
        told = Report(f"r{number}{words}", text, words, None, words, addresses[number % 3])
        actor = Entity(f"x{number}{words}", words, Kind.PERSON, aliases=HOSTILE)
        made = claim("captured", actor, ABU_KAMAL, report=told, by=(actor,), day="2017-11-08")
        cue = Mention(words, 0, len(words))
        claims.append(replace(made, trigger=cue, subject=Argument(actor, cue)))
        reports.append(told)
    return staged(claims, reports)


def test_a_hostile_report_runs_nothing(context: BrowserContext, tmp_path: Path) -> None:
    told = hostile_scene()
    view = opened(context, tmp_path, told, title=HOSTILE[0])
    assert view.shown() == (6, 7)
    for edge in told.edges:
        view.click("edge", edge.id)
        assert edge.subject.label.split()[0][:8].strip("\u202e") in view.panel()
        view.click("node", edge.subject.id)
        view.settle()
    view.page.fill("#find", "alert")
    view.page.click("#tab-table")
    view.settle()
    assert view.page.locator("#panel img, #panel svg[onload], main img, #found img, #panel b").count() == 0
    assert (
        view.page.evaluate("[...document.links].filter((a) => !/^(https?|file):/.test(a.protocol)).length")
        == 0
    )
    assert view.page.locator("script").count() == 6
    assert view.faults == []


def test_the_sentence_of_a_hostile_report_is_shown_as_written(
    context: BrowserContext, tmp_path: Path
) -> None:
    told = hostile_scene()
    view = opened(context, tmp_path, told, fragment=f"#{_edge_fragment(told)}")
    quoted = view.page.locator("#panel blockquote").text_content()
    assert quoted == told.claims[told.edges[0].claims[0]].evidence.text
    assert view.faults == []


def _edge_fragment(told: Scene) -> str:
    return f"edge={told.edges[0].id}"


def test_a_script_that_gets_in_all_the_same_is_stopped_by_the_policy(
    context: BrowserContext, tmp_path: Path
) -> None:
    view = opened(context, tmp_path, scene())
    tried = view.page.evaluate("""() => [
        () => { document.body.innerHTML = "<p>"; },
        () => { document.body.setAttribute("onclick", "window.ran = 1"); },
        () => { document.createElement("script").text = "window.ran = 1"; },
    ].map((attempt) => { try { attempt(); return "done"; } catch (error) { return error.name; } })""")
    assert tried == ["TypeError"] * 3
    assert view.page.evaluate("window.ran === undefined")
    assert any("TrustedHTML" in fault for fault in view.faults)
