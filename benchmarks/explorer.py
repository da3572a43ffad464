"""Measures the explorer in headless Chromium on a made-up war: `python benchmarks/explorer.py [CLAIMS]`.

Each row is the least of some runs in a fresh browser profile before a server that has answered before.
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

RUNS: Final = 3
READY: Final = "(name) => document.querySelector(`#view-${name}`)?.getAttribute('aria-busy') === null \
&& document.querySelector(`#view-${name} canvas`)"
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

Measure = Callable[[Page, str], dict[str, float]]


def map_of_places(page: Page, address: str) -> dict[str, float]:
    """Give seconds from navigation to the drawn map, how many places it has, and a drag of its slider in ms."""
    begun = time.perf_counter()
    page.goto(f"{address}#tab=map")
    page.wait_for_function(READY, arg="map")
    seconds = time.perf_counter() - begun
    places = page.locator("#map-words").inner_text().removeprefix("Map of ").partition(" ")[0]
    return {
        "map: places": float(places.replace(",", "")),
        "map: seconds to the drawn map (at most 2 for 2,000 places)": seconds,
        "map: work for a day while the slider is dragged, ms (95 of 100)": page.evaluate(DRAG),
    }


MEASURES: Final[tuple[Measure, ...]] = (map_of_places,)


def measured(browser: Browser, address: str, measure: Measure) -> dict[str, float]:
    """Give the least of some runs, each in a profile of its own."""
    found: dict[str, float] = {}
    for _ in range(RUNS + 1):
        with browser.new_context(viewport={"width": 1400, "height": 900}) as profile:
            rows = measure(profile.new_page(), address)
        found = {name: min(value, found.get(name, value)) for name, value in rows.items()}
    return found


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


def main(claims: int) -> None:
    """Build the war, measure, print a row each."""
    from shutil import which  # noqa: PLC0415

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "war"
        build(store, claims)
        with served(store) as address:
            browser = playwright.chromium.launch(executable_path=which("chromium"))
            for measure in MEASURES:
                for name, value in measured(browser, address, measure).items():
                    print(f"{name:<70} {value:10,.2f}")
            browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12_000)
