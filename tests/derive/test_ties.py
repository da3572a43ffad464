"""Kinship and alliances in memory."""

from __future__ import annotations

from pyoxigraph import Literal, Quad

from kg.derive import update
from kg.derive.draft import Draft
from kg.derive.ties import Ties, drafted, ties_of
from kg.model import Entity, Kind, Relation
from kg.rdf import DERIVED, Names, relation_node
from kg.rdf.standards import LABEL
from kg.store import memory_store
from tests.factory import ARMY, ISLAMIC_STATE, SDF, claim, report

GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT)
KNOWN = {e.id: e for e in (ARMY, GOVERNMENT, ISLAMIC_STATE, SDF)}
ALLIED, SUPPORTS = Relation.ALLIED_WITH, Relation.SUPPORTS


def test_ties_are_read_by_either_end() -> None:
    store = memory_store()
    told = [
        claim("allied-with", SDF, ARMY),
        claim("supports", SDF, ARMY),
        claim("fought", SDF, ISLAMIC_STATE),
    ]
    update(store, [(report(), told)], known=KNOWN)
    found = ties_of(Draft(store))
    assert found.below == {GOVERNMENT.id: {ARMY.id}}
    helped = (SDF.id, SUPPORTS, ARMY.id)
    one, other = sorted((ARMY.id, SDF.id))
    assert found.edges == {
        (ARMY.id, ALLIED): {(one, ALLIED, other)},
        (SDF.id, ALLIED): {(one, ALLIED, other)},
        (ARMY.id, SUPPORTS): {helped},
        (SDF.id, SUPPORTS): {helped},
    }


def test_a_draft_takes_ties_away_and_adds_others() -> None:
    store = memory_store()
    names, draft = Names(store.base), Draft(store)
    quad = Quad(names.entity("a"), relation_node(SUPPORTS), names.entity("b"), DERIVED)
    other = Quad(names.entity("a"), LABEL, Literal("A"), DERIVED)
    draft.replace((), [quad, other])
    come = drafted(draft, Ties({}, {}))
    assert come.edges == {("a", SUPPORTS): {("a", SUPPORTS, "b")}, ("b", SUPPORTS): {("a", SUPPORTS, "b")}}
    draft.commit()
    gone = Draft(store)
    gone.replace([quad], ())
    assert drafted(gone, come).edges == {("a", SUPPORTS): frozenset(), ("b", SUPPORTS): frozenset()}
    assert ties_of(gone) == come


def test_a_draft_without_ties_changes_nothing() -> None:
    ties = Ties({}, {})
    assert drafted(Draft(memory_store()), ties) is ties
