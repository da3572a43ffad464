"""Search, facts and relations over HTTP."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

from kg.graph import Graph
from kg.model import entity_json, relationship_json
from tests.factory import ABU_KAMAL, ARMY
from tests.serve.expect import problem
from tests.serve.story import CAPTURED


@pytest.mark.parametrize("words", ["Abu Kamal", "abu kamal", "abu kemal", "Abou Kamal"])
def test_search_forgives_typing_errors(client: httpx.Client, words: str) -> None:
    body = client.get("/entities", params={"q": words}).json()
    assert body["entities"][0] == entity_json(ABU_KAMAL)


def test_search_keeps_to_a_kind(client: httpx.Client) -> None:
    body = client.get("/entities", params={"q": "Syrian", "kind": "armed-force"}).json()
    assert body == {"entities": [entity_json(ARMY)], "total": 1, "next": None}


def test_search_is_walked_page_by_page(client: httpx.Client, graph: Graph) -> None:
    every = [e.id for e in graph.search("Syrian", limit=1000)]
    assert len(every) > 1
    walked: list[str] = []
    address: str | None = "/entities?q=Syrian&limit=1"
    while address:
        body = client.get(address).json()
        walked += [e["id"] for e in body["entities"]]
        address = body["next"]
    assert walked == every
    beyond = client.get("/entities", params={"q": "Syrian", "after": "nobody"})
    assert problem(beyond, 400)["detail"] == "after: 'nobody' is not in this list"


def test_nothing_like_it(client: httpx.Client) -> None:
    assert client.get("/entities", params={"q": "zzzzqqqq"}).json() == {
        "entities": [],
        "total": 0,
        "next": None,
    }


def test_all_entities_without_words(client: httpx.Client) -> None:
    every = client.get("/entities", params={"limit": 1000}).json()
    ids = [e["id"] for e in every["entities"]]
    assert (every["total"], ids) == (len(ids), sorted(ids))
    assert {"abu-kamal", "syrian-armed-forces"} <= set(ids)
    walked, address = [], "/entities?limit=2"
    while address:
        body = client.get(address).json()
        walked += [e["id"] for e in body["entities"]]
        assert body["total"] == len(ids)
        address = body["next"]
    assert walked == ids
    towns = client.get("/entities", params={"kind": "settlement"}).json()["entities"]
    assert {e["id"] for e in towns} == {"abu-kamal", "raqqa"}
    captors = client.get("/entities", params={"relation": "captured", "kind": "coalition"}).json()
    assert [e["id"] for e in captors["entities"]] == ["syrian-democratic-forces"]
    gone = client.get("/entities", params={"after": "abu-kamal-and-more", "limit": 1}).json()
    assert gone["entities"][0]["id"] == ids[ids.index("abu-kamal") + 1]


def test_places_as_a_list_and_on_a_map(client: httpx.Client) -> None:
    found = client.get("/places").json()
    assert [e["id"] for e in found["places"]] == ["abu-kamal", "raqqa"]
    drawn = client.get("/places.geojson", follow_redirects=True)
    assert drawn.headers["content-type"] == "application/geo+json"
    body = drawn.json()
    assert (body["total"], [f["properties"] for f in body["features"]]) == (2, found["places"])


@pytest.mark.parametrize("name", ["syrian-armed-forces", "Syrian Armed Forces", "Syrian army"])
def test_an_entity_by_id_label_or_alias(client: httpx.Client, name: str) -> None:
    assert client.get(f"/entities/{quote(name)}").json() == {
        "id": "syrian-armed-forces",
        "label": "Syrian Armed Forces",
        "kind": "armed-force",
        "aliases": ["Syrian army"],
        "country": "syria",
        "parents": ["syrian-government"],
        "speaks_for": None,
        "leans": None,
        "same_as": [],
        "active": [None, None],
        "disputed": [],
    }


@pytest.mark.parametrize("tail", ["", "/relations"])
def test_an_unknown_entity_comes_with_the_nearest_names(client: httpx.Client, tail: str) -> None:
    body = problem(client.get(f"/entities/abu-kemal{tail}"), 404)
    assert body["instance"] == f"/entities/abu-kemal{tail}"
    assert "Abu Kamal" in " ".join(body["nearest"])


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a/b//c", "%00", "<script>", "é\u202e", "x" * 2000, "'\"}; DROP", "?q=1", "/", " "],
)
def test_hostile_names_are_only_unknown(client: httpx.Client, name: str) -> None:
    for room in ("entities", "claims", "reports"):
        problem(client.get(f"/{room}/{quote(name, safe='')}"), 404)
    problem(client.get(f"/places/{quote(name, safe='')}/control"), 404)


def test_relations_are_grouped(client: httpx.Client, graph: Graph) -> None:
    body = client.get("/entities/syrian-armed-forces/relations").json()
    assert (body["entity"], body["total"]) == (entity_json(ARMY), 2)
    assert [(g["relation"], g["total"]) for g in body["groups"]] == [("captured", 1), ("fought", 1)]
    captured = body["groups"][0]["relationships"][0]
    assert captured == {
        "id": captured["id"],
        "subject": entity_json(ARMY),
        "relation": "captured",
        "object": entity_json(ABU_KAMAL),
        "counts": {"claims": 1, "reports": 1, "witnesses": 1},
        "first": "2017-11-08",
        "last": "2017-11-08",
        "interval": "2017-11-08/2017-11-08",
        "sources": ["Wire"],
        "witnesses": captured["witnesses"],
        "claims": [CAPTURED.id],
        "denials": [],
        "disputed": captured["disputed"],
        "periods": [],
    }
    told = [r for g in body["groups"] for r in g["relationships"]]
    kept = {e.id: relationship_json(e) for e in graph.relations("syrian-armed-forces")}
    assert {r["id"]: r for r in told} == kept


@pytest.mark.parametrize(
    ("filter", "relations"),
    [
        ({"relation": "captured"}, ["captured"]),
        ({"other": "islamic-state"}, ["fought"]),
        ({"other": "Islamic State", "relation": "captured"}, []),
        ({"status": "hedged"}, ["fought"]),
        ({"since": "2017-11-09"}, []),
        ({"until": "2017-11-08"}, ["captured", "fought"]),
    ],
)
def test_relations_are_filtered(client: httpx.Client, filter: dict[str, str], relations: list[str]) -> None:
    body = client.get("/entities/syrian-armed-forces/relations", params=filter).json()
    assert [g["relation"] for g in body["groups"]] == relations
    assert body["total"] == len(relations)


def test_relations_with_nobody(client: httpx.Client) -> None:
    path = "/entities/syrian-armed-forces/relations"
    problem(client.get(path, params={"other": "nobody at all"}), 404)
    problem(client.get(path, params={"other": ""}), 404)


@pytest.mark.parametrize("path", ["/entities/syrian-armed-forces/relations", "/claims"])
def test_days_that_run_backwards(client: httpx.Client, path: str) -> None:
    body = problem(client.get(path, params={"since": "2018-01-01", "until": "2017-01-01"}), 400)
    assert body["detail"] == "until (2017-01-01) lies before since (2018-01-01)"
