"""The Reconciliation Service API 0.2, as OpenRefine speaks it. Its requirements are checked by hand here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from kg.graph import Graph
from kg.model import Entity, Kind
from kg.query.properties import TYPES
from kg.rdf import Names, entity_quads
from kg.settings import Settings
from kg.store import memory_store
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import BASE

EVIL = Entity("evil", '<script>alert(1)</script>"&', Kind.MILITIA, aliases=("<img src=x>",))


def ask(client: httpx.Client, **batch: object) -> dict[str, Any]:
    answer = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    results(body)
    return body


def results(body: dict[str, Any]) -> None:
    """See that a batch of results has the form that the specification gives it."""
    for result in body.values():
        assert set(result) == {"result"}
        scores = [one["score"] for one in result["result"]]
        assert scores == sorted(scores, reverse=True)
        for one in result["result"]:
            assert all(isinstance(one[word], str) for word in ("id", "name", "description"))
            assert isinstance(one["match"], bool)
            assert all(isinstance(t["id"], str) and isinstance(t["name"], str) for t in one["type"])
            assert len({f["id"] for f in one["features"]}) == len(one["features"])
            assert all(isinstance(f["value"], float) for f in one["features"])


def test_the_manifest(client: httpx.Client) -> None:
    answer = client.get("/reconcile")
    body, root = answer.json(), str(client.base_url).rstrip("/")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert (body["versions"], body["identifierSpace"]) == (["0.2"], f"{BASE}entities/")
    assert body["view"] == {"url": f"{root}/entities/{{{{id}}}}"}
    assert body["preview"] == {"url": f"{root}/reconcile/preview?id={{{{id}}}}", "width": 400, "height": 180}
    assert [one["id"] for one in body["defaultTypes"]] == ["actor", "place"]
    assert body["batchSize"] == 100
    assert set(body["suggest"]) == {"entity", "property", "type"}
    for place in (*body["suggest"].values(), body["extend"]["propose_properties"]):
        found = client.get(place["service_url"] + place["service_path"], params=_asking(place))
        assert found.status_code == 200
    for url in (body["view"]["url"], body["preview"]["url"]):
        assert client.get(url.replace("{{id}}", quote("abu-kamal", safe=""))).status_code == 200


def _asking(place: dict[str, str]) -> dict[str, str]:
    return {"prefix": "a"} if "suggest" in place["service_path"] else {"type": "place"}


def test_a_batch_by_get_and_by_post(client: httpx.Client) -> None:
    batch = {
        "q0": {"query": "Abu Kamal", "type": "settlement", "limit": 3, "type_strict": "any"},
        "q1": {"query": "isis", "type": ["armed-group", "militia"]},
        "q2": {"query": "Rakka", "properties": [{"pid": "country", "v": {"id": "syria", "name": "Syria"}}]},
        "q3": {"query": "Vorkuta"},
        "q4": {"properties": [{"pid": "geonames", "v": [1, 174448]}]},
        "q5": {"query": "Abu Kamal", "properties": [{"pid": "latitude", "v": 34.5}]},
    }
    body = ask(client, **batch)
    assert {key: [(c["id"], c["score"], c["match"]) for c in r["result"]] for key, r in body.items()} == {
        "q0": [("abu-kamal", 100.0, True)],
        "q1": [("islamic-state", 99.0, True)],
        "q2": [("raqqa", 96.0, False)],
        "q3": [],
        "q4": [("abu-kamal", 100.0, True)],
        "q5": [("abu-kamal", 100.0, True)],
    }
    assert client.get("/reconcile", params={"queries": json.dumps(batch)}).json() == body


def test_odd_names_are_only_not_found(client: httpx.Client) -> None:
    odd = ["\u200f\u202e", "x" * 1000, "ق" * 300, "'; DROP", "<script>", "\u0000", "🙂"]
    body = ask(client, **{str(place): {"query": name} for place, name in enumerate(odd)})
    assert all(result["result"] == [] for result in body.values())
    marked = ask(client, q={"query": "\u202bAbu\u200b Kamal\u202c"})["q"]["result"][0]
    assert (marked["id"], marked["match"]) == ("abu-kamal", True)
    assert ask(client) == {}


@pytest.mark.parametrize(
    ("queries", "detail"),
    [
        ("{", "queries: invalid JSON"),
        ("[]", "queries: input should be"),
        ('{"q":1}', "queries.q: input should be"),
        ('{"q":{"query":1}}', "queries.q.query: input should be a valid string"),
        ('{"q":{"query":"a","limit":0}}', "queries.q.limit: input should be greater than or equal to 1"),
        ('{"q":{"query":"a","limit":1.5}}', "queries.q.limit: input should be a valid integer"),
        ('{"q":{"query":"a","what":1}}', "queries.q.what: extra inputs are not permitted"),
        ('{"q":{"query":"a","type":"town"}}', "queries.q: 'town' is no type"),
        (
            '{"q":{"query":"a","type_strict":"no"}}',
            "queries.q.type_strict: input should be 'any', 'all' or 'should'",
        ),
        ('{"q":{"query":"a","properties":[{"pid":"size","v":1}]}}', "queries.q: 'size' is no property"),
        ('{"q":{"query":""}}', "queries.q: a query without a name needs one of"),
        ('{"q":{}}', "queries.q: a query without a name needs one of"),
        ('{"q":{"query":"' + "x" * 1001 + '"}}', "queries.q.query: string should have at most 1000"),
        ('{"q":{"query":"\\ud800"}}', "queries: invalid JSON"),
    ],
)
def test_what_cannot_be_meant_is_refused_whole(client: httpx.Client, queries: str, detail: str) -> None:
    body = problem(client.post("/reconcile", data={"queries": queries}), 400)
    assert body["detail"].startswith(detail)


def test_limits_and_media_types(client: httpx.Client) -> None:
    many = json.dumps({str(number): {"query": "a"} for number in range(101)})
    body = problem(client.post("/reconcile", data={"queries": many}), 413)
    assert body["detail"] == "a batch may have 100 queries, not 101"
    ids = json.dumps({"ids": ["x"] * 1001, "properties": []})
    problem(client.post("/reconcile", data={"extend": ids}), 413)
    problem(client.post("/reconcile", data={"queries": " " * 1_000_001}), 413)
    problem(client.post("/reconcile", json={"queries": {}}), 415)
    problem(client.post("/reconcile", data={}), 415)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for sent in (b"", b"queries={}&extend={}", b"queries={}&queries={}", b"other=1", b"queries=%ff"):
        problem(client.post("/reconcile", content=sent, headers=form), 400)
    assert (
        "JSONP is not offered"
        in client.get("/openapi.json").json()["paths"]["/reconcile"]["get"]["description"]
    )
    problem(client.get("/reconcile", params={"callback": "f"}), 400)


def test_values_are_fetched(client: httpx.Client) -> None:
    wanted = {
        "ids": ["abu-kamal", "syrian-armed-forces", "nobody"],
        "properties": [
            {"id": p, "settings": {}} for p in ("kind", "country", "coordinates", "geonames", "latitude")
        ],
    }
    body = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    place, state = ({"id": one, "name": one} for one in ("place", "state"))
    assert body["meta"][1] == {
        "id": "country",
        "name": "Country",
        "type": state | {"broader": [place, {"id": "actor", "name": "actor"}]},
    }
    assert body["rows"] == {
        "abu-kamal": {
            "kind": [{"str": "settlement"}, {"str": "place"}],
            "country": [{"id": "syria", "name": "syria"}],
            "coordinates": [{"str": "34.45,40.92"}],
            "geonames": [{"int": 174448}],
            "latitude": [{"float": 34.45}],
        },
        "syrian-armed-forces": {
            "kind": [{"str": "armed-force"}, {"str": "actor"}],
            "country": [{"id": "syria", "name": "syria"}],
            "coordinates": [],
            "geonames": [],
            "latitude": [],
        },
        "nobody": {"kind": [], "country": [], "coordinates": [], "geonames": [], "latitude": []},
    }


@pytest.mark.parametrize(
    "extend",
    [
        "{",
        "{}",
        '{"ids":["a"]}',
        '{"ids":[1],"properties":[]}',
        '{"ids":["a"],"properties":[{"id":"size"}]}',
        '{"ids":["a"],"properties":[{"id":"kind","settings":{"limit":1}}]}',
    ],
)
def test_what_cannot_be_fetched(client: httpx.Client, extend: str) -> None:
    problem(client.post("/reconcile", data={"extend": extend}), 400)


def suggested(client: httpx.Client, what: str, **params: str | int) -> list[str]:
    answer = client.get(f"/reconcile/suggest/{what}", params=params)
    assert answer.status_code == 200, answer.text
    return [one["id"] for one in answer.json()["result"]]


def test_completions(client: httpx.Client) -> None:
    assert suggested(client, "entity", prefix="Abu K")[0] == "abu-kamal"
    assert suggested(client, "entity", prefix="syrian-armed-forces")[0] == "syrian-armed-forces"
    every = suggested(client, "entity", prefix="sy")
    assert suggested(client, "entity", prefix="sy", cursor=1) == every[1:]
    assert suggested(client, "entity", prefix="sy", type="coalition", type_strict="should") == [
        "syrian-democratic-forces"
    ]
    assert suggested(client, "entity", prefix="") == []
    assert suggested(client, "type", prefix="se") == ["settlement"]
    assert suggested(client, "type", prefix="") == list(TYPES)
    assert suggested(client, "property", prefix="coord") == ["coordinates"]
    assert suggested(client, "property", prefix="part") == ["parent"]
    assert suggested(client, "property", prefix="zz") == []
    for given in ({"prefix": "a", "type": "town"}, {"prefix": "a", "cursor": "-1"}, {}):
        problem(client.get("/reconcile/suggest/entity", params=given), 400)
    problem(client.get("/reconcile/properties", params={"type": "town"}), 400)
    limited = client.get("/reconcile/properties", params={"type": "settlement", "limit": 1}).json()
    assert limited == {"type": "settlement", "properties": [{"id": "kind", "name": "Kind"}]}


@contextmanager
def odd() -> Iterator[httpx.Client]:
    with Graph(memory_store(BASE)) as graph:
        graph._store.change(add=entity_quads([EVIL], Names(BASE)))
        with live(graph, Settings()) as client:
            yield client


def test_the_preview_is_a_page_without_a_script(client: httpx.Client) -> None:
    answer = client.get("/reconcile/preview", params={"id": "abu-kamal"})
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    )
    assert "<h1>Abu Kamal</h1><p>settlement, syria</p><p>At 34.45, 40.92</p>" in answer.text
    problem(client.get("/reconcile/preview", params={"id": "nobody"}), 404)
    problem(client.get("/reconcile/preview"), 400)
    with odd() as other:
        page = other.get("/reconcile/preview", params={"id": "evil"}).text
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&amp;" in page
