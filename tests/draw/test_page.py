"""The page as text; what it does in a browser is tested beside."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from kg.draw.page import QUOTED, page
from tests.draw.scene import scene, staged
from tests.factory import claim, report

TOLD = scene()
HTML = page(TOLD.edges, TOLD.claims, TOLD.reports, title="A & <b>")


def value(html: str, id: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read an embedded JSON value."""
    found = re.search(rf'<script type="application/json" id="{id}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_same_graph_gives_the_same_page() -> None:
    assert page(TOLD.edges, TOLD.claims, TOLD.reports, title="A & <b>") == HTML


def test_the_policy_names_the_nonce_of_every_script_and_style() -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', HTML)
    assert policy
    nonce = re.search(r"script-src 'nonce-([\w-]{24})'", policy[1])
    assert nonce
    assert "unsafe" not in policy[1]
    assert policy[1].startswith("default-src 'none'")
    tags = re.findall(r"<(?:script|style)\b[^>]*>", HTML)
    code = [tag for tag in tags if "application/json" not in tag]
    assert code == [f'<style nonce="{nonce[1]}">', *[f'<script nonce="{nonce[1]}">'] * 2]


def test_the_title_is_text() -> None:
    assert "<title>A &amp; &lt;b&gt;</title>" in HTML


def test_nothing_is_loaded_from_elsewhere() -> None:
    markup = re.sub(r"<script nonce.*?</script>", "", HTML, flags=re.DOTALL)
    assert re.findall(r'(?:src|href)="([^"]*)"', markup) == ["data:,", "#"]
    assert "sourceMappingURL" not in HTML
    assert "@import" not in HTML
    assert "url(" not in re.findall(r"<style.*?</style>", HTML, re.DOTALL)[0]


def test_the_content_holds_claims_reports_and_totals() -> None:
    content = value(HTML, "kg-content")
    assert content["totals"] == {"edges": 32, "nodes": 23}
    assert len(content["claims"]) == 43
    assert len(value(HTML, "kg-nodes")) == 23
    assert len(value(HTML, "kg-edges")) == 32
    assert value(HTML, "kg-options")["physics"] == {"enabled": False}


def test_a_part_of_the_graph_says_the_totals_of_the_whole() -> None:
    html = page(TOLD.edges, TOLD.claims, TOLD.reports, title="T", around="iran")
    assert [node["id"] for node in value(html, "kg-nodes")] == ["iran", "iranian-backed-militias"]
    assert value(html, "kg-content")["totals"] == {"edges": 32, "nodes": 23}


def test_many_claims_of_one_edge_bring_only_the_newest_sentences() -> None:
    told = [
        report(f"r{n}", "The army captured it.", f"20{10 + n // 12}-{n % 12 + 1:02}-01") for n in range(50)
    ]
    many = staged([claim(report=one, day=str(one.published)) for one in told], told)
    claims = value(page(many.edges, many.claims, many.reports, title="T"), "kg-content")["claims"]
    quoted = sorted(one["start"] for one in claims if one["parts"])
    assert len(claims) == 50
    assert (len(quoted), quoted[0]) == (QUOTED, "2010-11-01")


def test_claims_and_reports_that_are_not_given_are_left_out() -> None:
    html = page(TOLD.edges, {}, {}, title="T")
    assert value(html, "kg-content")["claims"] == []
    assert len(value(html, "kg-edges")) == 32


def test_a_lone_surrogate_is_written_as_utf8() -> None:
    told = report("r", "They met \ud800.", title="\ud800")
    one = claim(report=told)
    edges = staged([replace(one, extractor="x")], [told])
    assert page(edges.edges, edges.claims, edges.reports, title="a\ud800b").encode("utf-8")


def test_refuses_a_depth_below_one() -> None:
    with pytest.raises(ValueError, match="begin at 1"):
        page([], {}, {}, title="T", depth=0)
