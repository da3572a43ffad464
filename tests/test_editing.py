"""RDF put into a graph past reading and judging."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import QueryBoolean

from kg.errors import BadQuery, FailedUpdate, NotFound, RefusedQuery, StoreUnwritable, UsageError
from kg.graph import Graph
from kg.settings import Settings
from kg.store import memory_store, open_store
from tests.serve.story import BASE

NOTE = [(b"<http://e/a> <http://e/b> 'c' .", "text/turtle")]


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph(memory_store(BASE), Settings()) as held:
        yield held


def holds(graph: Graph, pattern: str) -> bool:
    answer = graph.sparql(f"ASK {{ {pattern} }}")
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def test_an_update_counts_as_a_change(graph: Graph) -> None:
    before = graph.version, graph.version_tag
    graph.update("INSERT DATA { entity:a rdfs:label 'A' }")
    assert holds(graph, "entity:a rdfs:label 'A'")
    assert graph.version != before[0]
    assert graph.version_tag != before[1]


def test_what_an_update_may_not_be(graph: Graph) -> None:
    for text, error in (
        ("LOAD <http://127.0.0.1:9/>", RefusedQuery),
        ("INSERT DATA { <http://e/a> }", BadQuery),
        ("DROP GRAPH <http://e/none>", FailedUpdate),
    ):
        with pytest.raises(error):
            graph.update(text)
    with pytest.raises(UsageError, match="named by an IRI"):
        graph.update("CLEAR ALL", using=["no iri"])
    assert graph.version == "0"


def test_a_prologue_alone_changes_nothing(graph: Graph) -> None:
    graph.update("PREFIX e: <http://e/>")
    assert not holds(graph, "?s ?p ?o")


def test_graphs_whole(graph: Graph) -> None:
    graph.put_graph("http://e/g", NOTE, replace=True)
    assert graph.has_graph("http://e/g")
    assert holds(graph, "GRAPH <http://e/g> { <http://e/a> <http://e/b> 'c' }")
    graph.drop_graph("http://e/g")
    assert not graph.has_graph("http://e/g")
    with pytest.raises(NotFound, match="no graph 'http://e/g'"):
        graph.drop_graph("http://e/g")
    with pytest.raises(UsageError, match="is no absolute IRI"):
        graph.has_graph("g")


def test_validate_tells_what_no_longer_fits(graph: Graph) -> None:
    assert graph.validate() == []
    graph.put_graph("http://e/g", NOTE, replace=True)
    assert [(fault.node, fault.what) for fault in graph.validate()] == [
        ("http://e/g", "is a graph of no report")
    ]


def test_who_only_reads_changes_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("read") / "graph"
    open_store(folder, BASE).close()
    with Graph(open_store(folder, write=False), Settings()) as graph:
        with pytest.raises(StoreUnwritable, match="open for reading only"):
            graph.update("CLEAR ALL")
        with pytest.raises(StoreUnwritable, match="open for reading only"):
            graph.put_graph("http://e/g", NOTE, replace=True)
