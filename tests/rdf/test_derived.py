"""Derived knowledge as RDF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Store

from kg.errors import InvalidData
from kg.model import Basis, Bounds, Control, ControlStatus, Entity, Relation, Relationship
from kg.rdf import (
    DERIVED,
    Names,
    control_quads,
    controls_from_quads,
    node_of,
    relationship_quads,
    relationships_from_quads,
)
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF
from tests.strategies import edges, timelines

NAMES = Names("http://localhost/")
KNOWN = {e.id: e for e in (ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF)}


def edge(relation: Relation, subject: Entity, object: Entity) -> Relationship:
    return Relationship("e1", subject, relation, object, ("c",), ("r1",), ("w",), ("Wire",), None, None)


def interval(id: str, place: Entity, start: Bounds, end: Bounds | None = None) -> Control:
    return Control(id, place, (ARMY,), ControlStatus.HELD, Basis.INDEPENDENT, None, start, end)


@settings(max_examples=60, deadline=None)
@given(edges())
def test_relationships_come_back(case: tuple[list[Relationship], dict[str, Entity]]) -> None:
    made, entities = case
    quads = relationship_quads(made, NAMES)
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)
    assert relationships_from_quads(store, NAMES, entities) == sorted(made, key=lambda e: e.id)


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_intervals_come_back(case: tuple[list[Control], dict[str, Entity]]) -> None:
    made, entities = case
    store = Store()
    store.extend(control_quads(made, NAMES))
    found = controls_from_quads(store, NAMES, entities)
    assert sorted(found, key=lambda c: c.id) == sorted(made, key=lambda c: c.id)


def test_a_relationship_gives_its_direct_edge_once() -> None:
    quads = relationship_quads([edge(Relation.CAPTURED, ARMY, ABU_KAMAL)], NAMES)
    direct = [(q.subject, q.object) for q in quads if q.predicate == node_of(Relation.CAPTURED)]
    assert direct == [(NAMES.entity(ARMY.id), NAMES.entity(ABU_KAMAL.id))]
    assert {q.graph_name for q in quads} == {DERIVED}


def test_a_symmetric_relationship_gives_it_both_ways() -> None:
    quads = relationship_quads([edge(Relation.FOUGHT, ARMY, ISLAMIC_STATE)], NAMES)
    direct = {(q.subject, q.object) for q in quads if q.predicate == node_of(Relation.FOUGHT)}
    army, state = NAMES.entity(ARMY.id), NAMES.entity(ISLAMIC_STATE.id)
    assert direct == {(army, state), (state, army)}


def test_counts_and_days_are_said_for_plain_queries() -> None:
    made = Relationship(
        "e1",
        ARMY,
        Relation.CAPTURED,
        ABU_KAMAL,
        ("a", "b"),
        ("r",),
        (),
        (),
        date(2017, 11, 8),
        date(2017, 11, 19),
    )
    said = {q.predicate: q.object for q in relationship_quads([made], NAMES)}
    counts = [said[p] for p in (kg.CLAIM_COUNT, kg.REPORT_COUNT, kg.WITNESS_COUNT)]
    assert counts == [Literal(2), Literal(1), Literal(0)]
    assert said[kg.FIRST] == Literal("2017-11-08T00:00:00Z", datatype=std.DATE_TIME)
    assert said[kg.LAST] == Literal("2017-11-19T23:59:59Z", datatype=std.DATE_TIME)
    assert said[kg.DISPUTED] == Literal(False)


def test_four_bounds_where_they_are_uncertain() -> None:
    start, end = Bounds(date(2017, 11, 8), date(2017, 11, 9)), Bounds(None, date(2017, 11, 11))
    quads = control_quads([interval("i", ABU_KAMAL, start, end)], NAMES)
    said = {q.predicate: q.object for q in quads}
    assert said[kg.START_EARLIEST] == Literal("2017-11-08T00:00:00Z", datatype=std.DATE_TIME)
    assert said[kg.START_LATEST] == Literal("2017-11-09T23:59:59Z", datatype=std.DATE_TIME)
    assert kg.END_EARLIEST not in said
    assert said[kg.END_LATEST] == Literal("2017-11-11T23:59:59Z", datatype=std.DATE_TIME)
    assert said[kg.LASTING] == Literal(False)


def test_an_end_that_is_unknown_is_not_the_same_as_none() -> None:
    start = Bounds(date(2017, 11, 8), date(2017, 11, 8))
    made = [interval("a", ABU_KAMAL, start, Bounds(None, None)), interval("b", ABU_KAMAL, start)]
    found = controls_from_quads(control_quads(made, NAMES), NAMES, KNOWN)
    assert [c.end for c in found] == [Bounds(None, None), None]


def test_a_timeline_comes_by_place_and_start() -> None:
    days = [Bounds(None, None), Bounds(None, date(2017, 11, 8)), Bounds(date(2017, 11, 8), date(2017, 11, 9))]
    made = [interval(i, ABU_KAMAL, b) for i, b in zip("zyx", days, strict=True)]
    late = interval("a", RAQQA, Bounds(None, None))
    found = controls_from_quads(control_quads([late, *reversed(made)], NAMES), NAMES, KNOWN)
    assert found == [*made, late]


def test_an_unknown_entity_is_refused() -> None:
    quads = relationship_quads([edge(Relation.CAPTURED, ARMY, ABU_KAMAL)], NAMES)
    with pytest.raises(InvalidData, match="relationships/e1 names an unknown entity"):
        relationships_from_quads(quads, NAMES, {})
    intervals = control_quads([interval("i", RAQQA, Bounds(None, None))], NAMES)
    with pytest.raises(InvalidData, match="intervals/i names an unknown entity"):
        controls_from_quads(intervals, NAMES, {})


def test_nothing_is_a_blank_node() -> None:
    quads = relationship_quads([edge(Relation.CAPTURED, ARMY, ABU_KAMAL)], NAMES)
    quads += control_quads([interval("i", RAQQA, Bounds(None, None))], NAMES)
    assert {q.subject for q in quads} == {
        NAMES.relationship("e1"),
        NAMES.control("i"),
        NAMES.entity(ARMY.id),
    }
    assert {type(q.object) for q in quads} == {NamedNode, Literal}
