"""What happened and what is disputed, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from kg.graph import Graph
from kg.model import Kind, Quantity, dispute_json, entity_json, event_json, relationship_json
from kg.settings import Settings
from kg.store import memory_store
from tests import factory as f
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import BASE, Told

FIRST = f.report("first", "Fell: the town, says the army.", "2017-11-09", "Wire")
SECOND = f.report("second", "Denied: that it fell.", "2017-12-02", "Desk")
MILITIA = f.entity("Local Militia", Kind.MILITIA)
TAKEN = f.claim(report=FIRST, by=(f.ARMY,))
DEAD = replace(
    f.claim("killed", None, f.ISLAMIC_STATE, report=FIRST, place=f.ABU_KAMAL),
    quantity=Quantity(3, 4, None, "fighters", "three or four"),
)
ALLIED = f.claim("allied-with", f.ARMY, MILITIA, report=FIRST)
DENIED = f.claim(report=SECOND, by=(f.ISLAMIC_STATE,), status="denied")
BROKE = f.claim("broke-with", MILITIA, f.ARMY, day="2017-12-01", report=SECOND)


@pytest.fixture(scope="module")
def war() -> Iterator[Graph]:
    told = Told((TAKEN, DEAD, ALLIED, DENIED, BROKE))
    with Graph(memory_store(BASE), Settings(), told) as graph:
        graph.add([FIRST, SECOND])
        yield graph


@pytest.fixture(scope="module")
def asking(war: Graph) -> Iterator[httpx.Client]:
    with live(war, Settings()) as client:
        yield client


def walked(asking: httpx.Client, path: str, key: str) -> list[str]:
    found: list[str] = []
    address: str | None = path
    while address:
        answer = asking.get(address)
        found += [one["id"] for one in answer.json()[key]]
        address = answer.json()["next"]
        assert answer.links.get("next", {}).get("url") == address
    return found


def test_events(asking: httpx.Client, war: Graph) -> None:
    assert asking.get("/events").json() == {
        "events": [event_json(e) for e in war.events()],
        "total": len(war.events()),
        "next": None,
    }
    [killed] = asking.get("/events", params={"relation": "killed"}).json()["events"]
    assert killed["figures"] == [
        {
            "claim": DEAD.id,
            "report": "first",
            "source": "Wire",
            "low": 3,
            "best": 4,
            "high": None,
            "unit": "fighters",
            "text": "three or four",
        }
    ]
    assert killed["counts"] == {"claims": 1, "reports": 1, "witnesses": 1}
    assert asking.get(f"/events/{killed['id']}").json() == killed


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_pages_walk_all_events(asking: httpx.Client, war: Graph, size: int) -> None:
    assert walked(asking, f"/events?limit={size}", "events") == [e.id for e in war.events()]


@pytest.mark.parametrize(
    ("filter", "relations"),
    [
        ({"actor": "Local Militia"}, ["broke-with"]),
        ({"place": "abu-kamal"}, ["captured", "killed"]),
        ({"disputed": "true"}, ["captured"]),
        ({"disputed": "false", "until": "2017-11-30"}, ["killed"]),
        ({"since": "2017-11-30"}, ["broke-with"]),
        ({"relation": "lost"}, []),
    ],
)
def test_events_by_filter(asking: httpx.Client, filter: dict[str, str], relations: list[str]) -> None:
    found = asking.get("/events", params=filter).json()["events"]
    assert sorted(e["relation"] for e in found) == sorted(relations)


def test_disputes(asking: httpx.Client, war: Graph) -> None:
    body = asking.get("/disputes").json()
    assert body == {
        "disputes": [dispute_json(d) for d in war.disputes()],
        "total": 2,
        "next": None,
    }
    assert [(d["kind"], d["since"]) for d in body["disputes"]] == [
        ("control", "2017-11-08"),
        ("relationship", "2017-11-08"),
    ]
    lasting = asking.get("/disputes?since=2018-01-01").json()["disputes"]
    assert [(d["kind"], d["place"]["id"], d["relationship"]) for d in lasting] == [
        ("control", "abu-kamal", None)
    ]


def test_allies(asking: httpx.Client, war: Graph) -> None:
    body = asking.get("/actors/Local Militia/allies").json()
    [edge] = war.allies("local-militia")
    assert body == {"actor": entity_json(MILITIA), "relationships": [relationship_json(edge)]}
    [period] = body["relationships"][0]["periods"]
    assert period == {
        "start": {"earliest": None, "latest": "2017-11-08"},
        "end": {"earliest": "2017-12-01", "latest": "2017-12-01"},
        "interval": "2017-11-08/2017-12-01",
        "for": [ALLIED.id],
        "ended_by": [BROKE.id],
    }
    assert asking.get("/actors/local-militia/allies?on=2017-12-03").json()["relationships"] == []


def test_relationships_page_by_page(asking: httpx.Client, war: Graph) -> None:
    every = [e.id for e in war.edges()]
    assert every == sorted(e.id for e in war.relationships())
    for size in (1, 2, 50):
        assert walked(asking, f"/relationships?limit={size}", "relationships") == every
    [edge] = war.edges(relation="captured")
    assert asking.get("/relationships", params={"relation": "captured"}).json() == {
        "relationships": [relationship_json(edge)],
        "total": 1,
        "next": None,
    }


@pytest.mark.parametrize(
    ("filter", "relations"),
    [
        ({"entity": "Local Militia"}, ["allied-with", "broke-with"]),
        ({"disputed": "true"}, ["captured"]),
        ({"since": "2017-12-01"}, ["broke-with"]),
        ({"until": "2017-11-07"}, []),
    ],
)
def test_relationships_by_filter(asking: httpx.Client, filter: dict[str, str], relations: list[str]) -> None:
    found = asking.get("/relationships", params=filter).json()["relationships"]
    assert sorted(e["relation"] for e in found) == sorted(relations)


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/events?actor=abu-kamal", 400, "Abu Kamal (settlement) is no actor"),
        ("/events?place=islamic-state", 400, "Islamic State (armed-group) is no place"),
        ("/events?actor=", 404, "no entity ''"),
        ("/events?after=0000", 400, "after: '0000' is not in this list"),
        ("/events/0000", 404, "no event '0000'"),
        (
            "/events?since=2018-01-01&until=2017-01-01",
            400,
            "until (2017-01-01) lies before since (2018-01-01)",
        ),
        ("/events?disputed=perhaps", 400, None),
        ("/disputes?since=soon", 400, "since: a day is written YYYY-MM-DD"),
        ("/disputes?known=2017-01-01", 400, None),
        ("/actors/abu-kamal/allies", 400, "Abu Kamal (settlement) is no actor"),
        ("/actors/nobody-at-all/allies", 404, None),
        ("/relationships?entity=nobody-at-all", 404, None),
        ("/relationships?relation=liked", 400, None),
    ],
)
def test_what_cannot_be_meant(asking: httpx.Client, path: str, status: int, detail: str | None) -> None:
    body = problem(asking.get(path), status)
    assert detail is None or body["detail"] == detail
