"""Files of the explorer opened in Debian's Chromium, which notes whatever they do that they should not."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from kg.graph import Graph
from kg.model import Claim, Report
from kg.settings import Settings
from kg.store import memory_store
from tests.explorer.watched import Watched, watched

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Both make a process of their own for each page, to show what nobody types into a bar that nobody sees: twice what a
# page itself takes. Chromium heeds the last such list alone, so that what Playwright would say here is said again.
_UNUSED = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
_OFF = (
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
)
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=" + ",".join((*_UNUSED, *_OFF)),
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
]
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here"),
]


@dataclass(frozen=True, slots=True)
class Told:
    """A reader that finds the claims that a test puts into its reports."""

    every: Sequence[Claim]

    @property
    def version(self) -> str:
        """Give the extractor that the claims name."""
        return "rules/2"

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        return [claim for claim in self.every if claim.report == report.id]


def graph_of(claims: Sequence[Claim], reports: Iterable[Report]) -> Graph:
    """Give a graph of some reports with the claims that they are to make."""
    graph = Graph(memory_store("http://kg.test/"), Settings(), Told(claims))
    assert graph.add(list(reports)).refused == ()
    return graph


def opened(context: BrowserContext, file: Path, fragment: str = "") -> Watched:
    """Open a file from disk and wait until it shows what it was asked for."""
    view = watched(context, file.as_uri())
    view.page.goto(f"{view.address}#{fragment}")
    view.ready()
    return view
