"""Quads as a graph of rdflib, for what is written against it. To be imported only where it is needed."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef

from kg.rdf.vocabulary import PREFIXES


def to_rdflib(quads: Iterable[ox.Quad | ox.Triple], graph: Graph | None = None) -> Graph:
    """Give quads as one graph, that which is given or a new one: names of graphs left out, literals as spelled."""
    graph = Graph() if graph is None else graph
    for quad in quads:
        graph.add((rdflib_node(quad.subject), URIRef(quad.predicate.value), rdflib_node(quad.object)))
    return graph


def to_dataset(quads: Iterable[ox.Quad]) -> Dataset:
    """Give quads as a dataset with the usual prefixes, named graphs kept and literals spelled as they are."""
    copy = Dataset()
    for prefix, iri in PREFIXES.items():
        copy.bind(prefix, iri)
    for quad in quads:
        named = isinstance(quad.graph_name, ox.NamedNode)
        graph = copy.graph(rdflib_node(quad.graph_name)) if named else copy.default_graph
        graph.add((rdflib_node(quad.subject), URIRef(quad.predicate.value), rdflib_node(quad.object)))
    return copy


def rdflib_node(term: object) -> URIRef | BNode | Literal:
    """Give a term as one of rdflib; what is no term of a triple of its own, a triple in it say, is a `TypeError`."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    raise TypeError(f"a triple cannot be a term: {term}")
