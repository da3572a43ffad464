"""The days of many claims at once."""

from __future__ import annotations

from datetime import date

from kg.model import Told
from kg.query.days import told
from kg.rdf.vocabulary import PACKED
from kg.store import Store
from tests.query import world as w

ALL = [edge.id for edge in w.EDGES]
WIRE, DESK = date(2017, 11, 9), date(2017, 11, 11)


def test_days_of_claims_with_the_day_of_their_report(store: Store) -> None:
    found = told(store, ALL, 100)
    assert set(found) == set(ALL)
    assert found[w.ARMY_TOOK.id] == (Told(date(2017, 11, 8), date(2017, 11, 8), WIRE, "wire-1"),)
    assert found[w.ALLIES.id] == (Told(None, None, WIRE, "wire-1"),)
    assert found[w.GROUP_TOOK.id] == (Told(DESK, DESK, DESK, "desk-2"),)
    assert found[w.HIT.id] == (Told(None, None, None, "blog-3"),)


def test_the_same_without_packed_forms(store: Store) -> None:
    expected = told(store, ALL, 100)
    store.change(remove=list(store.quads(None, PACKED)))
    assert told(store, ALL, 100) == expected


def test_at_most_so_many_claims_are_read_and_unknown_ids_passed_over(store: Store) -> None:
    assert list(told(store, ["0" * 16, *ALL], 2)) == ALL[:2]


def test_what_was_read_is_read_again_when_it_changed(store: Store) -> None:
    before = told(store, [w.ARMY_TOOK.id], 9)
    node = w.NAMES.claim(w.TAKEN.id)
    store.change(remove=list(store.quads(node, PACKED)))
    from_quads = told(store, [w.ARMY_TOOK.id], 9)
    assert from_quads == before
