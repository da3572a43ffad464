"""A basemap of the operator's own below the map."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from kg.graph import Graph
from kg.settings import Serving, Settings
from tests.explorer.tiles import colour, pmtiles
from tests.explorer.watched import watched
from tests.serve.live import live

PIXEL = """async (data) => {
    const image = new Image();
    image.src = data;
    await image.decode();
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: image.width, height: image.height });
    const ctx = canvas.getContext("2d");
    ctx.drawImage(image, 0, 0);
    return [...ctx.getImageData(image.width / 2, image.height / 2, 1, 1).data].slice(0, 3);
}"""


def middle(page: Page) -> tuple[int, ...]:
    """Give the colour in the middle of the map."""
    shot = base64.b64encode(page.locator("#map-canvas canvas").screenshot()).decode()
    return tuple(page.evaluate(PIXEL, f"data:image/png;base64,{shot}"))


def test_tiles_lie_below_the_map_and_name_their_source(
    context: BrowserContext, samples: Graph, tmp_path: Path
) -> None:
    file = tmp_path / "squares.pmtiles"
    file.write_bytes(pmtiles())
    settings = Settings(serving=Serving.of(basemap=str(file)))
    with live(samples, settings) as client:
        view = watched(context, f"{str(client.base_url).rstrip('/')}/")
        # Over the sea, where nothing of ours is drawn.
        view.open(tab="map", mapAt="45,-15,2")
        assert view.page.inner_text(".map-source").startswith("Tiles: Squares. Basemap: ")
        view.page.wait_for_function("() => !document.querySelector('#view-map').hasAttribute('aria-busy')")
        assert middle(view.page) == colour(2, 2)
    assert view.faults == []
