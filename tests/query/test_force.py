"""Which relationships were in force on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Bounds, Period, Relation, Relationship
from kg.query.force import in_force
from kg.store import Store
from tests import factory as f
from tests.query import world as w


def bounds(first: str | None, last: str | None) -> Bounds:
    return Bounds(*(date.fromisoformat(day) if day else None for day in (first, last)))


ALLIES = replace(
    w.ALLIES,
    periods=(
        Period(bounds(None, "2017-11-01"), bounds("2017-11-10", "2017-11-20")),
        Period(bounds("2018-01-01", "2018-01-05"), None),
    ),
)
HOLDS = replace(w.ARMY_TOOK, relation=Relation.CONTROLS)


@pytest.mark.parametrize(
    ("edge", "day", "expected"),
    [
        (w.ARMY_TOOK, "2017-11-07", False),
        (w.ARMY_TOOK, "2017-11-08", True),
        (w.ARMY_TOOK, "2020-01-01", True),
        (w.HIT, "2020-01-01", False),
        (ALLIES, "2017-10-31", False),
        (ALLIES, "2017-11-01", True),
        (ALLIES, "2017-11-09", True),
        (ALLIES, "2017-11-10", False),
        (ALLIES, "2018-01-04", False),
        (ALLIES, "2030-01-01", True),
        (w.ALLIES, "2030-01-01", False),
        (HOLDS, "2017-11-07", False),
        (HOLDS, "2017-11-08", True),
        (HOLDS, "2017-11-11", False),
        (replace(HOLDS, object=f.RAQQA), "2017-11-08", False),
    ],
)
def test_deeds_stay_and_what_lasts_has_its_days(
    store: Store, edge: Relationship, day: str, expected: bool
) -> None:
    assert list(in_force(store, [edge], date.fromisoformat(day))) == [edge] * expected


def test_who_belongs_to_a_holder_or_a_holder_to_it_holds_a_place_too(store: Store) -> None:
    government = replace(f.entity("Syrian Government"), id="syrian-government")
    assert list(in_force(store, [replace(HOLDS, subject=government)], date(2017, 11, 8)))
    assert not list(in_force(store, [replace(HOLDS, subject=f.SDF)], date(2017, 11, 8)))
