"""Entities as RDF."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import InvalidData
from kg.model import Entity, Kind, Relation
from kg.rdf import DERIVED, KG, Names, entities_from_quads, entity_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE
from tests.strategies import entities

NAMES = Names("http://localhost/")


@settings(max_examples=60, deadline=None)
@given(st.lists(entities, max_size=3, unique_by=lambda e: e.id))
def test_every_field_comes_back(known: list[Entity]) -> None:
    quads = entity_quads(known, NAMES)
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)
    assert entities_from_quads(store, NAMES) == {e.id: e for e in known}


def test_a_place_is_said_with_its_point() -> None:
    said = {(q.subject, q.predicate, q.object) for q in entity_quads([ABU_KAMAL], NAMES)}
    node = NAMES.entity("abu-kamal")
    assert (node, std.TYPE, NamedNode(KG + "Settlement")) in said
    assert (node, std.TYPE, kg.PLACE_CLASS) in said
    assert (node, std.TYPE, kg.ACTOR) not in said
    assert (node, std.LABEL, Literal("Abu Kamal")) in said
    wkt = [o for _, p, o in said if p == std.AS_WKT]
    assert wkt == [Literal("POINT(40.92 34.45)", datatype=std.WKT_LITERAL)]


def test_small_degrees_are_written_without_an_exponent() -> None:
    quads = entity_quads([Entity("x", "X", Kind.AREA, lat=1e-7, lon=-0.5)], NAMES)
    assert [q.object for q in quads if q.predicate == std.AS_WKT] == [
        Literal("POINT(-0.5 0.0000001)", datatype=std.WKT_LITERAL)
    ]


def test_a_state_is_actor_and_place() -> None:
    quads = entity_quads([Entity("syria", "Syria", Kind.STATE)], NAMES)
    types = {q.object for q in quads if q.predicate == std.TYPE}
    assert types == {NamedNode(KG + "State"), kg.ACTOR, kg.PLACE_CLASS}


def test_all_is_in_the_default_graph_without_blank_nodes() -> None:
    quads = entity_quads([ABU_KAMAL, ARMY], NAMES)
    assert {q.graph_name for q in quads} == {DERIVED}
    assert all(isinstance(q.subject, NamedNode) for q in quads)
    assert all(isinstance(q.object, NamedNode | Literal) for q in quads)


def test_direct_edges_do_not_disturb_reading() -> None:
    edge = Quad(NAMES.entity(ARMY.id), kg.relation_node(Relation.CAPTURED), NAMES.entity(ABU_KAMAL.id))
    assert entities_from_quads([*entity_quads([ARMY], NAMES), edge], NAMES) == {ARMY.id: ARMY}


def test_two_labels_are_refused() -> None:
    extra = Quad(NAMES.entity("islamic-state"), std.LABEL, Literal("Daesh"))
    with pytest.raises(InvalidData, match=r"islamic-state has 2 values of .*#label, not one"):
        entities_from_quads([*entity_quads([ISLAMIC_STATE], NAMES), extra], NAMES)


def test_two_kinds_are_refused() -> None:
    extra = Quad(NAMES.entity("islamic-state"), std.TYPE, NamedNode(KG + "Militia"))
    with pytest.raises(InvalidData, match=r"islamic-state has 2 kinds, not one"):
        entities_from_quads([*entity_quads([ISLAMIC_STATE], NAMES), extra], NAMES)


@pytest.mark.parametrize(
    "entity",
    [
        Entity("x", "lone \ud800", Kind.AREA),
        Entity("\udfff", "X", Kind.AREA),
        Entity("x", "X", Kind.AREA, same_as=("no iri",)),
        Entity("x", "X", Kind.AREA, parents=("",)),
    ],
)
def test_what_rdf_cannot_hold_is_refused(entity: Entity) -> None:
    with pytest.raises(ValueError, match=r".+"):
        entity_quads([entity], NAMES)
