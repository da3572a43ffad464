"""Limits that are put to queries which have none."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.query.limiting import limited

P = NamedNode("http://kg.test/p")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * WHERE { ?s ?p ?o } # LIMIT 100",
        "SELECT * WHERE { ?s ?p ?o } ORDER BY DESC(?o)",
        "SELECT ?o { { SELECT * { ?s ?p ?o } LIMIT 90 } }",
        "SELECT ?o (COUNT(?s) AS ?n) { ?s ?p ?o } GROUP BY ?o HAVING(COUNT(?s) > 0)",
        "SELECT * { ?s ?p ?o } OFFSET 2",
        'SELECT * { ?s ?p ?o FILTER(?o != "LIMIT 5 }") }',
        "SELECT * { ?s ?p ?o } VALUES ?o { 1 2 3 4 5 6 7 8 9 }",
        "SELECT * { ?s ?p ?o } ORDER BY ?o VALUES (?o) { (1) (2) (3) (4) (5) (6) }",
        "BASE <http://limit/>\nSELECT * { ?s ?p ?o }\n",
    ],
)
def test_a_query_without_a_limit_gets_one(query: str) -> None:
    store = ox.Store()
    store.extend(Quad(P, P, Literal(n)) for n in range(100))
    found = store.query(limited(query, 4))
    assert isinstance(found, QuerySolutions)
    assert len(list(found)) == 4


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o } LIMIT 7",
        "SELECT * { ?s ?p ?o } limit 7 offset 2",
        "ASK { ?s ?p ?o }",
        "DESCRIBE <http://kg.test/a>",
        "SELECT * { ?s ?p ?o",
        "SELECT * ?s ?p ?o }",
        "",
    ],
)
def test_others_stay_as_they_are(query: str) -> None:
    assert limited(query, 4) == query


def test_triples_are_limited_too() -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert limited(query, 4) == query + " LIMIT 4"
