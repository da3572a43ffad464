"""What one file of the explorer holds."""

from __future__ import annotations

from typing import Any

import pytest

from kg import filing
from kg.filing import Wanted, content_of
from kg.graph import Graph
from tests.draw.browser import graph_of
from tests.draw.scene import Scene, scene
from tests.factory import ABU_KAMAL, ARMY, claim, report

TOLD: Scene = scene()


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(list(TOLD.claims.values()), TOLD.reports.values())


def ids(content: dict[str, Any]) -> set[str]:
    return {node["id"] for node in content["network"]["nodes"]}


def test_an_overview_holds_what_its_views_ask_for(graph: Graph) -> None:
    content = content_of(graph, Wanted())
    assert set(content) == {
        *("base", "summary", "days", "network", "told", "evidence", "timeline", "rows", "search"),
    }
    assert (len(content["network"]["nodes"]), len(content["network"]["edges"])) == (23, 32)
    assert set(content["evidence"]["relationships"]) == {edge["id"] for edge in content["network"]["edges"]}
    assert set(content["told"]["days"]) == set(content["evidence"]["relationships"])
    assert {entry[0] for entry in content["search"]["entities"]} == ids(content)
    assert sum(count for _, count in content["days"]["reported"]) == len(content["evidence"]["claims"])
    assert content["summary"]["write"] is False
    assert "abu-kamal" in content["timeline"]["stories"]


def test_what_lies_around_one_and_around_those(graph: Graph) -> None:
    one = ids(content_of(graph, Wanted("raqqa")))
    two = ids(content_of(graph, Wanted("raqqa", depth=2)))
    assert "raqqa" in one < two
    assert ids(content_of(graph, Wanted("raqqa", depth=2, limit=3))) < two
    assert len(ids(content_of(graph, Wanted("raqqa", depth=2, limit=3)))) == 3


def test_an_empty_graph_is_an_empty_file() -> None:
    with graph_of([], []) as empty:
        content = content_of(empty, Wanted(mapped=True))
    assert (content["network"]["nodes"], content["map"]["spans"]["places"]) == ([], [])
    assert content["days"] == {"happened": [], "reported": []}


def test_of_many_claims_the_newest_of_each_relationship_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "MOST_CLAIMS", 3)
    reports = [report(f"r{day}", "It fell.", f"2017-11-{day:02}", "Wire") for day in range(1, 9)]
    made = [claim("captured", ARMY, ABU_KAMAL, report=told, day=f"{told.published}") for told in reports]
    with graph_of(made, reports) as many:
        content = content_of(many, Wanted())
    [edge] = content["evidence"]["relationships"].values()
    newest = {made[at].id for at in (5, 6, 7)}
    assert set(content["evidence"]["claims"]) == newest
    assert (set(edge["for"]), edge["thing"]["claims"]) == (newest, 8)
