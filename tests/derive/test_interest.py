"""Who gains and who loses by a blow, a surrender, a defection."""

from __future__ import annotations

from datetime import date

import pytest

from kg.derive.interest import effect
from kg.derive.witness import Effect
from kg.model import Entity, Kind
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, SDF, claim

DAY = date(2017, 11, 8)
CIVILIANS = Entity("civilians", "civilians", Kind.PEOPLE)


@pytest.mark.parametrize(
    ("relation", "object", "gains", "loses"),
    [
        ("attacked", ISLAMIC_STATE, [ARMY.id], [ISLAMIC_STATE.id]),
        ("attacked", ABU_KAMAL, [ARMY.id], []),
        ("killed", CIVILIANS, [], [ARMY.id]),
        ("displaced", CIVILIANS, [], [ARMY.id]),
        ("repelled", ISLAMIC_STATE, [ARMY.id], [ISLAMIC_STATE.id]),
        ("surrendered-to", SDF, [SDF.id], [ARMY.id]),
        ("defected-to", SDF, [SDF.id], [ARMY.id]),
    ],
)
def test_who_gains_and_who_loses(relation: str, object: Entity, gains: list[str], loses: list[str]) -> None:
    assert effect(claim(relation, ARMY, object), DAY) == Effect(gains, loses, DAY)


def test_who_left_a_side_costs_the_one_that_is_named() -> None:
    told = claim("defected-to", CIVILIANS, SDF, source=ARMY)
    assert effect(told, DAY) == Effect([SDF.id], [ARMY.id], DAY)


def test_nobody_gains_by_a_fight_a_plan_or_what_nobody_did() -> None:
    assert effect(claim("fought", ARMY, ISLAMIC_STATE), DAY) is None
    assert effect(claim("allied-with", ARMY, SDF), DAY) is None
    assert effect(claim("attacked", ARMY, ISLAMIC_STATE, status="planned"), DAY) is None
    assert effect(claim("killed", None, CIVILIANS), DAY) is None
