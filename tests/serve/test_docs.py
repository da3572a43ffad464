"""The interface to try in a browser, from vendored files alone."""

from __future__ import annotations

import httpx
import pytest

from kg.serve.docs import VENDOR
from tests.draw.browser import CHROMIUM, QUIET
from tests.serve.expect import problem


def test_the_page_and_its_files(client: httpx.Client) -> None:
    assert "swagger-ui-bundle.js" in client.get("/docs").text
    for name in ("swagger-ui-bundle.js", "swagger-ui.css", "LICENSE"):
        assert client.get(f"/docs/{name}").content == (VENDOR / "swagger-ui" / name).read_bytes()
    for name in ("x", "..%2Fmanifest.json", "%2e%2e/manifest.json", "manifest.json"):
        problem(client.get(f"/docs/{name}"), 404)
    problem(client.get("/redoc"), 404)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")
def test_a_browser_shows_it_and_asks_nobody_else(client: httpx.Client) -> None:
    from playwright.sync_api import sync_playwright

    own, said, asked = str(client.base_url), [], []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as browser,
    ):
        page = browser.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{own}docs")
        page.get_by_text("Relations of an entity").click()
        page.get_by_role("button", name="Execute").first.wait_for()
    assert said == []
    assert [url for url in asked if not url.startswith((own, "data:"))] == []
