"""Every relationship in brief."""

from __future__ import annotations

from kg.model import Link
from kg.query.links import links
from kg.rdf import DERIVED, relationship_quads
from kg.rdf.vocabulary import PACKED
from kg.store import Store
from tests import factory as f
from tests.linking import links as made
from tests.query import world as w


def test_every_relationship_by_strength_and_by_entity(store: Store) -> None:
    found = links(store)
    assert found.rows == {edge.id: Link.of(edge) for edge in w.EDGES}
    assert found.ranked[0].id == w.ARMY_FOUGHT.id
    assert {link.id for link in found.of[f.ABU_KAMAL.id]} == {w.ARMY_TOOK.id, w.GROUP_TOOK.id}
    assert "raqqa" not in found.of


def test_the_same_without_the_packed_form(store: Store) -> None:
    store.change(remove=list(store.quads(None, PACKED, None, DERIVED)))
    assert links(store).rows == {edge.id: Link.of(edge) for edge in w.EDGES}


def test_links_follow_the_store(store: Store) -> None:
    before = links(store)
    node = w.NAMES.relationship(w.ALLIES.id)
    gone = [q for q in store.quads(None, None, None, DERIVED) if q.subject == node]
    store.change(remove=gone)
    assert set(links(store).rows) == set(before.rows) - {w.ALLIES.id}
    assert len(before.rows) == len(w.EDGES)
    store.change(add=relationship_quads([w.ALLIES], w.NAMES))
    assert links(store).rows == before.rows


def test_neighbours_come_by_their_strongest_relation_and_nobody_is_his_own() -> None:
    known = made("a fought b 1", "a fought c 2", "b attacked a 3", "a attacked a 9")
    assert known.neighbours("a") == ["b", "c"]
    assert known.neighbours("nobody") == []
