"""A store in pieces: what the shapes find in these is what they find in the whole, fault for fault."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH

from kg.rdf import DERIVED
from kg.rdf import standards as std
from kg.rdf.ontology import shapes_graph
from kg.rdf.shapes import violations
from kg.rdf.soundness import RELATIONS
from kg.soundness.surroundings import Surroundings
from kg.store import memory_store
from tests.soundness.war import (
    BASE,
    HELPED,
    NAMES,
    R1,
    R2,
    RETAKEN,
    TAKEN,
    claim,
    fill,
    relationship,
    term,
)

QUADS = sorted(fill(memory_store(BASE)).quads(), key=str)
TOLD = [quad for quad in QUADS if quad.graph_name != NAMES.record]
ARMY, MILITIA, FOE = map(NAMES.entity, ("syrian-armed-forces", "local-militia", "islamic-state"))
TEXT = NAMES.field("r1", "text")


def pieced(quads: list[Quad], size: int = 1) -> list[str]:
    store = memory_store(BASE)
    store.change(remove=QUADS, add=quads)
    pieces = Surroundings(store).pieces(size)
    return sorted({line for piece in pieces for line in violations(piece.triples, piece.nodes)})


def evidence(told: NamedNode) -> NamedNode:
    [node] = [q.object for q in TOLD if (q.subject, q.predicate) == (told, term("evidence"))]
    assert isinstance(node, NamedNode)
    return node


def without(*gone: Quad) -> list[Quad]:
    assert set(gone) <= set(TOLD)
    return [quad for quad in TOLD if quad not in gone]


def said(node: NamedNode, predicate: NamedNode) -> list[Quad]:
    return [quad for quad in TOLD if (quad.subject, quad.predicate) == (node, predicate)]


EVIDENCE = evidence(claim(TAKEN))
BROKEN: dict[str, list[Quad]] = {
    "a text that is part of two reports": [*TOLD, Quad(R2, std.HAS_PART, TEXT, R2)],
    "evidence in another report's text": [
        *without(*said(EVIDENCE, std.HAS_SOURCE)),
        Quad(EVIDENCE, std.HAS_SOURCE, NAMES.field("r2", "text"), R1),
    ],
    "a claim that is derived from two reports": [*TOLD, Quad(claim(TAKEN), std.DERIVED_FROM, R2, R1)],
    "a mark in another graph that is none": [*TOLD, Quad(claim(TAKEN), term("rejectedBy"), R2, R2)],
    "an edge back that is missing, from one that fights others too": [
        *without(Quad(FOE, term("fought"), ARMY, DERIVED)),
        Quad(FOE, term("fought"), MILITIA, DERIVED),
        Quad(MILITIA, term("fought"), FOE, DERIVED),
    ],
    "an edge to a word": [*TOLD, Quad(ARMY, term("captured"), Literal("Raqqa"), DERIVED)],
    "an edge to a node of which nothing is said": [
        *TOLD,
        Quad(ARMY, term("captured"), NAMES.entity("nowhere"), DERIVED),
    ],
    "a relationship without its edge": without(Quad(MILITIA, term("supports"), ARMY, DERIVED)),
    "a relationship of two objects": [*TOLD, Quad(relationship(HELPED), term("object"), FOE, DERIVED)],
    "an actor that is none": without(*said(MILITIA, std.TYPE)),
    "an actor without a label": without(*said(FOE, std.LABEL)),
    "a speaker told of in another graph": [*TOLD, Quad(claim(RETAKEN), term("attributedTo"), ARMY, R1)],
    "a class below another": [
        *without(*said(TEXT, std.TYPE)),
        Quad(TEXT, std.TYPE, term("Page"), R1),
        Quad(term("Page"), std.SUBCLASS, term("StoredText"), R2),
        Quad(R2, std.HAS_PART, TEXT, R2),
    ],
    "a statement about the store itself": [*TOLD, Quad(NamedNode(BASE), term("status"), ARMY, NAMES.record)],
}


@st.composite
def broken(draw: st.DrawFn) -> list[Quad]:
    """Draw the statements of a store in which up to three were taken out, put in or moved."""
    quads = set(TOLD)
    for _ in range(draw(st.integers(1, 3))):
        quad, other, third = (draw(st.sampled_from(TOLD)) for _ in range(3))
        quads -= set(draw(st.sampled_from(([quad], [quad], []))))
        graph = draw(st.sampled_from((quad.graph_name, other.graph_name)))
        subject = draw(st.sampled_from((quad.subject, third.subject)))
        quads |= set(draw(st.sampled_from(([], [Quad(subject, other.predicate, third.object, graph)]))))
        quads |= set(draw(st.sampled_from(([], [Quad(subject, quad.predicate, other.object, graph)]))))
    return sorted(quads, key=str)


@settings(max_examples=8)
@given(broken(), st.sampled_from((1, 100, 300)))
def test_pieces_give_what_the_whole_gives(quads: list[Quad], size: int) -> None:
    assert pieced(quads, size) == violations(quads)


@pytest.mark.parametrize("size", [1, 300])
@pytest.mark.parametrize("quads", BROKEN.values(), ids=BROKEN)
def test_what_lies_far_apart_is_looked_at_together(quads: list[Quad], size: int) -> None:
    found = violations(quads)
    assert found
    assert pieced(quads, size) == found


def test_every_statement_of_a_store_is_read_once() -> None:
    store = fill(memory_store(BASE))
    for size in (1, 300, 10_000):
        assert sum(piece.read for piece in Surroundings(store).pieces(size)) == len(QUADS)


def test_ways_back_and_queries_of_the_shapes_are_those_that_are_followed() -> None:
    # A shape that looks further needs more around a node than `Surroundings` gives.
    back = {NamedNode(str(node)) for node in shapes_graph().objects(None, SH.inversePath)}
    assert back - RELATIONS == {std.HAS_PART}
    asked = set(shapes_graph().subjects(SH.sparql))
    assert {str(shape).rpartition("#")[2] for shape in asked} == {"StoredText", "EdgeOfRelationship"}
    assert len(set(shapes_graph().objects(None, SH.sparql))) == 3
