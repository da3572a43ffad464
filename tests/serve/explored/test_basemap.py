"""The operator's own basemap, in ranges."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from kg.errors import UsageError
from kg.graph import open_graph
from kg.settings import Serving, Settings
from tests.serve.live import live


def test_without_one_there_is_none(client: httpx.Client) -> None:
    assert client.get("/explorer/basemap.json").json() == {"name": None}
    assert client.get("/explorer/basemap.pmtiles").status_code == 404


def test_it_is_given_in_the_ranges_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "relief.pmtiles"
    file.write_bytes(b"PMTiles\x03" + bytes(range(100)))
    settings = Settings(serving=Serving.of(basemap=str(file)))
    with open_graph(":memory:") as graph, live(graph, settings) as client:
        assert client.get("/explorer/basemap.json").json() == {"name": "relief"}
        part = client.get("/explorer/basemap.pmtiles", headers={"Range": "bytes=8-11"})
        assert (part.status_code, part.content) == (206, b"\x00\x01\x02\x03")
        assert part.headers["content-range"] == "bytes 8-11/108"


def test_what_is_no_file_of_tiles_is_refused_at_once(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("PMTiles", "utf-8")
    with pytest.raises(UsageError, match="no file of tiles"):
        Serving.of(basemap=str(other))
    with pytest.raises(UsageError, match="No such file"):
        Serving.from_env({"KG_BASEMAP": str(tmp_path / "gone.pmtiles")})
