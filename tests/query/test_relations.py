"""Relationships of an entity."""

from __future__ import annotations

from datetime import date

import pytest
from pyoxigraph import Literal, Quad

from kg.errors import InvalidData
from kg.model import Relation, Relationship, Status
from kg.query.relations import edges, relations, relationships
from kg.rdf import DERIVED, relationship_quads
from kg.rdf.vocabulary import PACKED
from kg.store import Store
from tests import factory as f
from tests.query import world as w


def test_as_subject_and_as_object_by_relation_then_ends(store: Store) -> None:
    assert relations(store, f.ARMY.id) == [w.ARMY_TOOK, w.ARMY_FOUGHT, w.ALLIES]
    assert relations(store, f.ISLAMIC_STATE.id) == [w.GROUP_TOOK, w.ARMY_FOUGHT, w.SDF_FOUGHT_GROUP]
    assert relations(store, f.ABU_KAMAL.id) == [w.GROUP_TOOK, w.ARMY_TOOK]


def test_every_relationship(store: Store) -> None:
    assert set(relationships(store)) == set(w.EDGES)


def test_an_unknown_entity_has_none(store: Store) -> None:
    assert relations(store, "atlantis") == []
    assert relations(store, f.ARMY.id, other="atlantis") == []


@pytest.mark.parametrize(
    ("relation", "other", "expected"),
    [
        (Relation.CAPTURED, None, [w.ARMY_TOOK]),
        (Relation.BESIEGED, None, []),
        (None, f.ISLAMIC_STATE.id, [w.ARMY_FOUGHT]),
        (Relation.FOUGHT, f.ISLAMIC_STATE.id, [w.ARMY_FOUGHT]),
        (Relation.CAPTURED, f.ISLAMIC_STATE.id, []),
    ],
)
def test_by_relation_and_other_party(
    store: Store, relation: Relation | None, other: str | None, expected: list[Relationship]
) -> None:
    assert relations(store, f.ARMY.id, relation=relation, other=other) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2017, 11, 8), date(2017, 11, 8), [w.ARMY_TOOK, w.ARMY_FOUGHT]),
        (date(2017, 11, 9), None, [w.ALLIES]),
        (None, date(2017, 11, 7), []),
        (None, date(2017, 11, 9), [w.ARMY_TOOK, w.ARMY_FOUGHT, w.ALLIES]),
    ],
)
def test_by_days(store: Store, since: date | None, until: date | None, expected: list[Relationship]) -> None:
    assert relations(store, f.ARMY.id, since=since, until=until) == expected


def test_one_without_a_day_meets_no_span(store: Store) -> None:
    assert relations(store, w.HAMLET.id) == [w.HIT]
    assert relations(store, w.HAMLET.id, since=date(1900, 1, 1)) == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.DENIED, [w.ARMY_TOOK]),
        (Status.ASSERTED, [w.ARMY_TOOK, w.ARMY_FOUGHT, w.ALLIES]),
        (Status.PLANNED, []),
    ],
)
def test_by_status(store: Store, status: Status, expected: list[Relationship]) -> None:
    assert relations(store, f.ARMY.id, status=status) == expected


def test_what_changed_since_is_read(store: Store) -> None:
    assert len(relations(store, f.ARMY.id)) == 3
    store.change(remove=relationship_quads([w.ALLIES], w.NAMES))
    assert relations(store, f.ARMY.id) == [w.ARMY_TOOK, w.ARMY_FOUGHT]


def test_without_the_packed_form_it_is_read_quad_by_quad(store: Store) -> None:
    store.change(remove=list(store.quads(None, PACKED, None, DERIVED)))
    assert relations(store, f.ARMY.id) == [w.ARMY_TOOK, w.ARMY_FOUGHT, w.ALLIES]


def test_what_is_given_may_be_changed_without_harm(store: Store) -> None:
    relations(store, f.ARMY.id).clear()
    assert len(relations(store, f.ARMY.id)) == 3


def test_on_disk(stored: Store) -> None:
    assert relations(stored, f.ARMY.id) == [w.ARMY_TOOK, w.ARMY_FOUGHT, w.ALLIES]


def test_of_a_page_no_more_is_read_than_it_holds(store: Store) -> None:
    mine = sorted(e.id for e in (w.ARMY_TOOK, w.ARMY_FOUGHT, w.ALLIES))
    store.change(remove=list(store.quads(w.NAMES.relationship(mine[-1]), graph=DERIVED)))
    store.change(add=[Quad(w.NAMES.relationship(mine[-1]), PACKED, Literal("[]"), DERIVED)])
    assert [e.id for e in edges(store, entity=f.ARMY.id, limit=2)] == mine[:2]
    with pytest.raises(InvalidData):
        edges(store, entity=f.ARMY.id)


def test_pages_follow_what_is_stored(store: Store) -> None:
    derived = list(store.quads(None, None, None, DERIVED))
    of_all, of_one = edges(store), edges(store, entity=f.ARMY.id)
    store.change(remove=derived)
    assert (edges(store), edges(store, entity=f.ARMY.id)) == ([], [])
    store.change(add=derived)
    assert (edges(store), edges(store, entity=f.ARMY.id)) == (of_all, of_one)
    assert edges(store, after="0") == of_all


def test_edges_by_every_filter_page_by_page(store: Store) -> None:
    every = sorted(w.EDGES, key=lambda e: e.id)
    assert edges(store) == every
    assert edges(store, limit=2) == every[:2]
    assert edges(store, limit=2, after=every[1].id) == every[2:4]
    assert edges(store, after=every[-1].id) == []
    assert {e.id for e in edges(store, relation=Relation.CAPTURED)} == {w.ARMY_TOOK.id, w.GROUP_TOOK.id}
    assert edges(store, disputed=True) == [e for e in every if e.disputed]
    assert edges(store, disputed=False, entity=f.ARMY.id) == [
        e for e in every if f.ARMY in (e.subject, e.object) and not e.disputed
    ]
    assert edges(store, since=date(2017, 11, 11)) == [
        e for e in every if e.last and e.last >= date(2017, 11, 11)
    ]
    assert edges(store, entity="nobody") == []
