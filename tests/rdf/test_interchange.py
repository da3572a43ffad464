"""Quads as a graph of rdflib."""

from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.rdf.interchange import to_dataset, to_rdflib
from kg.rdf.standards import DATE_TIME, LABEL
from kg.rdf.vocabulary import KG

INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
X = NamedNode("http://localhost/x")


def test_terms_keep_their_spelling() -> None:
    moment = Literal("2017-11-08T23:59:59Z", datatype=DATE_TIME)
    graph = to_rdflib([Quad(X, LABEL, moment), Quad(X, LABEL, Literal("town", language="en"))])
    found = sorted(o.n3() for o in graph.objects())
    assert found == [
        '"2017-11-08T23:59:59Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
        '"town"@en',
    ]


def test_graphs_are_taken_together() -> None:
    graph = to_rdflib([Quad(X, LABEL, Literal("a")), Quad(X, LABEL, Literal("a"), X)])
    assert len(graph) == 1


def test_blank_nodes_stay_blank() -> None:
    (subject,) = to_rdflib([Quad(BlankNode("b"), LABEL, Literal("a"))]).subjects()
    assert subject == rdflib.BNode("b")


def test_a_triple_as_a_term_is_refused() -> None:
    with pytest.raises(TypeError, match="a triple cannot be a term"):
        to_rdflib([Quad(X, LABEL, Triple(X, LABEL, X))])


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_a_dataset_keeps_named_graphs_and_spelling() -> None:
    words = Literal("+07", datatype=INTEGER)
    found = to_dataset([Quad(X, LABEL, words, X), Quad(X, LABEL, Literal("town", language="en"))])
    assert [o.n3() for o in found.graph(rdflib.URIRef(X.value)).objects()] == [f'"+07"^^<{INTEGER.value}>']
    assert [o.n3() for o in found.default_graph.objects()] == ['"town"@en']
    assert dict(found.namespaces())["kg"] == rdflib.URIRef(KG)
