"""The schemes of other codings, and the table of ACLED's sub-event types."""

from __future__ import annotations

import csv
from itertools import product

import pytest
from rdflib import RDF, SKOS, Graph, URIRef

from kg.know.data import data_folder
from kg.model import Kind, Manner, Relation
from kg.rdf.ontology import schemes_graph

BASE = "https://w3id.org/conflict-kg/"
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


def concepts(graph: Graph, scheme: str) -> set[URIRef]:
    found = set(graph.subjects(SKOS.inScheme, URIRef(BASE + scheme)))
    return {c for c in found if isinstance(c, URIRef)}


def sub_event_types() -> dict[str, str]:
    graph = schemes_graph()
    below = [c for c in concepts(graph, "acled") if (c, SKOS.broader, None) in graph]
    return {str(graph.value(c, SKOS.prefLabel)): str(c) for c in below}


def table() -> list[dict[str, str]]:
    lines = (data_folder("ontology") / "acled.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def sub_event_type(relation: str, subject: str, object: str, manner: str) -> str | None:
    asked = {"relation": relation, "subject": subject, "object": object, "manner": manner}
    for row in table():
        if all(row[key] == "*" or value in row[key].split("|") for key, value in asked.items()):
            return row["sub_event_type"]
    return None


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


def test_the_table_speaks_of_what_there_is() -> None:
    rows = table()
    kinds, manners = {k.value for k in Kind} | {"*"}, {m.value for m in Manner} | {"*"}
    assert {row["relation"] for row in rows} == {r.value for r in Relation}
    for row in rows:
        assert set(row["subject"].split("|")) | set(row["object"].split("|")) <= kinds
        assert set(row["manner"].split("|")) <= manners
        assert row["sub_event_type"] in {"", *sub_event_types()}


def test_the_table_answers_for_every_claim() -> None:
    kinds, manners = [k.value for k in Kind], [m.value for m in Manner]
    for relation, kind, manner in product(Relation, kinds[:3], manners):
        assert sub_event_type(relation.value, kind, kind, manner) is not None


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (("captured", "armed-force", "settlement", ""), "Government regains territory"),
        (("captured", "armed-group", "settlement", ""), "Non-state actor overtakes territory"),
        (("attacked", "armed-force", "armed-group", "drone"), "Air/drone strike"),
        (("attacked", "armed-group", "people", "ground"), "Attack"),
        (("attacked", "armed-group", "people", "shelling"), "Shelling/artillery/missile attack"),
        (("attacked", "armed-group", "armed-force", ""), "Armed clash"),
        (("handed-over", "armed-group", "settlement", ""), "Non-violent transfer of territory"),
        (("ceasefire-with", "state", "armed-group", ""), "Agreement"),
        (("led-by", "armed-group", "person", ""), ""),
    ],
)
def test_sub_event_types_of_claims(claim: tuple[str, str, str, str], expected: str) -> None:
    assert sub_event_type(*claim) == expected
