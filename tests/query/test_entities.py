"""Entities by id, by name and by something like it."""

from __future__ import annotations

import pytest

from kg.errors import NotFound
from kg.model import Entity, Kind
from kg.query.entities import find_entity
from kg.query.finding import search
from kg.rdf import entity_quads
from kg.store import Store, memory_store
from tests import factory as f
from tests.query import world as w


@pytest.mark.parametrize(
    "name",
    ["syrian-armed-forces", "Syrian Armed Forces", "Syrian army", "the SYRIAN ARMY", "syrian armed-forces"],
)
def test_found_by_id_label_alias_and_folded(store: Store, name: str) -> None:
    assert find_entity(store, name) == f.ARMY


def test_unknown_names_carry_the_nearest(store: Store) -> None:
    with pytest.raises(NotFound, match="no entity 'Abu Kamel'; nearest: Abu Kamal"):
        find_entity(store, "Abu Kamel")
    for name in ("", "\ud800", "zzzzqqqq"):
        with pytest.raises(NotFound):
            find_entity(store, name)


def test_a_label_outranks_an_alias_and_uses_outrank_ids(store: Store) -> None:
    rivals = [
        Entity("a-place", "Raqqa Province", Kind.REGION, aliases=("Raqqa", "IS")),
        Entity("zero", "Islamic State", Kind.ORGANISATION),
        Entity("abc", "Somewhere", Kind.SETTLEMENT, aliases=("IS",)),
    ]
    store.change(add=entity_quads(rivals, w.NAMES))
    assert find_entity(store, "Raqqa") == f.RAQQA
    assert find_entity(store, "Islamic State") == f.ISLAMIC_STATE
    assert find_entity(store, "IS") == f.ISLAMIC_STATE
    assert find_entity(store, "a-place") == rivals[0]


def test_equal_in_all_goes_by_id(store: Store) -> None:
    twins = [Entity("twin-b", "Twin", Kind.SETTLEMENT), Entity("twin-a", "Twin", Kind.SETTLEMENT)]
    store.change(add=entity_quads(twins, w.NAMES))
    assert find_entity(store, "Twin") == twins[1]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("abu kamal", f.ABU_KAMAL),
        ("Abu Kaml", f.ABU_KAMAL),
        ("raqa", f.RAQQA),
        ("Ráqqa", f.RAQQA),
        ("islamic stat", f.ISLAMIC_STATE),
        ("isis", f.ISLAMIC_STATE),
        ("democratic", f.SDF),
        ("Syrian Obsrvatory", f.OBSERVATORY),
    ],
)
def test_search_puts_what_is_meant_first(store: Store, words: str, first: Entity) -> None:
    assert search(store, words)[0] == first


def test_search_gives_each_once_and_no_more_than_asked(store: Store) -> None:
    found = search(store, "syrian", 10)
    assert {e.id for e in found} >= {f.ARMY.id, f.SDF.id, f.OBSERVATORY.id}
    assert len(found) == len({e.id for e in found})
    assert len(search(store, "syrian", 2)) == 2
    assert search(store, " ") == []
    assert search(store, "zzzzqqqq") == []
    assert search(memory_store(), "syrian") == []


def test_what_was_added_since_is_found(store: Store) -> None:
    assert search(store, "Palmyra") == []
    palmyra = Entity("palmyra", "Palmyra", Kind.SETTLEMENT)
    store.change(add=entity_quads([palmyra], w.NAMES))
    assert search(store, "Palmyra") == [palmyra]
