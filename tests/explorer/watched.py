"""A page of the explorer in Debian's Chromium, which notes whatever it does that it should not."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

FRAMES = """() => new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"""
# A function that waits inside the page: what Playwright itself waits by, the page's policy forbids.
READY = """async (most) => {
    const frame = () => new Promise(requestAnimationFrame);
    const shown = () => document.querySelector(".view:not([hidden])");
    const busy = () => !shown() || shown().hasAttribute("aria-busy");
    const over = performance.now() + most;
    for (let still = 0; still < 4; still = busy() ? 0 : still + 1) {
        if (performance.now() > over) throw new Error("the view is busy still");
        await frame();
    }
}"""
PATIENCE = 30_000


@dataclass
class Watched:
    """A page, and everything it did that it should not: faults on the console, outside requests, dialogs."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, **state: str) -> None:
        """Open the explorer anew at a state."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{urlencode(state)}")
        self.ready()

    def turn(self, **state: str) -> None:
        """Lead the open explorer to a state, as a link in it or the reader's Back does."""
        self.page.goto(f"{self.address}#{urlencode(state)}")
        self.ready()

    def ready(self) -> None:
        """Wait until the view that is open shows what it was asked for."""
        self.page.evaluate(READY, PATIENCE)

    def state(self) -> str:
        """Give the fragment of the address."""
        self.page.evaluate(FRAMES)
        return str(self.page.evaluate("location.hash"))


def watched(context: BrowserContext, address: str) -> Watched:
    """Give a new page that is watched; `address` ends with a slash."""
    view = Watched(context.new_page(), address)
    view.page.on("console", lambda said: _hear(view, said))
    view.page.on("pageerror", lambda error: view.faults.append(f"error: {error}"))
    view.page.on("dialog", lambda dialog: _dismiss(view, dialog))
    view.page.on("request", lambda request: _judge(view, request))
    return view


def _hear(view: Watched, said: ConsoleMessage) -> None:
    # Without a graphics card the browser draws in software, and says of each canvas of WebGL that this is slow.
    if not (said.text.startswith("[.WebGL-") and "GPU stall due to ReadPixels" in said.text):
        view.faults.append(f"console {said.type}: {said.text}")


def _dismiss(view: Watched, dialog: Dialog) -> None:
    view.faults.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _judge(view: Watched, request: Request) -> None:
    if not request.url.startswith((view.address, "data:", "blob:", "about:")):
        view.faults.append(f"request: {request.url}")
