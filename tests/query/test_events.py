"""Events by id and by what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kg.derive import update
from kg.errors import NotFound
from kg.model import Relation
from kg.query.events import event, events
from kg.store import Store, memory_store
from tests import factory as f

R1, R2, R3 = f.report("r1"), f.report("r2", published="2017-11-12"), f.report("r3", published=None)
TAKEN = f.claim(report=R1, source=f.ISLAMIC_STATE)
DENIED = f.claim(report=R2, status="denied", day="2017-11-08")
FOUGHT = f.claim("fought", f.SDF, f.ISLAMIC_STATE, day="2017-11-10", report=R2, place=f.RAQQA)
UNDATED = f.claim("attacked", f.ARMY, f.ISLAMIC_STATE, day=None, report=R3)


@pytest.fixture
def store() -> Iterator[Store]:
    with memory_store() as store:
        update(store, [(R1, [TAKEN]), (R2, [DENIED, FOUGHT]), (R3, [UNDATED])])
        yield store


def told(store: Store, **filters: Any) -> list[str]:  # noqa: ANN401  whatever a filter takes
    return [claim for found in events(store, **filters) for claim in found.claims]


def test_all_by_day_the_undated_last(store: Store) -> None:
    assert told(store) == [TAKEN.id, FOUGHT.id, UNDATED.id]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"relation": Relation.FOUGHT}, [FOUGHT]),
        ({"relation": Relation.BROKE_WITH}, []),
        ({"actor": f.ARMY.id}, [TAKEN, UNDATED]),
        ({"actor": f.ISLAMIC_STATE.id}, [TAKEN, FOUGHT, UNDATED]),
        ({"actor": f.ISLAMIC_STATE.id, "relation": Relation.ATTACKED}, [UNDATED]),
        ({"place": f.ABU_KAMAL.id}, [TAKEN]),
        ({"place": f.RAQQA.id, "actor": f.SDF.id}, [FOUGHT]),
        ({"place": f.RAQQA.id, "actor": f.ARMY.id}, []),
        ({"since": date(2017, 11, 9)}, [FOUGHT]),
        ({"until": date(2017, 11, 9)}, [TAKEN]),
        ({"since": date(2017, 11, 8), "until": date(2017, 11, 10)}, [TAKEN, FOUGHT]),
        ({"disputed": True}, [TAKEN]),
        ({"disputed": False}, [FOUGHT, UNDATED]),
        ({"limit": 1}, [TAKEN]),
    ],
)
def test_filters(store: Store, filters: dict[str, Any], expected: list[Any]) -> None:
    assert told(store, **filters) == [claim.id for claim in expected]


def test_pages_go_on_behind_the_last_of_the_page_before(store: Store) -> None:
    first, second, third = events(store)
    assert events(store, limit=1, after=first.id) == [second]
    assert events(store, after=second.id) == [third]
    assert events(store, after=third.id) == []
    with pytest.raises(NotFound, match="no event of this list"):
        events(store, after=first.id, relation=Relation.FOUGHT)


def test_one_by_its_id(store: Store) -> None:
    [found] = events(store, relation=Relation.FOUGHT)
    assert event(store, found.id) == found
    for unknown in ("nothing", ""):
        with pytest.raises(NotFound, match=r"^no event"):
            event(store, unknown)


def test_what_is_forgotten_did_not_happen(store: Store) -> None:
    update(store, forget=["r1"])
    assert told(store) == [FOUGHT.id, UNDATED.id]
