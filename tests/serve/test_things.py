"""Relationships, intervals and the parts of claims at their addresses."""

from __future__ import annotations

import httpx

from kg.graph import Graph
from kg.model import held_json, relationship_json
from kg.serve.node import Node
from tests.serve.expect import problem
from tests.serve.story import BASE


def test_a_relationship(client: httpx.Client, graph: Graph) -> None:
    edge = graph.relationships()[0]
    assert client.get(f"/relationships/{edge.id}").json() == relationship_json(edge)


def test_an_interval_comes_with_its_place(client: httpx.Client, graph: Graph) -> None:
    span = graph.control("abu-kamal")[0]
    assert client.get(f"/intervals/{span.id}").json() == held_json(span)


def test_a_source(client: httpx.Client) -> None:
    body = client.get("/sources/wire").json()
    Node.model_validate(body)
    assert (body["id"], body["iri"], body["truncated"]) == ("wire", f"{BASE}sources/wire", False)
    label = {"type": "literal", "value": "Wire", "datatype": "xsd:string"}
    assert {"subject": f"{BASE}sources/wire", "property": "rdfs:label", "object": label} in body["said"]
    assert {s["property"] for s in body["inverse"]} == {"schema:publisher"}


def test_graphs_lead_to_what_they_are_about(client: httpx.Client) -> None:
    for path, leads in (
        ("/judged/a%2Fb", "/reports/a%2Fb"),
        ("/graphs/judgements", "/judgements"),
        ("/graphs/store", "/"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, leads)
    problem(client.get("/graphs/other"), 404)
