"""Forms, tags and alternates of answers."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, Quad

from kg.graph import Graph
from kg.settings import Settings
from kg.store import open_store
from tests.serve.expect import problem
from tests.serve.live import live
from tests.serve.story import BARE, BASE, CAPTURED, Told

CLAIM = f"/claims/{CAPTURED.id}"
PATHS = [
    CLAIM,
    "/claims",
    "/entities/abu-kamal",
    "/reports?limit=2",
    "/graph.html",
    "/graph.json",
    "/queries",
]
PATHS += ["/queries/who-captured?place=abu-kamal", "/places/abu-kamal/control", "/openapi.json"]
PATHS += ["/sparql?query=ASK%7B%7D", "/events", "/disputes", "/judgements"]


@pytest.mark.parametrize("path", PATHS[:9] + PATHS[11:])
def test_what_a_client_has_is_not_sent_again(client: httpx.Client, path: str) -> None:
    whole = client.get(path)
    tag = whole.headers["etag"]
    assert re.fullmatch(r'W/"[0-9a-f]{16}"', tag)
    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert "content-type" not in again.headers
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == whole.content
    assert client.head(path, headers={"If-None-Match": tag}).status_code == 304


def test_a_tag_is_of_one_address_and_one_form(client: httpx.Client) -> None:
    tags = [client.get(path).headers["etag"] for path in PATHS if path != "/openapi.json"]
    tags += [
        client.get(f"{CLAIM}?format={form}").headers["etag"] for form in ("turtle", "ntriples", "jsonld")
    ]
    tags.append(client.get(CLAIM, headers={"Accept": "text/turtle"}).headers["etag"])
    tags.append(client.get(CLAIM, headers={"X-Forwarded-For": "203.0.113.5"}).headers["etag"])
    assert len(set(tags)) == len(tags)
    wrong = client.get("/claims/none", headers={"If-None-Match": f"*, {tags[0]}"})
    problem(wrong, 404)


def test_health_is_never_kept(client: httpx.Client) -> None:
    for path in ("/healthz", "/readyz"):
        answer = client.get(path, headers={"If-None-Match": "*"})
        assert (answer.status_code, "etag" in answer.headers) == (200, False)


def test_a_change_of_the_graph_changes_every_tag(tmp_path: Path) -> None:
    settings = Settings()
    with (
        Graph(open_store(tmp_path / "graph", BASE), settings, Told()) as graph,
        live(graph, settings) as client,
    ):
        before = client.get("/reports")
        graph.add([BARE])
        after = client.get("/reports", headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, len(after.json()["reports"])) == (200, 1)
        graph.add([replace(BARE, id="second")])
        assert client.get("/reports").headers["etag"] != after.headers["etag"]
        last = client.get("/reports").headers["etag"]
    with (
        Graph(open_store(tmp_path / "graph"), settings, Told()) as again,
        live(again, settings) as client,
    ):
        assert client.get("/reports", headers={"If-None-Match": last}).status_code == 304


def test_other_forms_are_linked(client: httpx.Client) -> None:
    answer = client.get("/queries/who-captured?place=abu-kamal")
    assert answer.headers["vary"] == "Accept"
    address = "/queries/who-captured?place=abu-kamal&format="
    links = answer.headers["link"].split(", ")
    assert f'<{address}csv>; rel="alternate"; type="text/csv"' in links
    assert f'<{address}results>; rel="alternate"; type="application/sparql-results+json"' in links
    assert "format=json" not in answer.headers["link"]
    assert "link" not in client.get("/claims/none").headers


@pytest.mark.parametrize("asked", [{"params": {"format": "gif"}}, {"headers": {"Accept": "image/gif"}}])
def test_a_form_that_there_is_not(client: httpx.Client, asked: dict[str, dict[str, str]]) -> None:
    answer = client.get(CLAIM, params=asked.get("params"), headers=asked.get("headers"))
    body = problem(answer, 406)
    assert answer.headers["vary"] == "Accept"
    assert body["detail"].startswith("this can be had as json (application/json), ")
    there = {f["format"]: f["href"] for f in body["available"]}
    assert there["turtle"] == f"{CLAIM}?format=turtle"
    for form, address in there.items():
        assert client.get(address).headers["content-type"].partition(";")[0] in body["detail"], form


def test_format_outranks_accept(client: httpx.Client) -> None:
    answer = client.get(CLAIM, params={"format": "json"}, headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == client.get(CLAIM).content


def test_an_answer_to_a_query_is_tagged_by_what_it_was_answered_from(tmp_path: Path) -> None:
    settings, query = Settings(), {"query": "SELECT * { <x:a> ?p ?o }"}
    with (
        open_store(tmp_path / "graph", BASE) as store,
        Graph(store, settings, Told()) as graph,
        live(graph, settings) as client,
    ):
        store.change(add=[Quad(NamedNode("x:a"), NamedNode("x:p"), NamedNode("x:b"))])
        before = client.get("/sparql", params=query)
        assert before.json()["results"]["bindings"] == []
        store.flush()
        after = client.get("/sparql", params=query, headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, len(after.json()["results"]["bindings"])) == (200, 1)
