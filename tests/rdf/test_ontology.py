"""The ontology as graphs of rdflib."""

from __future__ import annotations

from rdflib import OWL, RDF, SH, SKOS, URIRef

from kg.rdf.ontology import schemes_graph, shapes_graph, vocabulary_graph
from kg.rdf.vocabulary import KG


def test_each_file_is_read_once() -> None:
    assert vocabulary_graph() is vocabulary_graph()
    assert (URIRef(KG + "captured"), RDF.type, OWL.ObjectProperty) in vocabulary_graph()
    assert next(shapes_graph().subjects(RDF.type, SH.NodeShape), None)
    assert next(schemes_graph().subjects(RDF.type, SKOS.ConceptScheme), None)
