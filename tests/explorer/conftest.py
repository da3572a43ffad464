"""A browser, a server over the sample reports, and pages that are watched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from kg.graph import Graph, open_graph
from kg.settings import Settings
from tests.draw.browser import CHROMIUM, QUIET
from tests.explorer.watched import Watched, watched
from tests.serve.live import live


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, and say so."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def samples(samples_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Give the sample reports as a graph; tests that change one open a copy of their own."""
    folder = shutil.copytree(samples_folder, tmp_path_factory.mktemp("explored") / "graph")
    with open_graph(folder) as graph:
        yield graph


@pytest.fixture(scope="package")
def server(samples: Graph) -> Iterator[str]:
    """Give the address of a server over the sample reports, which nobody can change."""
    with live(samples, Settings()) as client:
        yield str(client.base_url)


def _opened(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give a browser profile of one's own."""
    context = _opened(browser)
    yield context
    context.close()


@pytest.fixture(scope="package")
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """Give a profile that has the explorer's files from test to test, as a reader's has from day to day."""
    profile = _opened(browser)
    yield profile
    profile.close()


@pytest.fixture
def page(profile: BrowserContext, server: str) -> Iterator[Watched]:
    """Give a page before that server; whatever it does that it should not fails the test."""
    view = watched(profile, server if server.endswith("/") else f"{server}/")
    yield view
    profile.set_offline(False)
    profile.clear_permissions()
    view.page.evaluate("() => { try { localStorage.clear(); } catch { /* of no page there is none */ } }")
    view.page.close()
    assert view.faults == []
