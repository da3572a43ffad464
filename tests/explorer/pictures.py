"""The pictures of the explorer in the readme, taken anew from the sample reports: `make pictures`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from kg.graph import open_graph
from kg.settings import Settings
from tests.draw.browser import CHROMIUM
from tests.serve.live import live

ROOT: Final = Path(__file__).parents[2]
_SIZE: Final = (1400, 900)
_PHONE: Final = (390, 844)

ABU_KAMAL: Final = {"sel": "entity:abu-kamal", "on": "2017-11-10"}
VIEWS: Final[Mapping[str, Mapping[str, str]]] = {
    "news": {"tab": "front"},
    "graph": {"tab": "graph", "graphAround": "abu-kamal", "sel": "entity:abu-kamal"},
    "map": {"tab": "map", "on": "2017-11-10", "known": "2017-11-12", "sel": "entity:abu-kamal"},
    "timeline": {"tab": "timeline", "timelineOf": "abu-kamal", "known": "2017-11-10", **ABU_KAMAL},
    "table": {"tab": "table", "tableRows": "claims", "tableFind": "Abu Kamal"},
    "questions": {"tab": "sparql", "sparqlAsk": "who-captured", "sparqlWith": "place=abu-kamal"},
}
"""What each picture shows, as the fragment of an address."""
README: Final = ("graph", "timeline")
"""Those that the readme shows."""

_DRAWN: Final = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const busy = () => !document.querySelector(".view:not([hidden])") ||
        document.querySelector(".view:not([hidden])[aria-busy], .view:not([hidden]) [aria-busy=true]");
    for (let still = 0; still < 30; still = busy() ? 0 : still + 1) await frame();
}"""


def main(folder: Path) -> None:
    """Take every picture into a folder, light and dark and as on a phone, and those of the readme into `.github`."""
    with tempfile.TemporaryDirectory() as home, open_graph(Path(home) / "graph") as graph:
        graph.ingest(ROOT / "kg" / "samples")
        with live(graph, Settings()) as client, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM)
            for name, state in VIEWS.items():
                address = f"{str(client.base_url).rstrip('/')}/#{urlencode(state)}"
                _taken(browser, address, folder / f"{name}.png", _SIZE)
                _taken(browser, address, folder / f"{name}-dark.png", _SIZE, dark=True)
                _taken(browser, address, folder / f"{name}-phone.png", _PHONE)
    for name in README:
        shutil.copy(folder / f"{name}.png", ROOT / ".github" / f"explorer-{name}.png")


def _taken(browser: Browser, address: str, file: Path, size: tuple[int, int], *, dark: bool = False) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
    )
    page: Page = context.new_page()
    page.goto(address)
    page.evaluate(_DRAWN)
    page.screenshot(path=file)
    context.close()
    print(file)


if __name__ == "__main__":
    into = Path(sys.argv[1] if len(sys.argv) > 1 else ".pictures")
    into.mkdir(parents=True, exist_ok=True)
    main(into)
