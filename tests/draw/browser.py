"""A page opened in Debian's Chromium, which notes whatever it does that it should not."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from kg.draw.page import page
from tests.draw.scene import Scene

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
]

FRAMES = """() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"""


@dataclass
class Opened:
    """A page in a browser of its own, and everything it did that it should not."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until the page shows what was changed: the views follow at the next frame, the canvas behind it."""
        self.page.evaluate(FRAMES)

    def shown(self) -> tuple[int, int]:
        """Give how many edges and nodes pass the filters."""
        self.settle()
        counts = self.page.evaluate("kgPage.shown()")
        return counts["edges"], counts["nodes"]

    def panel(self) -> str:
        """Give the words in the side panel."""
        self.settle()
        return self.page.inner_text("#panel")

    def click(self, what: str, id: str) -> None:
        """Click where an edge or a node is drawn."""
        at = self.page.evaluate(f"kgPage.{what}At({json.dumps(id)})")
        self.page.mouse.click(at["x"], at["y"])


MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]


def opened(
    context: BrowserContext, folder: Path, told: Scene, *, title: str = "T", fragment: str = ""
) -> Opened:
    """Write a page, open it from disk and note every error, request and dialog."""
    file = folder / "page.html"
    file.write_text(page(told.edges, told.claims, told.reports, title=title), encoding="utf-8")
    view = Opened(context.new_page(), file.as_uri())
    view.page.on("console", lambda said: view.faults.append(f"console {said.type}: {said.text}"))
    view.page.on("pageerror", lambda error: view.faults.append(f"error: {error}"))
    view.page.on("dialog", lambda dialog: _dismiss(view, dialog))
    view.page.on("request", lambda request: _judge(view, request.url))
    view.page.goto(view.address + fragment)
    view.page.wait_for_function("window.kgPage")
    return view


def _dismiss(view: Opened, dialog: Dialog) -> None:
    view.faults.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _judge(view: Opened, url: str) -> None:
    if url.split("#", maxsplit=1)[0] != view.address and not url.startswith(("data:", "blob:")):
        view.faults.append(f"request: {url}")
