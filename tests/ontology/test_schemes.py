"""The schemes of other codings, and the table of ACLED's sub-event types."""

from __future__ import annotations

from itertools import product

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from kg.know.acled import EVENT_TYPE, Act, Where, load_sub_event_types
from kg.model import Kind, Manner, Relation
from kg.rdf import relation_node
from kg.rdf.ontology import schemes_graph

BASE = "https://w3id.org/conflict-kg/"
# What the manner of a killing makes of it; the scheme maps manners by themselves.
BY_MEANS = {Relation.KILLED: {"Suicide bomb", "Remote explosive/landmine/IED"}}
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


def concepts(graph: Graph, scheme: str) -> set[URIRef]:
    found = set(graph.subjects(SKOS.inScheme, URIRef(BASE + scheme)))
    return {c for c in found if isinstance(c, URIRef)}


def sub_event_types() -> dict[str, str]:
    graph = schemes_graph()
    below = [c for c in concepts(graph, "acled") if (c, SKOS.broader, None) in graph]
    return {str(graph.value(c, SKOS.prefLabel)): str(c) for c in below}


def test_sizes_of_the_schemes() -> None:
    graph = schemes_graph()
    assert len(concepts(graph, "plover")) == 16
    assert len(sub_event_types()) == 25
    assert len(concepts(graph, "acled")) == 6 + 25
    roots = set(graph.subjects(SKOS.topConceptOf, URIRef(BASE + "cameo")))
    assert {str(r).rpartition("#")[2] for r in roots} == {f"{i:02d}" for i in range(1, 21)}


@pytest.mark.parametrize("scheme", ["acled", "cameo", "plover"])
def test_every_concept_is_labelled_and_hangs_in_its_scheme(scheme: str) -> None:
    graph = schemes_graph()
    for concept in concepts(graph, scheme):
        assert (concept, RDF.type, SKOS.Concept) in graph
        assert len(list(graph.objects(concept, SKOS.prefLabel))) == 1
        above = list(graph.objects(concept, SKOS.broader)) or list(graph.objects(concept, SKOS.topConceptOf))
        assert len(above) == 1, concept


def test_every_match_points_to_a_concept() -> None:
    graph = schemes_graph()
    known = set().union(*(concepts(graph, s) for s in ("acled", "cameo", "plover")))
    targets = {o for match in MATCHES for o in graph.objects(None, match)}
    assert targets <= known
    assert len(targets) > 30


def test_a_code_of_cameo_is_its_name_and_hangs_under_its_beginning() -> None:
    graph = schemes_graph()
    codes = concepts(graph, "cameo")
    assert len(codes) > 20
    for concept in codes:
        code = str(graph.value(concept, SKOS.notation))
        above = graph.value(concept, SKOS.broader)
        assert str(concept) == f"{BASE}cameo#{code}"
        assert above is None or code.startswith(str(above).rpartition("#")[2])


def test_every_sub_event_type_hangs_under_the_event_type_that_the_package_gives_it() -> None:
    graph = schemes_graph()
    named = {
        str(graph.value(concept, SKOS.prefLabel)): str(
            graph.value(graph.value(concept, SKOS.broader), SKOS.prefLabel)
        )
        for concept in concepts(graph, "acled")
        if (concept, SKOS.broader, None) in graph
    }
    assert named == EVENT_TYPE


@pytest.mark.parametrize("relation", Relation)
def test_the_table_and_the_schemes_agree(relation: Relation) -> None:
    """A sub-event type that the table can give a relation is one that the scheme maps it to."""
    graph, table = schemes_graph(), load_sub_event_types()
    mapped = {
        str(graph.value(concept, SKOS.prefLabel))
        for match in MATCHES
        for concept in graph.objects(URIRef(relation_node(relation).value), match)
        if concept in concepts(graph, "acled")
    }
    kinds = (Kind.STATE, Kind.ARMED_GROUP, Kind.PEOPLE, Kind.SETTLEMENT)
    given = {
        found
        for subject, object_, manner, where in product(kinds, kinds, (None, *Manner), (None, *Where))
        if (found := table.of(Act(relation, subject, object_, manner, where)))
    }
    assert given - mapped <= BY_MEANS.get(relation, set())
