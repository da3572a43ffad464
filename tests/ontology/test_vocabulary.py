"""The vocabulary, and that what is written is in it and the other way round."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

import kg.rdf
from kg.know.data import data_folder
from kg.model import SYMMETRIC, Relation
from kg.rdf import KG, relation_node
from kg.rdf.ontology import schemes_graph, shapes_graph, vocabulary_graph
from kg.rdf.vocabulary import terms

FILES = ("vocabulary.ttl", "shapes.ttl", "schemes.ttl")

# What the terms that are written rest on: superclasses, ranges, the classes of individuals, one annotation.
SKELETON = {
    "Basis",
    "ControlStatus",
    "Derived",
    "Entity",
    "Extent",
    "JudgementKind",
    "Manner",
    "Precision",
    "Relation",
    "Statement",
    "Status",
    "TerritoryRelation",
    "inverseLabel",
}
INVERSE = URIRef(KG + "inverseLabel")
RELATIONS = [pytest.param(URIRef(relation_node(r).value), r, id=r.value) for r in Relation]


def own(graph: Graph) -> set[str]:
    return {str(t).removeprefix(KG) for triple in graph for t in triple if str(t).startswith(KG)}


def declared() -> set[str]:
    found = {str(s) for s in vocabulary_graph().subjects(RDF.type)}
    return {s.removeprefix(KG) for s in found if s.startswith(KG)}


@pytest.mark.parametrize("name", FILES)
def test_both_libraries_read_the_same_number_of_triples(name: str) -> None:
    path = data_folder("ontology") / name
    quads = list(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(Graph().parse(path)) == len(quads) > 0


def test_every_term_that_is_written_is_declared_and_the_other_way_round() -> None:
    written = {t.value.removeprefix(KG) for t in terms()}
    assert written - declared() == set()
    assert declared() - written == SKELETON


def test_every_constant_is_written_somewhere() -> None:
    folder = Path(kg.rdf.__file__).parent
    code = "\n".join(p.read_text() for p in folder.glob("*.py") if p.name != "vocabulary.py")
    constants = [
        target.id
        for node in ast.parse((folder / "vocabulary.py").read_text()).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper() and not target.id.startswith("_")
    ]
    used = set(re.findall(r"\bkg\.([A-Z_]+)\b", code))
    # These two are no terms.
    assert set(constants) - used == {"KG", "PREFIXES"}


def test_no_file_speaks_of_a_term_that_is_not_declared() -> None:
    for graph in (vocabulary_graph(), shapes_graph(), schemes_graph()):
        assert own(graph) - declared() - {""} == set()


def test_every_term_has_one_label_one_comment_and_its_ontology() -> None:
    graph = vocabulary_graph()
    for name in declared():
        for predicate in (RDFS.label, RDFS.comment, RDFS.isDefinedBy):
            assert len(list(graph.objects(URIRef(KG + name), predicate))) == 1, (name, predicate)


def test_every_property_has_one_domain_and_one_range() -> None:
    graph = vocabulary_graph()
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    properties = {s for kind in kinds for s in graph.subjects(RDF.type, kind)}
    assert len(properties) > 80
    for one in properties:
        for predicate in (RDFS.domain, RDFS.range):
            assert len(list(graph.objects(one, predicate))) == 1, (one, predicate)


def test_every_class_has_a_superclass() -> None:
    graph = vocabulary_graph()
    for one in graph.subjects(RDF.type, OWL.Class):
        assert not isinstance(one, URIRef) or (one, RDFS.subClassOf, None) in graph, one


@pytest.mark.parametrize(("node", "relation"), RELATIONS)
def test_each_relation_can_be_read_from_both_ends(node: URIRef, relation: Relation) -> None:
    graph = vocabulary_graph()
    label, inverse = str(graph.value(node, RDFS.label)), str(graph.value(node, INVERSE))
    assert graph.value(node, INVERSE) is not None
    assert ((node, RDF.type, OWL.SymmetricProperty) in graph) == (relation in SYMMETRIC)
    assert (label == inverse) == (relation in SYMMETRIC)


@pytest.mark.parametrize(("node", "relation"), RELATIONS)
def test_each_relation_is_an_individual_too_and_its_class_tells_of_territory(
    node: URIRef, relation: Relation
) -> None:
    graph = vocabulary_graph()
    classes = {str(c).removeprefix(KG) for c in graph.objects(node, RDF.type) if str(c).startswith(KG)}
    over_place = graph.value(node, RDFS.range) == URIRef(KG + "Place")
    assert classes == {"TerritoryRelation" if over_place else "Relation"}, relation


def test_labels_carry_no_judgement() -> None:
    graph = vocabulary_graph()
    words = " ".join(str(o).lower() for p in (RDFS.label, INVERSE) for o in graph.objects(None, p))
    assert not any(bad in words for bad in ("terrorist", "liberated", "regime", "martyr"))


def test_relations_are_aligned_in_the_schemes() -> None:
    matches = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
    graph = schemes_graph()
    for relation in Relation:
        node = URIRef(relation_node(relation).value)
        targets = [str(o) for match in matches for o in graph.objects(node, match)]
        for scheme in ("acled", "cameo", "plover"):
            assert any(f"/{scheme}#" in t for t in targets), (relation, scheme)
