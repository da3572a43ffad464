"""Queries over the protocol."""

from __future__ import annotations

import csv
import io
import threading
import time
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from tests.serve.expect import problem
from tests.serve.story import BASE, HOSTILE

PREFIX = "PREFIX kg: <https://w3id.org/conflict-kg#>\n"
ARMY = f"{BASE}entities/syrian-armed-forces"
TOWN = f"{BASE}entities/abu-kamal"
PLACES = f"{PREFIX}SELECT ?place WHERE {{ <{ARMY}> kg:captured ?place }}"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
JSON = {"head": {"vars": ["place"]}, "results": {"bindings": [{"place": {"type": "uri", "value": TOWN}}]}}


def test_the_plain_question_by_every_method(client: httpx.Client) -> None:
    form = {"query": PLACES}
    direct = {"Content-Type": "application/sparql-query"}
    answers = [
        client.get("/sparql", params=form),
        client.post("/sparql", data=form),
        client.post("/sparql", content=PLACES, headers=direct),
    ]
    for answer in answers:
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert answer.headers["vary"] == "Accept"
        assert "kg-truncated" not in answer.headers
        assert answer.json() == JSON


def test_rows_in_every_format(client: httpx.Client) -> None:
    def told(format: str) -> httpx.Response:
        return client.get("/sparql", params={"query": PLACES, "format": format})

    assert told("json").json() == JSON
    assert list(csv.reader(io.StringIO(told("csv").text))) == [["place"], [TOWN]]
    assert told("csv").headers["content-type"] == "text/csv; charset=utf-8"
    assert told("tsv").text == f"?place\n<{TOWN}>\n"
    found = ET.fromstring(told("xml").content).iter("{http://www.w3.org/2005/sparql-results#}uri")
    assert [node.text for node in found] == [TOWN]
    accepted = client.get("/sparql", params={"query": PLACES}, headers={"Accept": "text/csv"})
    assert accepted.text == told("csv").text


def test_a_truth_value(client: httpx.Client) -> None:
    query = f"{PREFIX}ASK {{ <{ARMY}> kg:captured <{TOWN}> }}"
    assert client.get("/sparql", params={"query": query}).json() == {"head": {}, "boolean": True}


@pytest.mark.parametrize(
    ("format", "media", "syntax"),
    [
        ("turtle", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("ntriples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("nquads", "application/n-quads", RdfFormat.N_QUADS),
        ("trig", "application/trig; charset=utf-8", RdfFormat.TRIG),
        ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
        ("rdfxml", "application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_triples_in_every_format(client: httpx.Client, format: str, media: str, syntax: RdfFormat) -> None:
    query = f"{PREFIX}CONSTRUCT WHERE {{ <{ARMY}> kg:captured ?place }}"
    answer = client.get("/sparql", params={"query": query, "format": format})
    assert answer.headers["content-type"] == media
    triples = [(q.subject.value, q.object.value) for q in parse(answer.content, syntax)]
    assert triples == [(ARMY, TOWN)]


def test_more_rows_than_the_limit_are_said_to_be_cut(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * WHERE { ?s ?p ?o }"})
    assert len(answer.json()["results"]["bindings"]) == 3
    assert answer.headers["kg-truncated"] == "true"


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?s WHERE { ?s ?p }", 400, "1"),
        ("Who holds the town?", 400, "no SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403, "SERVICE at line 1, column 12"),
        ("SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }", 403, "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", 403, "FROM"),
        (f"SELECT * FROM <{BASE}entities/x> FROM <http://else/> {{ ?s ?p ?o }}", 403, "FROM at line 1"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "may only read"),
        ("LOAD <http://127.0.0.1:9/>", 403, "may only read"),
        ("SELECT * { " + "{" * 200 + "}" * 200 + " }", 403, "nested deeper than 100"),
        ("", 400, "a SPARQL query is needed"),
    ],
)
def test_wrong_and_refused_queries(client: httpx.Client, query: str, status: int, words: str) -> None:
    assert words in problem(client.post("/sparql", data={"query": query}), status)["detail"]


def test_wrong_requests(client: httpx.Client) -> None:
    ask = "ASK {}"
    png = {"Accept": "image/png"}
    assert problem(client.get("/sparql?query="), 400)["detail"] == "query: a SPARQL query is needed"
    graph = {"default-graph-uri": "http://kg.test/g"}
    assert problem(client.get("/sparql", params=graph), 400)["detail"] == "query: a SPARQL query is needed"
    assert problem(client.get("/sparql", params={"query": ask}, headers=png), 406)
    assert problem(client.get("/sparql", params={"query": ask, "format": "turtle"}), 400)
    assert problem(client.get("/sparql", params={"query": ask, "fromat": "csv"}), 400)
    assert problem(client.get("/sparql?" + urlencode([("query", ask), ("query", ask)])), 400)
    assert problem(client.post("/sparql", json={"query": ask}), 415)
    assert problem(client.post("/sparql", data={"update": "CLEAR ALL"}), 403)
    assert problem(client.post("/sparql", data={"query": "#" * 1_000_001}), 413)
    assert problem(client.get("/sparql", params={"query": "#" * 9_000}), 414)


@pytest.mark.parametrize("header", [{"Origin": "https://other.example"}, {"X-Forwarded-For": "203.0.113.9"}])
def test_full_texts_are_not_queried_from_elsewhere(client: httpx.Client, header: dict[str, str]) -> None:
    def asked(query: str) -> httpx.Response:
        return client.post("/sparql", data={"query": query}, headers=header)

    assert asked(PLACES).json() == JSON
    words = "PREFIX schema: <https://schema.org/> SELECT ?text { GRAPH ?report { ?s schema:text ?text } }"
    assert HOSTILE.text in client.post("/sparql", data={"query": words}).text
    for query in (
        words,
        "SELECT * { {graph?g{?s ?p ?o}} }",
        f"SELECT * FROM <{BASE}reports/weather> {{ ?s ?p ?o }}",
    ):
        assert "hold full texts" in problem(asked(query), 403)["detail"]
    described = asked(f"DESCRIBE <{BASE}reports/weather/text> <{BASE}reports/weather>")
    assert (described.status_code, described.text.strip()) == (200, "")


def test_a_runaway_query_ends_and_holds_nobody_up(client: httpx.Client) -> None:
    answers: list[httpx.Response] = []
    runaway = threading.Thread(
        target=lambda: answers.append(client.get("/sparql", params={"query": ENDLESS}))
    )
    runaway.start()
    meanwhile = 0
    while runaway.is_alive():
        assert client.get("/healthz").status_code == 200
        meanwhile += runaway.is_alive()
        time.sleep(0.02)
    assert meanwhile > 2, "the server answered nobody else while the query ran"
    assert problem(answers[0], 503)["detail"] == "the query was ended after 2 s"
    assert answers[0].headers["retry-after"] == "5"
