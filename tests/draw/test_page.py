"""The file as text; what it does in a browser is tested beside."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from kg.draw.page import page
from kg.filing import Wanted, content_of
from tests.draw.browser import graph_of
from tests.draw.packed import packed_content
from tests.draw.scene import scene
from tests.factory import claim, report

TITLE = "A & <b>"


@cache
def content() -> dict[str, Any]:
    told = scene()
    with graph_of(list(told.claims.values()), told.reports.values()) as graph:
        return content_of(graph, Wanted())


@cache
def html(*, mapped: bool = False) -> str:
    told = scene()
    with graph_of(list(told.claims.values()), told.reports.values()) as graph:
        return page(content_of(graph, Wanted(mapped=mapped)), title=TITLE)


def test_the_same_graph_gives_the_same_page() -> None:
    assert page(content(), title=TITLE) == html()


def test_the_policy_names_the_nonce_of_every_script_and_style() -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html())
    assert policy
    nonce = re.search(r"script-src &#39;nonce-([\w-]{24})&#39;;", policy[1])
    assert nonce
    assert "unsafe" not in policy[1]
    assert "blob:; base-uri" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert policy[1].endswith("trusted-types &#39;none&#39;")
    tags = re.findall(r"<(?:script|style)\b[^>]*>", html())
    code = [tag for tag in tags if "text/plain" not in tag]
    assert code == [f'<style nonce="{nonce[1]}">', *[f'<script nonce="{nonce[1]}">'] * 2]


def test_the_title_is_text() -> None:
    assert "<title>A &amp; &lt;b&gt;</title>" in html()


def test_nothing_is_loaded_from_elsewhere() -> None:
    markup = re.sub(r"<script nonce.*?</script>", "", html(), flags=re.DOTALL)
    assert re.findall(r'(?:src|href)="([^"]*)"', markup) == ["data:,", "#views"]
    assert "sourceMappingURL" not in html()
    assert "@import" not in html()
    assert "url(" not in re.findall(r"<style.*?</style>", html(), re.DOTALL)[0].replace("url(#", "")


def test_it_holds_what_was_given() -> None:
    assert packed_content(html()) == json.loads(json.dumps(content()))
    assert page({**content(), "base": "</script><script>"}, title="").count("<script") == 3


def test_only_a_map_brings_the_map() -> None:
    assert "world-atlas" not in html().split("<body>")[1].split("kg-content")[0]
    mapped = html(mapped=True)
    for name in ("maplibre-gl", "maplibre-gl-worker", "world-atlas"):
        assert f'<script type="text/plain" id="kg-{name}">' in mapped
        assert f'id="kg-{name}"' not in html()
    assert "worker-src blob:" in mapped
    assert "unsafe" not in mapped[: mapped.index("<title>")]


def test_a_lone_surrogate_is_written_as_utf8() -> None:
    odd = report("r", "They met.", "2017-11-09", "Wire")
    made = claim(report=odd)
    with graph_of([made], [odd]) as graph:
        text = page(content_of(graph, Wanted()), title="\ud800?")
    assert text.encode("utf-8", "strict")
