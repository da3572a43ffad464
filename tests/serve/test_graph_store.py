"""Whole graphs over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import BlankNode, RdfFormat, parse

from kg.serve.graph_store import MAX_GRAPH
from kg.settings import Settings
from kg.store import open_store
from tests.serve.expect import problem
from tests.serve.scratch import READ, bearer, scratch
from tests.serve.story import BASE

NOTES = "http://example.org/notes"
TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
ONE = '<http://example.org/a> <http://example.org/says> "one" .'
TWO = '<http://example.org/b> <http://example.org/says> "two" .'


ONE_IN_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
    '<rdf:Description rdf:about="http://example.org/a"><e:says>one</e:says></rdf:Description></rdf:RDF>'
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with scratch(
        tmp_path_factory.mktemp("graphs") / "graph", Settings(query_seconds=5, query_rows=1)
    ) as client:
        yield client


@pytest.fixture
def client(served: httpx.Client) -> httpx.Client:
    dropped = served.post("/sparql", data={"update": "DROP ALL"})
    assert dropped.status_code == 204
    return served


def words(answer: httpx.Response) -> set[str]:
    assert answer.status_code == 200, answer.text
    return {
        q.object.value for q in parse(answer.content, RdfFormat.TURTLE) if not isinstance(q.object, BlankNode)
    }


def indirect(name: str = NOTES) -> dict[str, str]:
    return {"graph": name}


@pytest.mark.parametrize(
    ("path", "params"),
    [("/store", {"graph": NOTES}), ("/store/person/1.ttl", {}), ("/store/Zürich 1", {})],
)
def test_a_graph_is_put_replaced_added_to_and_dropped(
    client: httpx.Client, path: str, params: dict[str, str]
) -> None:
    made = client.put(path, params=params, content=ONE, headers=TURTLE)
    assert (made.status_code, made.content) == (201, b"")
    read = client.get(path, params=params)
    assert words(read) == {"one"}
    assert read.headers["content-type"] == "text/turtle; charset=utf-8"
    assert client.put(path, params=params, content=TWO, headers=TURTLE).status_code == 204
    assert words(client.get(path, params=params)) == {"two"}
    assert client.post(path, params=params, content=ONE, headers=TURTLE).status_code == 204
    assert words(client.get(path, params=params)) == {"one", "two"}
    assert client.head(path, params=params).status_code == 200
    assert client.delete(path, params=params).status_code == 204
    for gone in (client.get(path, params=params), client.delete(path, params=params)):
        assert problem(gone, 404)["detail"].startswith("no graph 'http://")
    assert client.head(path, params=params).status_code == 404


def test_the_default_graph(client: httpx.Client) -> None:
    for body, held in ((ONE, {"one"}), (TWO, {"two"})):
        assert client.put("/store?default", content=body, headers=TURTLE).status_code == 204
        assert words(client.get("/store?default")) == held
    assert client.post("/store?default=", content=ONE, headers=TURTLE).status_code == 204
    assert words(client.get("/store?default")) == {"one", "two"}
    assert client.delete("/store?default").status_code == 204
    assert words(client.get("/store?default")) == set()
    assert problem(client.get("/store?default=yes"), 400)


def test_a_graph_has_one_name(client: httpx.Client) -> None:
    client.put("/store/a%20b", content=ONE, headers=TURTLE)
    assert words(client.get("/store", params=indirect(f"{BASE}store/a%20b"))) == {"one"}
    client.put("/store?graph=http://example.org/%31", content=ONE, headers=TURTLE)
    client.put("/store?graph=http://example.org/%2531", content=TWO, headers=TURTLE)
    assert words(client.get("/store", params=indirect("http://example.org/1"))) == {"one"}
    assert words(client.get("/store", params=indirect("http://example.org/%31"))) == {"two"}


def test_a_graph_may_be_empty(client: httpx.Client) -> None:
    assert client.put("/store", content="", headers=TURTLE, params=indirect()).status_code == 201
    assert words(client.get("/store", params=indirect())) == set()
    assert (
        client.post(
            "/store", content=" ", headers=TURTLE, params=indirect("http://example.org/x")
        ).status_code
        == 201
    )
    assert client.head("/store", params=indirect("http://example.org/x")).status_code == 200


def test_a_new_graph_gets_a_name(client: httpx.Client) -> None:
    made = [client.post("/store", content=ONE, headers=TURTLE) for _ in range(2)]
    names = [answer.headers["location"] for answer in made]
    assert [answer.status_code for answer in made] == [201, 201]
    assert len(set(names)) == 2
    for name in names:
        assert name.startswith(f"{BASE}store/")
        assert words(client.get("/store", params=indirect(name))) == {"one"}
        assert words(client.get(f"/store/{name.rpartition('/')[2]}")) == {"one"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/n-triples", ONE),
        ("application/n-quads", ONE),
        ("application/trig", ONE),
        ("application/ld+json", '{"@id": "http://example.org/a", "http://example.org/says": "one"}'),
        (
            "application/rdf+xml",
            ONE_IN_XML,
        ),
    ],
)
def test_every_syntax_is_read_and_written(client: httpx.Client, kind: str, body: str) -> None:
    sent = {"Content-Type": kind}
    assert client.put("/store", content=body, headers=sent, params=indirect()).status_code == 201
    assert words(client.get("/store", params=indirect())) == {"one"}
    given = client.get("/store", headers={"Accept": kind}, params=indirect())
    assert given.headers["content-type"].partition(";")[0] == kind
    assert "one" in given.text


def test_relative_iris_and_blank_nodes(client: httpx.Client) -> None:
    client.put("/store/base", content="<x> <y> [ <z> 1 ] .", headers=TURTLE)
    client.post("/store/base", content="<x> <y> [ <z> 1 ] .", headers=TURTLE)
    quads = list(parse(client.get("/store/base").content, RdfFormat.TURTLE))
    assert len(quads) == 4
    assert {q.predicate.value for q in quads} == {f"{BASE}store/y", f"{BASE}store/z"}


def test_several_files_are_added_at_once(client: httpx.Client) -> None:
    files = [("one", ("one.ttl", ONE, "text/turtle")), ("two", ("two.nt", TWO, "application/n-triples"))]
    assert client.post("/store", files=files, params=indirect()).status_code == 201
    assert words(client.get("/store", params=indirect())) == {"one", "two"}
    unknown = client.post("/store", files=[("x", ("x.png", b"", "image/png"))], params=indirect())
    assert "a file of the form is one of text/turtle" in problem(unknown, 415)["detail"]
    boundary = {"Content-Type": "multipart/form-data; boundary=x"}
    assert problem(client.post("/store", content=ONE, headers=boundary, params=indirect()), 400)
    assert problem(client.put("/store", files=files, params=indirect()), 415)


ENTITIES = (
    '<!DOCTYPE rdf:RDF [<!ENTITY a "b">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
)


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("text/turtle", b"<a> <b> ", "cannot be read as text/turtle: "),
        ("text/turtle", b"\xff", "cannot be read as text/turtle: "),
        ("application/rdf+xml", ENTITIES.encode(), "a DOCTYPE is not read"),
        ("application/rdf+xml", ENTITIES.encode("utf-16"), "a DOCTYPE is not read"),
        ("application/rdf+xml", ENTITIES.replace("DOCTYPE", "doctype").encode(), "a DOCTYPE is not read"),
        ("application/ld+json", b'{"@context": "http://127.0.0.1:9/c", "b": 1}', "remote contexts"),
        (
            "application/n-quads",
            b"<http://e/a> <http://e/b> 'c' <http://e/g> .",
            "cannot be read as application/n",
        ),
        (
            "application/n-quads",
            b'<http://e/a> <http://e/b> "c" <http://e/g> .',
            "a graph of its own, <http://e/g>",
        ),
    ],
)
def test_a_document_that_cannot_be_read_changes_nothing(
    client: httpx.Client, kind: str, body: bytes, words: str
) -> None:
    answer = client.put("/store", content=body, headers={"Content-Type": kind}, params=indirect())
    assert words in problem(answer, 400)["detail"]
    assert client.head("/store", params=indirect()).status_code == 404


def test_wrong_requests(client: httpx.Client) -> None:
    wrong: list[dict[str, str]] = [
        {},
        {"graph": NOTES, "default": ""},
        {"graph": "notes"},
        {"graph": "http://e/a b"},
    ]
    for params in wrong:
        assert problem(client.get("/store", params=params), 400)
        assert problem(client.delete("/store", params=params), 400)
    for kind in ("text/html", "", "application/x-www-form-urlencoded"):
        assert problem(
            client.put("/store", content=ONE, headers={"Content-Type": kind}, params=indirect()), 415
        )
    assert problem(client.get("/store?default", headers={"Accept": "image/png"}), 406)
    assert problem(client.patch("/store", content=ONE, params=indirect()), 405)
    large = client.put("/store", content=b"#" * (MAX_GRAPH + 1), headers=TURTLE, params=indirect())
    assert problem(large, 413)


def test_what_the_store_says_of_itself_is_not_changed_by_hand(client: httpx.Client) -> None:
    own = indirect(f"{BASE}graphs/store")
    assert problem(client.put("/store", content=ONE, headers=TURTLE, params=own), 403)
    assert problem(client.delete("/store", params=own), 403)
    assert problem(client.get("/store", params=own), 404)


def test_nobody_else_writes(client: httpx.Client) -> None:
    for headers in [{"Authorization": ""}, bearer(READ)]:
        for path in ("/store?default", "/store/x"):
            assert problem(client.put(path, content=ONE, headers=TURTLE | headers), 403)
            assert problem(client.post(path, content=ONE, headers=TURTLE | headers), 403)
            assert problem(client.delete(path, headers=headers), 403)
    assert words(client.get("/store?default")) == set()


def test_named_graphs_are_for_those_who_may_read_texts(client: httpx.Client) -> None:
    client.put("/store", content=ONE, headers=TURTLE, params=indirect())
    away = {"X-Forwarded-For": "203.0.113.9"}
    refused = client.get("/store", headers={**away, "Authorization": ""}, params=indirect())
    assert "hold full texts" in problem(refused, 403)["detail"]
    assert words(client.get("/store", headers={**away, **bearer(READ)}, params=indirect())) == {"one"}
    assert words(client.get("/store?default", headers={**away, "Authorization": ""})) == set()


def test_a_store_that_was_emptied_opens_again(tmp_path: Path) -> None:
    with scratch(tmp_path / "graph", Settings()) as client:
        client.post("/sparql", data={"update": "DROP ALL"})
        client.put("/store", content=ONE, headers=TURTLE, params=indirect())
    with open_store(tmp_path / "graph", write=False) as store:
        assert [g.value for g in store.graphs()] == [NOTES]
