"""What is stored as if it were derived, and follows from no claim, goes; the rest is not touched."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.derive import anew, derive_all
from kg.model import Relation
from kg.rdf import DERIVED, Names, relation_node
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.store import Store
from tests.derive.test_updating import content, filled
from tests.factory import ARMY, ISLAMIC_STATE, SDF, claim, report


@pytest.fixture
def store() -> Store:
    own = report("r1")
    told = [
        claim("captured", ARMY, report=own),
        claim("allied-with", ARMY, SDF, day="2017-11-01", report=own),
        claim("fought", SDF, ISLAMIC_STATE, report=own),
    ]
    return filled([(own, told)])


def first(store: Store, kind: NamedNode) -> NamedNode:
    node = next(store.quads(None, std.TYPE, kind, DERIVED)).subject
    assert isinstance(node, NamedNode)
    return node


def test_what_is_right_is_not_touched(store: Store) -> None:
    before = store.version
    derive_all(store)
    assert store.version == before


@pytest.mark.parametrize("kind", [kg.RELATIONSHIP, kg.CONTROL_INTERVAL, kg.EVENT, kg.PERIOD_CLASS])
def test_what_was_lost_of_a_node_comes_back(store: Store, kind: NamedNode) -> None:
    was, node = content(store), first(store, kind)
    for quad in list(store.quads(node, graph=DERIVED)):
        store.change(remove=[quad])
        derive_all(store)
        assert content(store) == was, quad


@pytest.mark.parametrize("kind", [kg.RELATIONSHIP, kg.CONTROL_INTERVAL, kg.EVENT, kg.PERIOD_CLASS])
def test_what_was_added_to_a_node_goes(store: Store, kind: NamedNode) -> None:
    was, node = content(store), first(store, kind)
    other = next(q.subject for q in store.quads(None, std.TYPE, kg.PERIOD_CLASS, DERIVED))
    added = [
        (std.LABEL, Literal("stray")),
        (kg.PLACE, Names(store.base).entity("raqqa")),
        (kg.PERIOD, other),
        (kg.MATTER, Names(store.base).matter("no-such")),
        (kg.SUBJECT, Names(store.base).entity("nobody")),
    ]
    for predicate, value in added:
        assert isinstance(value, NamedNode | Literal)
        store.change(add=[Quad(node, predicate, value)])
        derive_all(store)
        assert content(store) == was, predicate


@pytest.mark.parametrize("room", ["relationships", "intervals", "events", "periods", "strays"])
def test_a_node_of_no_claim_goes(store: Store, room: str) -> None:
    was, names = content(store), Names(store.base)
    node = names.in_room(room, "made-up")
    kind = {"intervals": kg.CONTROL_INTERVAL, "events": kg.EVENT, "periods": kg.PERIOD_CLASS}
    store.change(
        add=[
            Quad(node, std.TYPE, kind.get(room, kg.RELATIONSHIP)),
            Quad(node, kg.SUBJECT, names.entity("nobody")),
            Quad(node, kg.RELATION, Literal("captured")),
            Quad(node, kg.PLACE, Literal("nowhere")),
        ]
    )
    derive_all(store)
    assert content(store) == was


def test_plain_edges_of_no_claim_go_whatever_their_ends(store: Store) -> None:
    was, names = content(store), Names(store.base)
    army, captured = names.entity(ARMY.id), relation_node(Relation.CAPTURED)
    store.change(
        add=[
            Quad(army, captured, NamedNode("http://example.org/elsewhere")),
            Quad(army, captured, Literal("a town")),
            Quad(army, relation_node(Relation.FOUGHT), names.entity(SDF.id)),
        ]
    )
    gone, come = anew(store).difference()
    assert (len(gone), come) == (3, set())
    derive_all(store)
    assert content(store) == was


def test_a_stray_edge_has_no_say_in_who_stands_with_whom(store: Store) -> None:
    names = Names(store.base)
    was = content(store)
    parted = Quad(names.entity(ARMY.id), relation_node(Relation.BROKE_WITH), names.entity(SDF.id))
    store.change(add=[parted])
    derive_all(store)
    assert content(store) == was
