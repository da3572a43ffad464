"""Measures the explorer in headless Chromium on made-up wars, kept in .bench: `python benchmarks/explorer.py`.

Each row is the least of some runs in a fresh browser profile before a server that has answered before. A store that is
there already is measured by `python benchmarks/explorer.py STORE`.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.war.building import build
from kg.graph import open_graph

RUNS: Final = 3
KEPT: Final = Path(".bench")
# Until a view is shown and busy no more: what Playwright itself waits by, the page's policy forbids.
READY: Final = """async (name) => {
    const over = performance.now() + 60_000;
    const ready = () => {
        const view = document.querySelector(`#view-${name}`);
        return view && !view.hasAttribute("aria-busy") && view.querySelector("canvas");
    };
    while (!ready()) {
        if (performance.now() > over) throw new Error(`${name} is busy still`);
        await new Promise(requestAnimationFrame);
    }
}"""
DRAG: Final = """async () => {
    const slider = document.querySelector("#map-day"), times = [];
    for (let step = 0; step < 60; step += 1) {
        slider.value = String(Number(slider.min) + Math.round((slider.max - slider.min) * step / 60));
        const begun = performance.now();
        slider.dispatchEvent(new Event("input"));
        times.push(performance.now() - begun);
        await new Promise(requestAnimationFrame);
    }
    return times.sort((one, other) => one - other)[Math.floor(times.length * 0.95)];
}"""

# Until the graph has drawn so many edges at least, and a frame more.
DRAWN: Final = """async (least) => {
    const frame = () => new Promise(requestAnimationFrame);
    const over = performance.now() + 60_000;
    const shown = () => document.querySelector("#view-graph")?.kgGraph?.shown().edges ?? 0;
    while (shown() < least) {
        if (performance.now() > over) throw new Error(`only ${shown()} edges are drawn`);
        await frame();
    }
    await frame();
    return [shown(), document.querySelector("#view-graph").kgGraph.shown().nodes];
}"""
# What two frames do after the range has moved: in the first the views follow, in the second the canvas.
RANGE: Final = """async () => {
    const graph = document.querySelector("#view-graph").kgGraph;
    while (!graph.shown().told) await new Promise(requestAnimationFrame);
    const handle = document.querySelector(".handle-from"), times = [];
    const frame = () => new Promise((done) => requestAnimationFrame((begun) => done(performance.now() - begun)));
    const step = (handle.max - handle.min) / 80;
    for (let at = 1; at <= 60; at += 1) {
        handle.value = String(Math.round(Number(handle.min) + at * step));
        handle.dispatchEvent(new Event("input"));
        times.push(await frame() + await frame());
    }
    return times.sort((one, other) => one - other)[Math.floor(times.length * 0.95)];
}"""
PICTURES: Final = ((None, 1, 1.0), (1_000, 900, 1.5), (10_000, 5_000, 3.0))

Measure = Callable[[Page, str], dict[str, float]]


def map_of_places(page: Page, address: str) -> dict[str, float]:
    """Give seconds from navigation to the drawn map, how many places it has, and a drag of its slider in ms."""
    begun = time.perf_counter()
    page.goto(f"{address}#tab=map")
    page.evaluate(READY, "map")
    seconds = time.perf_counter() - begun
    places = page.locator("#map-words").inner_text().removeprefix("Map of ").partition(" ")[0]
    return {
        "map: places": float(places.replace(",", "")),
        "map: seconds to the drawn map (at most 2 for 2,000 places)": seconds,
        "map: work for a day while the slider is dragged, ms (95 of 100)": page.evaluate(DRAG),
    }


def graph_of_relationships(page: Page, address: str) -> dict[str, float]:
    """Give seconds from navigation to graphs of three sizes, and what moving the range costs in the middle one."""
    rows: dict[str, float] = {}
    for limit, least, most in PICTURES:
        page.goto("about:blank")
        begun = time.perf_counter()
        page.goto(f"{address}#tab=graph" + (f"&graphLimit={limit}" if limit else ""))
        edges, nodes = page.evaluate(DRAWN, least)
        rows[f"graph: seconds to {edges:,} edges, {nodes:,} nodes (at most {most})"] = (
            time.perf_counter() - begun
        )
        if limit == PICTURES[1][0]:
            name = f"graph: a frame of moving the range over {edges:,} edges, ms, 95 of 100 (at most 50)"
            rows[name] = page.evaluate(RANGE)
    return rows


def file_of_relationships(page: Page, address: str) -> dict[str, float]:
    """Give seconds from opening a file to its drawn graph."""
    begun = time.perf_counter()
    page.goto(address)
    edges, _ = page.evaluate(DRAWN, 900)
    return {f"file: seconds to {edges:,} edges (at most 1.5)": time.perf_counter() - begun}


MEASURES: Final[tuple[tuple[int, Measure], ...]] = ((12_000, map_of_places), (40_000, graph_of_relationships))
"""What is measured, each on a war of so many claims."""


def measured(browser: Browser, address: str, measure: Measure) -> dict[str, float]:
    """Give the least of some runs, each in a profile of its own."""
    found: dict[str, float] = {}
    for _ in range(RUNS + 1):
        with browser.new_context(viewport={"width": 1400, "height": 900}) as profile:
            rows = measure(profile.new_page(), address)
        found = {name: min(value, found.get(name, value)) for name, value in rows.items()}
    return found


# Beside each new page a headless Chromium makes a process that draws what its address bar, which is not there, would
# drop down; a reader's has done so before.
QUIET = ["--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup"]


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve a store by `kg serve` and give the address."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(store)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603  our own command
        try:
            lines = iter(server.stderr or ())
            yield next(line.split()[3] for line in lines if line.startswith("kg: serving on"))
        finally:
            server.terminate()


def main(there: Path | None) -> None:
    """Build a war for each measure, unless a store is there, measure, print a row each."""
    from shutil import which  # noqa: PLC0415

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=QUIET)
        for claims, measure in MEASURES:
            store = there or KEPT / f"explorer-{claims}"
            if not store.exists():
                build(store, claims)
            with served(store) as address:
                for name, value in measured(browser, address, measure).items():
                    print(f"{name:<80} {value:10,.2f}", flush=True)
        file = Path(folder) / "explorer.html"
        with open_graph(store, write=False) as graph:
            size = len(graph.draw(file, limit=1_000).encode())
        print(f"{'file: megabytes of 1,000 relationships (at most 2)':<80} {size / 1e6:10,.2f}", flush=True)
        for name, value in measured(browser, file.as_uri(), file_of_relationships).items():
            print(f"{name:<80} {value:10,.2f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
