"""Shapes whose properties have targets of their own: they find what the shapes as written find."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pyoxigraph import Quad
from rdflib import SH, Graph, URIRef

from kg.rdf import shapes
from kg.rdf.ontology import shapes_graph
from kg.rdf.targeting import spread
from kg.store import memory_store
from tests.soundness.war import BASE, fill

QUADS = sorted(fill(memory_store(BASE)).quads(), key=str)
SHAPES = """
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix : <http://h/> .
    :Town a sh:NodeShape ; sh:targetClass :Place, :City ; sh:closed true ; sh:ignoredProperties ( :seen ) ;
        sh:property :Named, [ sh:path [ sh:inversePath :lies ] ; sh:minCount 1 ] .
    :Named sh:path :name ; sh:minCount 1 .
    :Road a sh:NodeShape ; sh:targetSubjectsOf :leads ; sh:node :Way ; sh:property :Named .
    :Way a sh:NodeShape ; sh:targetClass :Way ; sh:property [ sh:path :length ; sh:maxCount 1 ] .
"""


def test_properties_take_the_targets_of_their_shape() -> None:
    found = spread(Graph().parse(data=SHAPES, format="turtle"))
    town, road, way, named = (URIRef(f"http://h/{name}") for name in ("Town", "Road", "Way", "Named"))
    assert set(found.objects(named, SH.targetClass)) == {URIRef("http://h/Place"), URIRef("http://h/City")}
    assert set(found.objects(named, SH.targetSubjectsOf)) == {URIRef("http://h/leads")}
    assert set(found.subjects(SH.property)) == {way}
    [allowed] = found.objects(town, SH.ignoredProperties)
    assert [str(path) for path in found.items(allowed)] == ["http://h/name", "http://h/seen"]
    assert set(found.objects(road, SH.ignoredProperties)) == set()


@pytest.mark.parametrize("step", [2, 5, 11])
@pytest.mark.parametrize("how", ["gone", "moved", "added"])
def test_they_find_what_the_shapes_as_written_find(
    monkeypatch: pytest.MonkeyPatch, how: str, step: int
) -> None:
    hit = QUADS[::step]
    moved = [Quad(a.subject, a.predicate, b.object, a.graph_name) for a, b in pairwise(hit)]
    kept = QUADS if how == "added" else sorted(set(QUADS) - set(hit), key=str)
    quads = kept if how == "gone" else kept + moved
    found = shapes.violations(quads)
    assert len(found) > 10
    monkeypatch.setattr(shapes, "_shapes", shapes_graph)
    assert shapes.violations(quads) == found
