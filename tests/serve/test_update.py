"""Updates over the protocol, and the graphs that a request names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kg.settings import Settings
from tests.serve.expect import problem
from tests.serve.scratch import READ, bearer, scratch
from tests.serve.story import BASE

E = "http://example.org/"
DIRECT = {"Content-Type": "application/sparql-update"}
ROADS = f"""PREFIX e: <{E}> INSERT DATA {{
  e:a e:near e:b
  GRAPH e:north {{ e:a e:road e:b }}
  GRAPH e:south {{ e:b e:road e:c }}
}}"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with scratch(tmp_path_factory.mktemp("written") / "graph", Settings(query_seconds=5)) as client:
        yield client


@pytest.fixture
def client(served: httpx.Client) -> httpx.Client:
    assert update(served, "DROP ALL").status_code == 204
    assert update(served, ROADS).status_code == 204
    return served


def update(client: httpx.Client, text: str, **params: str | list[str]) -> httpx.Response:
    return client.post("/sparql", params=params, content=text, headers=DIRECT)


def rows(client: httpx.Client, query: str, **params: str | list[str]) -> set[tuple[str, ...]]:
    answer = client.get("/sparql", params={"query": f"PREFIX e: <{E}> {query}", **params})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return {
        tuple(row[name]["value"].removeprefix(E) for name in found["head"]["vars"] if name in row)
        for row in found["results"]["bindings"]
    }


def test_an_update_is_seen_by_the_next_query(client: httpx.Client) -> None:
    assert rows(client, "SELECT ?s ?o { ?s e:near ?o }") == {("a", "b")}
    answer = client.post("/sparql", data={"update": f"PREFIX e: <{E}> INSERT DATA {{ e:c e:near e:d }}"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert rows(client, "SELECT ?s ?o { ?s e:near ?o }") == {("a", "b"), ("c", "d")}


def test_one_request_is_all_or_nothing(client: httpx.Client) -> None:
    failing = update(client, f"INSERT DATA {{ <{E}x> <{E}near> <{E}y> }} ; DROP GRAPH <{E}none>")
    assert f"The graph <{E}none> does not exist" in problem(failing, 409)["detail"]
    assert rows(client, "SELECT ?s { ?s e:near ?o }") == {("a",)}


def test_nothing_is_left_after_all_is_dropped(client: httpx.Client) -> None:
    assert update(client, "DROP ALL ;\n# nothing more").status_code == 204
    assert rows(client, "SELECT ?s { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }") == set()


def test_relative_iris_stand_under_the_base(client: httpx.Client) -> None:
    assert update(client, f"INSERT DATA {{ <{E}s> <{E}p> <test> }}").status_code == 204
    assert rows(client, "SELECT ?o { e:s e:p ?o FILTER(?o = <test>) }") == {(f"{BASE}test",)}


def test_prefixes_need_no_declaration(client: httpx.Client) -> None:
    assert update(client, "INSERT DATA { entity:x rdfs:label 'X' }").status_code == 204
    assert rows(client, "SELECT ?o { entity:x rdfs:label ?o }") == {("X",)}


def test_nobody_else_updates(client: httpx.Client) -> None:
    for headers, status in (({"Authorization": ""}, 403), (bearer(READ), 403), (bearer("x" * 20), 401)):
        assert problem(client.post("/sparql", data={"update": "DROP ALL"}, headers=headers), status)
        assert problem(client.post("/sparql", content="DROP ALL", headers={**DIRECT, **headers}), status)
    assert rows(client, "SELECT ?s { ?s e:near ?o }") == {("a",)}


def test_a_server_without_tokens_only_reads(client: httpx.Client) -> None:
    assert problem(client.get("/sparql", params={"update": "DROP ALL"}), 400)
    assert problem(client.put("/sparql", content="DROP ALL", headers=DIRECT), 405)


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("", 400, "a SPARQL update is needed"),
        ("INSERT DATA {\n  <http://e/a> <http://e/b> }", 400, "at line 2, column 29: expected"),
        ("DELETE EVERYTHING", 400, "at line 1, column"),
        ("SELECT * { ?s ?p ?o }", 400, "at line 1, column"),
        ("LOAD <http://127.0.0.1:9/x>", 403, "LOAD at line 1, column 1"),
        ("PREFIX e: <http://e/>\nLOADe:x", 403, "LOAD at line 2, column 1"),
        (
            "CLEAR DEFAULT; LOAD <http://127.0.0.1:9/x> INTO GRAPH <http://e/g>",
            403,
            "LOAD at line 1, column 16",
        ),
        (
            "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
            403,
            "SERVICE at line 1",
        ),
        ("INSERT DATA { <http://e/a> <http://e/b> " + "(" * 101 + ")" * 101 + " }", 403, "nested deeper"),
    ],
)
def test_wrong_and_refused_updates(client: httpx.Client, text: str, status: int, words: str) -> None:
    assert words in problem(update(client, text), status)["detail"]


def test_names_and_strings_may_hold_the_words_of_what_is_refused(client: httpx.Client) -> None:
    text = f"PREFIX load: <{E}> INSERT DATA {{ load:x load:y 'LOAD <http://e/> SERVICE' }}"
    assert update(client, text).status_code == 204


def test_a_query_sees_the_graphs_of_the_request(client: httpx.Client) -> None:
    roads = "SELECT ?s ?o { ?s e:road ?o }"
    graphs = "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }"
    north, south = f"{E}north", f"{E}south"
    assert rows(client, roads) == set()
    assert rows(client, roads, **{"default-graph-uri": north}) == {("a", "b")}
    assert rows(client, roads, **{"default-graph-uri": [north, south]}) == {("a", "b"), ("b", "c")}
    assert rows(client, graphs) == {("north", "a"), ("south", "b")}
    assert rows(client, graphs, **{"named-graph-uri": south}) == {("south", "b")}
    assert rows(client, graphs, **{"default-graph-uri": north}) == set()
    both = {"default-graph-uri": north, "named-graph-uri": south}
    assert rows(client, "SELECT ?s { { ?s e:road e:b } UNION { GRAPH e:south { ?s ?p ?o } } }", **both) == {
        ("a",),
        ("b",),
    }
    assert rows(client, "SELECT ?s FROM e:south { ?s e:road ?o }") == {("b",)}
    assert rows(client, "SELECT ?s FROM e:south { ?s e:road ?o }", **{"default-graph-uri": north}) == {("a",)}
    assert rows(client, roads, **{"default-graph-uri": f"{E}none"}) == set()
    wrong = client.get("/sparql", params={"query": roads, "default-graph-uri": "no iri"})
    assert "a graph is named by an IRI" in problem(wrong, 400)["detail"]


def test_the_graphs_of_a_request_are_for_those_who_may_read_texts(client: httpx.Client) -> None:
    away = {"X-Forwarded-For": "203.0.113.9"}
    params = {"query": "ASK {}", "named-graph-uri": f"{BASE}reports/weather"}
    refused = client.get("/sparql", params=params, headers={**away, "Authorization": ""})
    assert "hold full texts" in problem(refused, 403)["detail"]
    assert client.get("/sparql", params=params, headers={**away, **bearer(READ)}).json()["boolean"] is True


def test_an_update_sees_the_graphs_of_the_request(client: httpx.Client) -> None:
    mark = f"INSERT {{ GRAPH <{E}new> {{ ?s <{E}is> <{E}marked> }} }} WHERE {{ ?s <{E}road> ?o }}"
    marked = "SELECT ?s { GRAPH e:new { ?s e:is e:marked } }"
    assert update(client, mark).status_code == 204
    assert rows(client, marked) == set()
    assert update(client, mark, **{"using-graph-uri": f"{E}north"}).status_code == 204
    assert rows(client, marked) == {("a",)}
    named = mark.replace("?s <http://example.org/road> ?o", f"GRAPH ?g {{ ?s <{E}road> ?o }}")
    assert update(client, named, **{"using-named-graph-uri": f"{E}south"}).status_code == 204
    assert rows(client, marked) == {("a",), ("b",)}


def test_what_an_update_deletes_by_the_graphs_of_the_request(client: httpx.Client) -> None:
    # Templates write to the default graph; patterns look where the request says.
    short = f"DELETE WHERE {{ ?s <{E}near> ?o }}"
    assert update(client, short, **{"using-graph-uri": f"{E}north"}).status_code == 204
    assert rows(client, "SELECT ?s { ?s e:near ?o }") == {("a",)}
    two = f"{short} ; INSERT DATA {{ <{E}c> <{E}far> <{E}d> }}"
    assert update(client, two, **{"using-named-graph-uri": f"{E}north"}).status_code == 204
    assert update(client, two).status_code == 204
    assert rows(client, "SELECT ?s { ?s e:near|e:far ?o }") == {("c",)}


@pytest.mark.parametrize(
    "text",
    [
        f"WITH <{E}north> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        f"DELETE {{ ?s ?p ?o }} USING <{E}north> WHERE {{ ?s ?p ?o }}",
        f"CLEAR DEFAULT ; INSERT {{ ?s ?p ?o }} USING NAMED <{E}north> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    ],
)
def test_graphs_of_the_update_and_of_the_request_exclude_each_other(client: httpx.Client, text: str) -> None:
    answer = update(client, text, **{"using-graph-uri": f"{E}south"})
    assert "WITH or USING of its own" in problem(answer, 400)["detail"]
    assert rows(client, "SELECT ?s { ?s e:near ?o }") == {("a",)}
