"""The page and its data over HTTP."""

from __future__ import annotations

import re

import httpx
import pytest

from kg.graph import Graph
from kg.model import entity_json, relationship_json
from tests.draw.browser import CHROMIUM, QUIET
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF
from tests.serve.expect import problem


def test_the_graph_leads_to_the_explorer(client: httpx.Client) -> None:
    answer = client.get("/graph")
    assert (answer.status_code, answer.headers["location"]) == (307, "/#tab=graph")
    around = client.get("/graph", params={"around": "Raqqa"}).headers["location"]
    assert around == "/#tab=graph&graphAround=raqqa&sel=entity%3Araqqa"


def test_the_file_is_the_one_that_is_drawn(client: httpx.Client, graph: Graph) -> None:
    answer = client.get("/graph.html")
    assert answer.text == graph.draw()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert client.get("/graph.html").content == answer.content
    asked = "around=raqqa&depth=2&map=true"
    assert client.get(f"/graph.html?{asked}").text == graph.draw(around="raqqa", depth=2, mapped=True)


def test_the_policy_of_the_file_is_sent_too(client: httpx.Client) -> None:
    answer = client.get("/graph.html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert policy.endswith("frame-ancestors 'none'")
    assert "unsafe-inline" not in policy
    nonce = re.search(r"'nonce-([^']+)'", policy)
    assert nonce
    assert f'<script nonce="{nonce[1]}"' in answer.text


def test_the_network_as_json(client: httpx.Client, graph: Graph) -> None:
    body = client.get("/graph.json").json()
    everyone = sorted((ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF), key=lambda e: e.id)
    assert body["nodes"] == [entity_json(e) for e in everyone]
    assert body["edges"] == [relationship_json(e) for e in graph.relationships()]


def test_the_network_near_an_entity(client: httpx.Client) -> None:
    body = client.get("/graph.json", params={"around": "Raqqa"}).json()
    assert {n["id"] for n in body["nodes"]} >= {"raqqa", "syrian-democratic-forces"}
    assert "syrian-armed-forces" not in {n["id"] for n in body["nodes"]}


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")
def test_a_browser_shows_the_page_and_asks_for_nothing_else(client: httpx.Client) -> None:
    from playwright.sync_api import sync_playwright

    said: list[str] = []
    asked: list[str] = []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        page = browser.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{client.base_url}graph.html")
        page.locator("canvas").first.wait_for()
    assert said == []
    own = {f"{client.base_url}graph.html", f"{client.base_url}favicon.ico"}
    assert {url for url in asked if not url.startswith(("data:", "blob:"))} <= own


def test_no_page_near_nobody(client: httpx.Client) -> None:
    for path in ("/graph", "/graph.html", "/graph.json"):
        problem(client.get(path, params={"around": "nobody at all"}), 404)
        problem(client.get(path, params={"depth": 6}), 400)
