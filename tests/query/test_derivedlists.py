"""The lists of what is derived, which follow each change."""

from __future__ import annotations

from datetime import date

import pytest

from kg.derive import update
from kg.query.derivedlists import event_ids, relationship_ids
from kg.query.events import events
from kg.query.filters import Filters
from kg.query.relations import relationships
from kg.store import Store, memory_store
from tests.factory import ABU_KAMAL, ARMY, SDF, claim, report

EVERY = Filters()


@pytest.fixture
def store() -> Store:
    store = memory_store()
    update(store, [(report(), [claim(), claim("fought", SDF, ARMY, day="2017-11-07")])])
    return store


def listed(store: Store) -> tuple[list[str], list[str]]:
    return list(event_ids(store, EVERY)), list(relationship_ids(store, EVERY))


def as_they_are(store: Store) -> tuple[list[str], list[str]]:
    return [e.id for e in events(store)], sorted(e.id for e in relationships(store))


def test_events_come_by_day_and_relationships_by_id(store: Store) -> None:
    assert listed(store) == as_they_are(store)
    assert [len(ids) for ids in listed(store)] == [2, 2]
    [first] = event_ids(store, Filters(until=date(2017, 11, 7)))
    assert first == listed(store)[0][0]


def test_those_of_one_entity_are_those_among_all_that_name_it(store: Store) -> None:
    army = [e.id for e in relationships(store) if ARMY in (e.subject, e.object)]
    place = [e.id for e in relationships(store) if e.object.id == ABU_KAMAL.id]
    assert list(relationship_ids(store, Filters(entity=ARMY.id))) == sorted(army)
    assert list(relationship_ids(store, Filters(actor=SDF.id, entity=ARMY.id))) == sorted(
        set(army) - set(place)
    )
    assert list(relationship_ids(store, Filters(place=ABU_KAMAL.id))) == place
    assert list(relationship_ids(store, Filters(entity="nobody"))) == []


def test_what_comes_changes_and_goes_is_followed(store: Store) -> None:
    before = listed(store)
    again = claim(report=report("r2"))
    update(store, [(report("r2"), [again, claim("entered", SDF, report=report("r2"))])])
    added = listed(store)
    assert added == as_they_are(store) != before
    update(store, forget=["r2"])
    assert listed(store) == before
    update(store, forget=["r1"])
    assert listed(store) == ([], [])
