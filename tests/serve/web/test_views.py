"""Pages as a browser gets them, without running anything."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, quote

import httpx
import pytest

from kg.graph import Graph
from tests.serve.expect import problem
from tests.serve.story import CAPTURED, HOSTILE, MONITOR

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ELSEWHERE = BROWSER | {"X-Forwarded-For": "203.0.113.5"}
REPORT = "/reports/" + quote(HOSTILE.id, safe="")
VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """A page with its links, ids and words; what is opened and not closed is an error."""

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its attributes."""
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self._open.append(tag)
        for name, value in attrs:
            if name in {"href", "action", "cite"} and value:
                self.links.append(value)
            if name == "id" and value:
                self.ids.append(value)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        opened = self._open.pop()
        if opened in {"p", "li", "option"} and opened != tag:
            opened = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


def page(client: httpx.Client, path: str, headers: dict[str, str] = BROWSER) -> Page:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; ")
    assert "unsafe" not in policy
    assert "script" not in policy
    found = Page(answer.text)
    assert not {"script", "style", "iframe"} & set(found.tags)
    assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
    assert len(found.ids) == len(set(found.ids))
    return found


PATHS = [
    "/entities/abu-kamal",
    "/entities/syrian-armed-forces",
    f"/claims/{CAPTURED.id}",
    REPORT,
    "/sources/wire",
]
PATHS += [
    "/queries",
    "/queries/who-captured?place=abu-kamal",
    "/queries/who-captured",
    "/entities?q=abu",
    "/reports",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_link_leads_somewhere(client: httpx.Client, path: str) -> None:
    links = {link for link in page(client, path).links if not link.startswith(("http", "#"))}
    assert len(links) > 5
    for link in links:
        answer = client.get(link, headers=BROWSER)
        if answer.status_code == 400:
            assert "/queries/who-captured?format=" in link
            continue
        if answer.status_code == 404:
            # The reader of these tests names parents that it does not know, and reads nothing again.
            assert link.endswith("/explanation") or link in {"/entities/syria", "/entities/syrian-government"}
        assert answer.status_code in {200, 303, 307, 404}, link


def test_a_place_shows_its_timeline_and_the_sentences_behind_it(client: httpx.Client) -> None:
    found = page(client, "/entities/abu-kamal")
    for words in (
        "Abu Kamal",
        "Who held it",
        "Captured by",
        "Left by",
        "The army captured Abu Kamal.",
        "Monitor",
    ):
        assert words in found.words
    assert "2017-11-08" in found.words
    place = HOSTILE.text.index("The army captured")
    assert f"{REPORT}#text-{place}" in found.links
    assert f"text-{place}" in page(client, REPORT).ids
    assert {"/", *(f"/#tab={tab}&sel=entity%3Aabu-kamal" for tab in ("timeline", "graph", "map"))} <= set(
        found.links
    )


def test_an_actor_shows_both_directions(client: httpx.Client) -> None:
    found = page(client, "/entities/syrian-armed-forces")
    for words in ("What it held", "Captured", "Fought", "Islamic State"):
        assert words in found.words


def test_a_claim_shows_what_rests_on_it(client: httpx.Client, graph: Graph) -> None:
    found = page(client, f"/claims/{CAPTURED.id}")
    edge = graph.relations("abu-kamal", relation="captured")[0]
    assert f"/relationships/{edge.id}" in found.links
    assert "Fog lay over the river." in found.words
    assert "Fog lay over the river." not in page(client, f"/claims/{CAPTURED.id}", ELSEWHERE).words
    rested = page(client, f"/relationships/{edge.id}")
    assert "Who says so" in rested.words
    assert "The army captured Abu Kamal." in rested.words


def test_the_text_of_a_report_stays_here(client: httpx.Client) -> None:
    here, there = page(client, REPORT), page(client, REPORT, ELSEWHERE)
    assert "Shops stayed shut." in here.words
    assert "Shops stayed shut." not in there.words
    assert "The army captured Abu Kamal." in there.words
    place = f"text-{HOSTILE.text.index('The army captured')}"
    assert (here.ids.count(place), there.ids.count(place)) == (1, 1)


def test_words_of_the_news_are_only_words(client: httpx.Client) -> None:
    text = client.get(REPORT, headers=BROWSER).text
    assert "<b>falls</b>" not in text
    assert "Town &lt;b&gt;falls&lt;/b&gt;" in text
    assert str(HOSTILE.title) in page(client, REPORT).words


def test_other_forms_are_in_the_head(client: httpx.Client) -> None:
    text = client.get("/entities/abu-kamal", headers=BROWSER).text
    head = text[: text.index("</head>")]
    forms = re.findall(r'<link rel="alternate" type="([^"]+)" href="/entities/abu-kamal\?format=(\w+)"', head)
    assert dict(forms) == {
        "application/json": "json",
        "application/ld+json": "jsonld",
        "text/turtle": "turtle",
        "application/n-triples": "ntriples",
        "application/geo+json": "geojson",
    }


def test_a_question_has_a_form_of_its_parameters(client: httpx.Client) -> None:
    empty = client.get("/queries/holder-on", headers=BROWSER).text
    assert "Fill in the form" in empty
    assert re.search(r'<input name="day" type="date" value=""[^>]* required>', empty)
    unfilled = page(client, "/queries/who-captured?place=")
    assert "Fill in the form" in unfilled.words
    asked = page(client, "/queries/who-captured?place=abu-kamal")
    assert "1 row." in asked.words
    assert "/entities/syrian-armed-forces" in asked.links
    problem(client.get("/queries/who-captured?place=nowhere-at-all", headers=BROWSER), 404)


def test_the_stylesheet_is_a_file_of_ours(client: httpx.Client) -> None:
    answer = client.get("/page.css")
    assert answer.headers["content-type"].startswith("text/css")
    for words in ("prefers-color-scheme: dark", "@media print"):
        assert words in answer.text
    assert "url(" not in answer.text


def test_a_report_without_a_day_or_a_source(client: httpx.Client) -> None:
    assert "unknown publisher, no day of publication" in page(client, "/reports/undated").words
    assert MONITOR.source
    assert MONITOR.source in page(client, "/reports/monitor-2").words


def test_pages_lead_into_the_explorer_whatever_an_id_holds(client: httpx.Client) -> None:
    actor = Page(client.get("/entities/syrian-armed-forces", headers=BROWSER).text)
    explored = [link for link in actor.links if link.startswith("/#")]
    # An actor lies nowhere.
    assert explored == [f"/#tab={tab}&sel=entity%3Asyrian-armed-forces" for tab in ("timeline", "graph")]
    report = Page(client.get(REPORT, headers=BROWSER).text)
    [fragment] = [link.removeprefix("/#") for link in report.links if link.startswith("/#")]
    assert parse_qs(fragment) == {"tab": ["table"], "sel": [f"report:{HOSTILE.id}"]}
