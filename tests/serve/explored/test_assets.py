"""The explorer's files, under the hash of them all."""

from __future__ import annotations

import httpx

from kg.serve.explored.assets import digest, files
from tests.serve.expect import problem


def test_a_file_is_there_for_good_under_its_hash(client: httpx.Client) -> None:
    answer = client.get(f"/explorer/{digest()}/shell/dom.js")
    assert answer.content == files()["shell/dom.js"].read_bytes()
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.get(f"/explorer/{digest()}/vendor/maplibre-gl/maplibre-gl.mjs").status_code == 200


def test_under_a_hash_of_before_nothing_is_kept(client: httpx.Client) -> None:
    assert client.get("/explorer/0000/shell/dom.js").headers["cache-control"] == "no-store"


def test_nothing_else_is_given(client: httpx.Client) -> None:
    for path in ("shell/none.js", "../page.py", "shell/../../page.py", "vendor/manifest.json", "", "shell"):
        problem(client.get(f"/explorer/{digest()}/{path}"), 404)


def test_the_modules_of_both_rooms_share_one_space() -> None:
    assert {"shell/shell.js", "served/start.js", "shell/page.css"} <= set(files())
    assert not any(name.endswith((".md", ".txt", ".html")) for name in files())
