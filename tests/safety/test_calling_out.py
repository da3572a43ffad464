"""Nothing calls out: whatever is asked, written or read, a listening canary hears nobody."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import httpx
import pyoxigraph as ox
import pytest

from kg.errors import MissingInput
from kg.graph import Graph
from kg.model import Report
from kg.read import Refusal, Terms, read
from kg.settings import Settings
from kg.store import memory_store
from tests.safety.canary import Canary, listening
from tests.serve.expect import problem
from tests.serve.scratch import scratch
from tests.serve.story import BASE, Told

URL: Final = "CANARY"


@pytest.fixture(scope="module")
def calling() -> Iterator[Canary]:
    with listening() as heard:
        yield heard


@pytest.fixture
def canary(calling: Canary) -> Iterator[Canary]:
    """Give the canary, and see that it has heard nothing when the test is over."""
    calling.heard.clear()
    yield calling
    assert calling.heard == []


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with scratch(tmp_path_factory.mktemp("quiet") / "graph", Settings(query_seconds=5)) as asking:
        yield asking


def test_the_canary_hears_and_leads_on(calling: Canary) -> None:
    calling.heard.clear()
    with httpx.Client(trust_env=False, timeout=5, max_redirects=1) as asking:
        with pytest.raises(httpx.TooManyRedirects):
            asking.get(f"{calling.url}a", follow_redirects=True)
        assert calling.heard == ["GET /a HTTP/1.1", "GET /landed HTTP/1.1"]
    with pytest.raises(OSError, match=r"HTTP|http|302|response"):
        ox.Store().update(f"LOAD <{calling.url}b>")
    assert "GET /b HTTP/1.1" in calling.heard


QUERIES = {
    "a service": "SELECT * { SERVICE <CANARY> { ?s ?p ?o } }",
    "a silent one": "SELECT * { SERVICE SILENT <CANARY> { ?s ?p ?o } }",
    "a variable one": "SELECT * { VALUES ?to { <CANARY> } SERVICE ?to { ?s ?p ?o } }",
    "a bound one": "SELECT * { BIND(IRI('CANARY') AS ?to) SERVICE SILENT ?to { ?s ?p ?o } }",
    "one in a query inside": "SELECT * { { SELECT * { OPTIONAL { SERVICE <CANARY> { ?s ?p ?o } } } } }",
    "one in a service": "SELECT * { SERVICE <CANARY> { SERVICE SILENT <CANARY> { ?s ?p ?o } } }",
    "one in a condition": "ASK { ?s ?p ?o FILTER NOT EXISTS { SERVICE <CANARY> { ?s ?p ?o } } }",
    "one with a prefix": "PREFIX x: <CANARY> ASK { SERVICEx:y { ?s ?p ?o } }",
    "one with escapes": "ASK { \\u0053ERVICE <CANARY> { ?s ?p ?o } }",
    "one to be described": "DESCRIBE ?s { SERVICE <CANARY> { ?s ?p ?o } }",
    "one to be built": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <CANARY> { ?s ?p ?o } }",
    "a graph elsewhere": "SELECT * FROM <CANARY> { ?s ?p ?o }",
    "a named one": "SELECT * FROM NAMED <CANARY> { GRAPH ?g { ?s ?p ?o } }",
    "one by the base": "BASE <CANARY> SELECT * FROM <data.ttl> { ?s ?p ?o }",
    "an update that loads": "LOAD <CANARY>",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_queries(client: httpx.Client, canary: Canary, query: str) -> None:
    words = query.replace(URL, canary.url)
    direct = {"Content-Type": "application/sparql-query"}
    problem(client.get("/sparql", params={"query": words}), 403)
    problem(client.post("/sparql", data={"query": words}), 403)
    problem(client.post("/sparql", content=words, headers=direct), 403)


def test_graphs_named_beside_a_query_are_looked_up_here_alone(client: httpx.Client, canary: Canary) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        answer = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", name: canary.url})
        assert (answer.status_code, answer.json()["boolean"]) == (200, False)


UPDATES = {
    "a load": "LOAD <CANARY>",
    "a load into a graph": "LOAD <CANARY> INTO GRAPH <http://example.org/g>",
    "a load behind another": "CLEAR DEFAULT ; LOAD <CANARY>",
    "a load with a prefix": "PREFIX x: <CANARY>\nLOADx:y",
    "a load with escapes": "L\\u004FAD <CANARY>",
    "a service": "INSERT { ?s ?p ?o } WHERE { SERVICE <CANARY> { ?s ?p ?o } }",
    "a silent one": "INSERT { ?s ?p ?o } WHERE { SERVICE SILENT <CANARY> { ?s ?p ?o } }",
    "one in what is deleted": "DELETE { ?s ?p ?o } WHERE { ?s ?p ?o MINUS { SERVICE <CANARY> { ?s ?p ?o } } }",
}


@pytest.mark.parametrize("update", UPDATES.values(), ids=UPDATES)
def test_updates(client: httpx.Client, canary: Canary, update: str) -> None:
    words = update.replace(URL, canary.url)
    problem(client.post("/sparql", data={"update": words}), 403)
    direct = {"Content-Type": "application/sparql-update"}
    problem(client.post("/sparql", content=words, headers=direct), 403)


@pytest.mark.parametrize(
    "update", ["LOAD SILENT <CANARY>", "LOAD SILENT <CANARY> INTO GRAPH <http://e.org/g>"]
)
def test_a_silent_load_fails_in_silence(client: httpx.Client, canary: Canary, update: str) -> None:
    assert client.post("/sparql", data={"update": update.replace(URL, canary.url)}).status_code == 204
    assert client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is False


def test_what_an_update_uses_is_looked_up_here_alone(client: httpx.Client, canary: Canary) -> None:
    update = f"INSERT {{ ?s ?p ?o }} USING <{canary.url}> WHERE {{ ?s ?p ?o }}"
    assert client.post("/sparql", data={"update": update}).status_code == 204
    moved = f"COPY SILENT <{canary.url}> TO DEFAULT"
    assert client.post("/sparql", data={"update": moved}).status_code == 204


DOCTYPE: Final = (
    '<!DOCTYPE rdf:RDF SYSTEM "CANARY"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
)
INCLUDED: Final = (
    '<?xml-stylesheet href="CANARY"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="CANARY CANARY"><rdf:Description rdf:about="CANARY"><xi:include rdf:resource="CANARY"/>'
    "</rdf:Description></rdf:RDF>"
)
FETCHED: Final = {
    "a remote context": ("application/ld+json", '{"@context": "CANARY", "b": 1}'),
    "one of several": ("application/ld+json", '{"@context": [{"b": "http://e.org/b"}, "CANARY"], "b": 1}'),
    "one imported": ("application/ld+json", '{"@context": {"@version": 1.1, "@import": "CANARY"}, "b": 1}'),
    "one of a term": (
        "application/ld+json",
        '{"@context": {"b": {"@id": "http://e.org/b", "@context": "CANARY"}}, "b": {"c": 1}}',
    ),
    "a document type": ("application/rdf+xml", DOCTYPE),
    "a document type in small letters": ("application/rdf+xml", DOCTYPE.replace("DOCTYPE", "doctype")),
}
NAMED: Final = {
    "a style sheet and an inclusion": ("application/rdf+xml", INCLUDED),
    "ontologies to import": (
        "text/turtle",
        "@base <CANARY> . <> <http://www.w3.org/2002/07/owl#imports> <CANARY>, <more.ttl> .",
    ),
}


@pytest.mark.parametrize(("kind", "body"), FETCHED.values(), ids=FETCHED)
def test_documents_that_would_be_fetched(client: httpx.Client, canary: Canary, kind: str, body: str) -> None:
    content, sent = body.replace(URL, canary.url), {"Content-Type": kind}
    problem(client.put("/store?graph=http://example.org/g", content=content, headers=sent), 400)
    files = {"file": ("a", content, kind)}
    problem(client.post("/store?graph=http://example.org/g", files=files), 400)


@pytest.mark.parametrize(("kind", "body"), NAMED.values(), ids=NAMED)
def test_addresses_that_documents_only_name(
    client: httpx.Client, canary: Canary, kind: str, body: str
) -> None:
    content, sent = body.replace(URL, canary.url), {"Content-Type": kind}
    assert client.put(f"/store?graph={canary.url}", content=content, headers=sent).status_code == 201
    assert canary.url in client.get("/store", params={"graph": canary.url}).text
    assert client.delete("/store", params={"graph": canary.url}).status_code == 204


def test_the_check_of_shapes_imports_nothing(canary: Canary) -> None:
    with Graph(memory_store(BASE), Settings(), Told()) as graph:
        owl = "http://www.w3.org/2002/07/owl#"
        graph.update(f"INSERT DATA {{ <{BASE}x> a <{owl}Ontology> ; <{owl}imports> <{canary.url}> }}")
        assert graph.validate(deep=True)


PAGE: Final = """<!DOCTYPE html SYSTEM "CANARYa.dtd" [<!ENTITY x SYSTEM "CANARYb">]>
<html><head><base href="CANARY"><meta http-equiv="refresh" content="0; url=CANARYc">
<link rel="stylesheet" href="CANARYd"><link rel="canonical" href="CANARYe"><link rel="amphtml" href="CANARYf">
<link rel="next" href="CANARYg"><script src="CANARYh"></script>
<script type="application/ld+json">{"@context": "CANARYi", "@type": "NewsArticle", "url": "CANARYj"}</script>
<meta property="og:image" content="CANARYk"></head><body><article><h1>The army took Raqqa</h1>
<img src="CANARYl" srcset="CANARYm 2x"><iframe src="CANARYn"></iframe><object data="CANARYo"></object>
<p>The army took the town of Raqqa on Friday after two days of fighting, and the people came back to it. &x;</p>
<p>The commander said that the road to the north was open again and that the bridge over the river stood.</p>
<a href="CANARYp">Read on</a></article></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
def test_a_page_is_read_without_what_it_refers_to(canary: Canary, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE.replace(URL, canary.url))
    [found] = read([tmp_path / name], Terms(date(2026, 3, 1)), io.BytesIO())
    assert isinstance(found, Report)
    assert "the road to the north was open again" in found.text


def test_an_address_is_no_input(canary: Canary) -> None:
    told = list(read([f"{canary.url}a.txt", "http://127.0.0.1:9/"], Terms(date(2026, 3, 1)), io.BytesIO()))
    assert all(isinstance(one, Refusal) and one.kind is MissingInput for one in told)


def test_the_address_of_a_report_is_not_visited(canary: Canary) -> None:
    line = json.dumps({"id": "a", "text": "The army captured Raqqa.", "url": f"{canary.url}a"})
    [found] = read(["-"], Terms(date(2026, 3, 1)), io.BytesIO(line.encode()))
    with Graph(memory_store(BASE), Settings(), Told()) as graph:
        assert isinstance(found, Report)
        graph.add([found])
        assert graph.report("a").url == f"{canary.url}a"
