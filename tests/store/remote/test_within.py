"""Queries and updates on a server that shows all graphs as one mean there what they mean here."""

from __future__ import annotations

from typing import cast

import pyoxigraph as ox
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, QueryTriples

from kg.store.remote.within import Hidden, query_within, update_within
from tests.store.places import DEFAULT, G, H, P, quad

OURS, RECORD = NamedNode("http://kg.test/graphs/default"), NamedNode("http://kg.test/graphs/store")
HIDDEN = Hidden((RECORD, OURS), ("http://its.own/",))
KNOWS = [quad(1), quad(2, H), quad(3, DEFAULT), quad(4, DEFAULT), quad(4, G), Quad(P, P, Literal("x }"))]
THEIRS = [quad(8, RECORD), quad(9, NamedNode("http://its.own/graph"))]


def here() -> ox.Store:
    store = ox.Store()
    store.extend(KNOWS)
    return store


def there() -> ox.Store:
    store = ox.Store()
    store.extend(moved(q) for q in KNOWS)
    store.extend(THEIRS)
    return store


def moved(one: Quad) -> Quad:
    graph = OURS if isinstance(one.graph_name, DefaultGraph) else one.graph_name
    return Quad(one.subject, one.predicate, one.object, graph)


def rows(found: object) -> list[str]:
    if isinstance(found, QuerySolutions):
        names = [name.value for name in found.variables]
        return sorted(str([str(row[name]) for name in sorted(names)]) for row in found)
    return sorted(map(str, cast("QueryTriples", found)))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o GRAPH ?g { ?s ?q ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?q ?o } } } ORDER BY ?s LIMIT 3 OFFSET 1",
        "SELECT * { { SELECT ?s { ?s ?p ?o } } MINUS { GRAPH <http://kg.test/reports/g> { ?s ?p ?o } } }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o != 3) } HAVING(COUNT(*) > 1)",
        "SELECT ?s { ?s ?p ?o FILTER EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT ?s { ?s ?p ?o } VALUES ?o { 3 1 }",
        'PREFIX k: <http://kg.test/> SELECT * { ?s k:p "x }" } # }',
        "CONSTRUCT { ?o <http://kg.test/p> ?s } WHERE { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 9",
    ],
)
def test_a_query_gives_the_same(query: str) -> None:
    engine = there()
    asked = query_within(query, OURS, HIDDEN)
    assert rows(engine.query(asked, use_default_graph_as_union=True)) == rows(here().query(query))


@pytest.mark.parametrize("query", ["ASK { ?s ?p 1 }", "ASK { ?s ?p 3 }", "ASK { GRAPH ?g { ?s ?p 8 } }"])
def test_it_asks_the_same(query: str) -> None:
    asked = query_within(query, OURS, HIDDEN)
    assert bool(there().query(asked, use_default_graph_as_union=True)) == bool(here().query(query))


def test_one_that_names_its_graphs_stays_as_it_is() -> None:
    query = "SELECT * FROM <http://kg.test/reports/g> WHERE { ?s ?p ?o }"
    assert query_within(query, OURS, HIDDEN) == query


@pytest.mark.parametrize(
    "update",
    [
        "",
        "INSERT DATA { <urn:a> <urn:b> 1, 2 ; <urn:c> 3 . GRAPH <urn:g> { <urn:a> <urn:b> 4 } <urn:a> <urn:d> 5 }",
        "DELETE DATA { <http://kg.test/3> <http://kg.test/p> 3 }",
        "DELETE WHERE { ?s ?p 4 }",
        "DELETE WHERE { GRAPH <http://kg.test/reports/g> { ?s ?p 4 } }",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 7 . GRAPH <urn:g> { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER(?o > 3) }",
        "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }",
        "WITH <http://kg.test/reports/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "INSERT { ?s ?p 7 } USING <http://kg.test/reports/g> WHERE { ?s ?p ?o }",
        "CLEAR DEFAULT",
        "DROP DEFAULT ; INSERT DATA { <urn:a> <urn:b> '; CLEAR ALL' }",
        "CLEAR ALL",
        "DROP NAMED",
        "DROP GRAPH <http://kg.test/reports/g>",
        "COPY DEFAULT TO <urn:g>",
        "MOVE <http://kg.test/reports/g> TO DEFAULT",
        "ADD <http://kg.test/reports/g> TO DEFAULT",
        "PREFIX k: <urn:k> INSERT { k:new k:p ?o } WHERE { SELECT ?o { ?s ?p ?o } } ; CLEAR SILENT GRAPH k:no",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } ?s ?q ?o }",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
    ],
)
def test_an_update_makes_the_same(update: str) -> None:
    own, other = here(), there()
    own.update(update)
    other.update(update_within(update, OURS, HIDDEN, lambda: [G, H]))
    assert set(other) - set(THEIRS) == {moved(q) for q in own}
    assert set(other) >= set(THEIRS)


def test_a_server_with_a_default_graph_of_its_own_hides_the_record_alone() -> None:
    engine = here()
    engine.extend(THEIRS)
    for query in (
        "SELECT * { ?s ?p ?o }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o GRAPH ?g {} }",
    ):
        asked = query_within(query, None, HIDDEN)
        assert rows(engine.query(asked)) == rows(here().query(query))


def test_what_hides_says_so() -> None:
    engine = there()
    engine.extend([Quad(P, P, Literal(1), NamedNode("http://its.own/2"))])
    query = f"SELECT * {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({HIDDEN.condition('?g')}) }}"
    assert len(list(engine.query(query))) == len([q for q in KNOWS if q.graph_name != DEFAULT])  # type: ignore[arg-type]
    assert Hidden().condition("?g") == ""
