"""Look-ups, and entities read when asked for."""

from __future__ import annotations

import pytest
from pyoxigraph import Quad

from kg.model import Entity, Kind, Relation
from kg.query.looking import Entities, entities_of, graph_of, named, names_of
from kg.rdf import DERIVED, entity_quads, relation_node
from kg.rdf import vocabulary as kg
from kg.store import Store
from tests import factory as f
from tests.query import world as w


def test_entities_are_a_mapping(store: Store) -> None:
    entities = Entities(store)
    assert {**entities} == {e.id: e for e in w.ENTITIES}
    assert len(entities) == len(w.ENTITIES)
    assert f.ARMY.id in entities
    for name in ("atlantis", "", "\ud800"):
        assert name not in entities


def test_a_busy_actor_reads_as_an_idle_one(store: Store) -> None:
    full = Entity(
        "full",
        "Full",
        Kind.STATE,
        aliases=("Second", "First"),
        lat=1.5,
        lon=2.5,
        geonames=7,
        country="syria",
        parents=("raqqa", "abu-kamal"),
        speaks_for="syria",
        leans="sdf",
        same_as=("https://en.wikipedia.org/wiki/Full",),
        active=(2011, 2019),
        disputed=(("syria", "Voll"), ("sdf", "Plein")),
    )
    node, fought = w.NAMES.entity("full"), relation_node(Relation.FOUGHT)
    edges = [Quad(node, fought, w.NAMES.entity(f"enemy-{i}"), DERIVED) for i in range(200)]
    store.change(add=[*entity_quads([full], w.NAMES), *edges])
    assert Entities(store)["full"] == full


def test_entities_of_follows_changes(store: Store) -> None:
    assert "palmyra" not in entities_of(store)
    assert entities_of(store) is entities_of(store)
    store.change(add=entity_quads([Entity("palmyra", "Palmyra", Kind.SETTLEMENT)], w.NAMES))
    assert entities_of(store)["palmyra"].label == "Palmyra"


@pytest.mark.parametrize("id", ["", "\ud800"])
def test_ids_that_no_name_can_hold(id: str) -> None:
    assert named(w.NAMES.claim, id) is None


def test_the_graph_of_a_claim(store: Store) -> None:
    node = names_of(store).claim(w.TAKEN.id)
    assert graph_of(store, node, kg.CLAIM) == w.NAMES.report("wire-1")
    assert graph_of(store, node, kg.RELATIONSHIP) is None
