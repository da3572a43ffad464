"""Days as numbers, entities as positions."""

from __future__ import annotations

from datetime import date

from kg.draw.content.numbers import Index, day_number
from tests.factory import ABU_KAMAL, ARMY


def test_days_are_counted_from_1970() -> None:
    days = [date(1970, 1, 1), date(1969, 12, 31), date(2017, 11, 8), date.min]
    assert [day_number(day) for day in days] == [0, -1, 17478, -719162]
    assert day_number(None) is None


def test_an_entity_has_one_position() -> None:
    index = Index()
    assert [index.of(e) for e in (ARMY, ABU_KAMAL, ARMY)] == [0, 1, 0]
    assert index.described == [
        ["syrian-armed-forces", "Syrian Armed Forces", "armed-force"],
        ["abu-kamal", "Abu Kamal", "settlement"],
    ]
