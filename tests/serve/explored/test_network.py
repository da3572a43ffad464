"""The network of the explorer's graph over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from kg.graph import Graph
from kg.model import Report
from kg.serve.explored.network import Desk
from kg.settings import Settings
from kg.store import open_store
from tests.factory import ARMY, RAQQA, SDF, claim, report
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import BASE, CLAIMS, FOUGHT, REPORTS, Told

NETWORK, TOLD = "/explorer/network.json", "/explorer/told.json"


def _pairs(body: dict[str, list[dict[str, str]]]) -> set[tuple[str, str, str]]:
    return {(edge["from"], edge["relation"], edge["to"]) for edge in body["edges"]}


def test_the_overview_holds_every_relationship(client: httpx.Client) -> None:
    body = client.get(NETWORK).json()
    assert _pairs(body) == {
        ("syrian-armed-forces", "captured", "abu-kamal"),
        ("islamic-state", "withdrew-from", "abu-kamal"),
        ("islamic-state", "fought", "syrian-armed-forces"),
        ("syrian-democratic-forces", "captured", "raqqa"),
    }
    assert body["totals"] == {"relationships": 4, "entities": 5, "passed": 0}
    assert len({(node["x"], node["y"]) for node in body["nodes"]}) == 5


def test_around_one_by_any_of_its_names_and_opened_further(client: httpx.Client) -> None:
    body = client.get(NETWORK, params={"around": "Syrian army", "limit": 2}).json()
    assert body["around"] == "syrian-armed-forces"
    first = {node["id"]: (node["x"], node["y"]) for node in body["nodes"]}
    assert len(first) == 2
    opened = client.get(
        NETWORK, params={"around": "Syrian army", "limit": 2, "open": "syrian-armed-forces"}
    ).json()
    then = {node["id"]: (node["x"], node["y"]) for node in opened["nodes"]}
    assert len(then) == 3
    assert {own: then[own] for own in first} == first
    assert opened["opened"] == ["syrian-armed-forces"]


def test_a_path_between_two_and_none(client: httpx.Client) -> None:
    body = client.get(NETWORK, params={"path": "syrian-armed-forces,abu-kamal"}).json()
    assert (body["ways"], body["more"]) == ([["syrian-armed-forces", "abu-kamal"]], False)
    none = client.get(NETWORK, params={"path": "syrian-armed-forces,raqqa"}).json()
    assert (none["ways"], none["nodes"], none["edges"]) == ([], [], [])


def test_sides_on_a_day(client: httpx.Client) -> None:
    body = client.get(NETWORK, params={"on": "2017-11-08"}).json()
    assert body["sides"] == {"on": "2017-11-08", "named": [], "others": 0}
    assert {node["side"] for node in body["nodes"]} == {None}


def test_days_of_the_claims_of_the_same_picture(client: httpx.Client, graph: Graph) -> None:
    body = client.get(TOLD, params={"around": "islamic-state"}).json()
    edge = next(e.id for e in graph.relationships() if e.relation is FOUGHT.relation)
    day, published = ((d - date(1970, 1, 1)).days for d in (date(2017, 11, 8), date(2017, 11, 10)))
    assert body["days"][edge][:3] == [day, day, published]
    assert (len(body["days"]), body["missing"]) == (3, 0)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("around=atlantis", 404, "atlantis"),
        ("path=abu-kamal", 400, "path: give the ids of two"),
        ("path=abu-kamal,atlantis", 404, "atlantis"),
        ("limit=1", 400, "limit"),
        ("limit=10001", 400, "limit"),
        ("depth=2", 400, "there is no such parameter here; known: around, limit, on, open, path"),
        ("on=today", 400, "a day is written YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_meant_is_refused(client: httpx.Client, query: str, status: int, words: str) -> None:
    body = problem(client.get(f"{NETWORK}?{query}"), status)
    assert words in str(body)


LATER = report("later", "The army and the coalition fought near Raqqa.", "2017-11-20", "Monitor")
CLASH = claim("fought", SDF, ARMY, report=LATER, day="2017-11-19", place=RAQQA)


@pytest.fixture
def growing(tmp_path: Path) -> Iterator[Graph]:
    told = Told((*CLAIMS, CLASH))
    with Graph(open_store(tmp_path / "graph", BASE), Settings(), told) as graph:
        graph.add(REPORTS)
        yield graph


def test_a_report_that_comes_moves_nobody(growing: Graph) -> None:
    with live(growing, Settings()) as client:
        before = {n["id"]: (n["x"], n["y"]) for n in client.get(NETWORK).json()["nodes"]}
        reports: list[Report] = [LATER]
        growing.add(reports)
        body = client.get(NETWORK).json()
    after = {n["id"]: (n["x"], n["y"]) for n in body["nodes"]}
    assert ("syrian-armed-forces", "fought", "syrian-democratic-forces") in _pairs(body)
    assert {own: after[own] for own in before} == before


def test_a_desk_keeps_the_last_of_each_and_makes_it_of_what_was_there() -> None:
    desk, seen = Desk(), list[str | None]()

    def make(before: str | None) -> str:
        seen.append(before)
        return f"{before}+"

    assert desk.made("a", "1", make) == desk.made("a", "1", make) == "None+"
    assert desk.made("a", "2", make) == "None++"
    assert seen == [None, "None+"]
    for number in range(64):
        desk.made(number, "2", make)
    assert desk.made("a", "2", make) == "None+"
