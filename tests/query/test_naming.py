"""What entities and reports are found by follows the store."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Literal, Quad

from kg.model import Entity, Kind, Relation
from kg.query.naming import Entry, Naming, naming
from kg.rdf import DERIVED, entity_quads, relation_node, report_quads
from kg.rdf import vocabulary as kg
from kg.rdf.standards import LABEL
from kg.store import Store, memory_store
from tests import factory as f
from tests.query import world as w

TITLED = f.report("titled", "It rained.", title="Town falls")


def told(store: Store, what: str) -> Entry | None:
    return naming(store).entries.get(what)


def same(store: Store) -> bool:
    """Tell whether what was renewed is what would be read anew."""
    now, anew = naming(store), Naming(store)
    asked = ("Abu Kamal", "town", "palmyra", "Tadmur", "state", "raqqa")
    return (
        (now.entries, now.titles) == (anew.entries, anew.titles)
        and all(now.entities.find(words) == anew.entities.find(words) for words in asked)
        and all(now.reports.find(words) == anew.reports.find(words) for words in asked)
    )


def test_an_entity_with_its_relations(store: Store) -> None:
    assert told(store, f.ARMY.id) == Entry(
        "Syrian Armed Forces",
        ("Syrian Armed Forces", "Syrian army"),
        Kind.ARMED_FORCE,
        "syria",
        naming(store).entries[f.ARMY.id].relations,
    )
    plain = Quad(w.NAMES.entity("a"), relation_node(Relation.CAPTURED), w.NAMES.entity("b"), DERIVED)
    both = [
        Quad(w.NAMES.entity(one), relation_node(Relation.FOUGHT), w.NAMES.entity(other), DERIVED)
        for one, other in (("a", "b"), ("b", "a"))
    ]
    pair = [Entity("a", "A", Kind.MILITIA), Entity("b", "B", Kind.SETTLEMENT)]
    fresh = memory_store(w.BASE)
    naming(fresh)
    fresh.change(add=[*entity_quads(pair, w.NAMES), plain, *both])
    assert told(fresh, "a") == Entry(
        "A", ("A",), Kind.MILITIA, None, {Relation.CAPTURED: 1, Relation.FOUGHT: 1}
    )
    assert told(fresh, "b") == Entry(
        "B", ("B",), Kind.SETTLEMENT, None, {Relation.CAPTURED: 1, Relation.FOUGHT: 1}
    )
    assert naming(fresh).entries["b"].edges == 2
    assert same(fresh)
    fresh.change(remove=[plain])
    assert told(fresh, "b") == Entry("B", ("B",), Kind.SETTLEMENT, None, {Relation.FOUGHT: 1})
    assert same(fresh)


def test_new_renamed_and_gone(store: Store) -> None:
    first = naming(store)
    palmyra = Entity("palmyra", "Palmyra", Kind.SETTLEMENT)
    store.change(add=entity_quads([palmyra], w.NAMES))
    # Nothing is spelled anew that did not change.
    assert naming(store).entities is first.entities
    assert same(store)
    renamed = replace(palmyra, label="Tadmur", aliases=("Palmyra", "Tadmor"))
    store.change(remove=entity_quads([palmyra], w.NAMES), add=entity_quads([renamed], w.NAMES))
    assert told(store, "palmyra") == Entry("Tadmur", ("Tadmur", "Palmyra", "Tadmor"), Kind.SETTLEMENT)
    assert same(store)
    store.change(remove=entity_quads([renamed], w.NAMES))
    assert told(store, "palmyra") is None
    assert same(store)


def test_what_is_merged_lends_its_names(store: Store) -> None:
    naming(store)
    merging = Quad(w.NAMES.entity(f.RAQQA.id), kg.MERGED_INTO, w.NAMES.entity(f.ABU_KAMAL.id), DERIVED)
    store.change(add=[merging])
    assert told(store, f.RAQQA.id) is None
    assert naming(store).entries[f.ABU_KAMAL.id].names == ("Abu Kamal", "Raqqa")
    assert same(store)
    store.change(remove=[merging])
    assert naming(store).entries[f.RAQQA.id].names == ("Raqqa",)
    assert same(store)


def test_titles_come_and_go_with_their_reports(store: Store) -> None:
    naming(store)
    quads = list(report_quads(TITLED, [], w.NAMES))
    store.change(add=quads)
    assert naming(store).titles == {"titled": "Town falls"}
    assert same(store)
    store.change(clear=[w.NAMES.report("titled")])
    assert naming(store).titles == {}
    assert same(store)


def test_a_change_too_large_to_follow_is_read_anew(store: Store) -> None:
    first = naming(store)
    many = [Quad(w.NAMES.entity(f"n{i}"), LABEL, Literal(str(i)), DERIVED) for i in range(50_001)]
    store.change(add=[*many, *entity_quads([Entity("palmyra", "Palmyra", Kind.SETTLEMENT)], w.NAMES)])
    assert naming(store) is not first
    assert "palmyra" in naming(store).entries


def test_who_walks_through_the_names_is_not_disturbed_by_a_change() -> None:
    fresh = memory_store(w.BASE)
    one, other = Entity("a", "A", Kind.MILITIA), Entity("b", "B", Kind.SETTLEMENT)
    fresh.change(add=entity_quads([one], w.NAMES))
    walked = naming(fresh)
    walking = iter(walked.entries)
    fresh.change(add=[*entity_quads([other], w.NAMES), *report_quads(TITLED, [], w.NAMES)])
    assert set(naming(fresh).entries) == {"a", "b"}
    assert list(walking) == ["a"]
    assert (set(walked.entries), walked.titles) == ({"a"}, {})
