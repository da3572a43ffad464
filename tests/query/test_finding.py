"""Words to entities, reports and questions, and how many of each sort."""

from __future__ import annotations

import pytest
from pyoxigraph import Quad

from kg.model import Kind, Relation
from kg.query.finding import Filters, What, find, search
from kg.rdf import DERIVED, entity_quads, relation_node, report_quads
from kg.store import Store
from tests import factory as f
from tests.query import world as w

TITLED = f.report("raqqa-falls", "It rained.", title="Battle of Raqqa nears its end")


@pytest.fixture
def told(store: Store) -> Store:
    captured = Quad(
        w.NAMES.entity(f.ARMY.id), relation_node(Relation.LED_BY), w.NAMES.entity(f.RAQQA.id), DERIVED
    )
    store.change(add=[captured, *report_quads(TITLED, [], w.NAMES)])
    return store


def test_entities_reports_and_questions(told: Store) -> None:
    found = find(told, "raqqa")
    assert [(one.what, one.id, one.matched) for one in found.page(10)] == [
        (What.ENTITY, "raqqa", "Raqqa"),
        (What.REPORT, "raqqa-falls", "Battle of Raqqa nears its end"),
    ]
    assert (found.what, found.kinds, found.countries) == (
        {"entity": 1, "report": 1},
        {"settlement": 1},
        {"syria": 1},
    )
    assert found.relations == {"led-by": 1}
    assert found.whole
    asked = find(told, "who captured", Filters(what=What.QUESTION)).page(1)
    assert [one.what for one in asked] == [What.QUESTION]


def test_a_facet_counts_past_its_own_filter(told: Store) -> None:
    every = find(told, "syrian")
    assert every.kinds == {"armed-force": 1, "coalition": 1, "monitor": 1}
    one = find(told, "syrian", Filters(kind=Kind.COALITION))
    assert [found.id for found in one.found] == [f.SDF.id]
    assert (one.kinds, one.what) == (every.kinds, {"entity": 1})
    other = find(told, "syrian", Filters(kind=Kind.COALITION, country="syria"))
    assert (other.found, other.kinds, other.countries) == ((), {"armed-force": 1}, {})
    related = find(told, "syrian", Filters(relation=Relation.LED_BY))
    assert [found.id for found in related.found] == [f.ARMY.id]


def test_pages_follow_each_other(told: Store) -> None:
    found = find(told, "syrian")
    first = found.page(1)
    rest = found.page(10, after=(first[0].what, first[0].id))
    assert [*first, *rest] == found.page(10)
    with pytest.raises(KeyError):
        found.page(1, after=(What.ENTITY, "nobody"))


def test_search_keeps_to_kind_and_country(told: Store) -> None:
    assert search(told, "syrian", kind=Kind.COALITION) == [f.SDF]
    assert search(told, "syrian", country="syria") == [f.ARMY]
    assert search(told, "raqqa", kind=Kind.PERSON) == []


def test_what_came_since_is_found(told: Store) -> None:
    palmyra = f.entity("Palmyra", Kind.SETTLEMENT)
    told.change(add=entity_quads([palmyra], w.NAMES))
    assert [one.id for one in find(told, "Palmira").found] == ["palmyra"]
