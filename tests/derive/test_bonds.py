"""Relationships that last, with what ended them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.derive import update
from kg.model import Bounds, Claim, Entity, Kind, Relationship
from kg.query.relations import relationships
from kg.store import memory_store
from tests.factory import ARMY, ISLAMIC_STATE, SDF, claim, entity, report

GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT)
UNIT = Entity("tiger-forces", "Tiger Forces", Kind.ARMED_FORCE, parents=(ARMY.id,))
BRIGADE = entity("Desert Brigade", Kind.MILITIA)
KNOWN = {e.id: e for e in (ARMY, GOVERNMENT, ISLAMIC_STATE, SDF, UNIT, BRIGADE)}
FIRST, FIFTH = date(2017, 11, 1), date(2017, 11, 5)


def told(*claims: Claim) -> dict[tuple[str, str, str], Relationship]:
    """Give the relationships of claims, each told by a report of its own, one after the other."""
    store = memory_store()
    for one in claims:
        update(store, [(report(one.report), [one])], known=KNOWN)
    return {(e.subject.id, e.relation.value, e.object.id): e for e in relationships(store)}


def allied(one: Entity, other: Entity, relation: str = "allied-with") -> Claim:
    return claim(relation, one, other, day="2017-11-01", report=report("r1"))


@pytest.mark.parametrize("relation", ["fought", "broke-with", "ceasefire-with"])
def test_what_parts_two_sides_ends_the_alliances_of_their_members(relation: str) -> None:
    parting = claim(relation, UNIT, SDF, day="2017-11-05", report=report("r2"))
    edge = told(allied(SDF, GOVERNMENT), parting)[SDF.id, "allied-with", GOVERNMENT.id]
    assert [(p.start, p.end, p.ended_by) for p in edge.periods] == [
        (Bounds(None, FIRST), Bounds(FIFTH, FIFTH), (parting.id,))
    ]


def test_it_is_the_same_if_the_fight_is_told_first() -> None:
    parting = claim("fought", UNIT, SDF, day="2017-11-05", report=report("r2"))
    joined = allied(SDF, GOVERNMENT)
    assert told(joined, parting) == told(parting, joined)


def test_a_fight_with_others_ends_nothing() -> None:
    other = claim("fought", ARMY, ISLAMIC_STATE, day="2017-11-05", report=report("r2"))
    assert told(allied(ARMY, SDF), other)[ARMY.id, "allied-with", SDF.id].periods[0].end is None


def test_who_goes_over_leaves_whom_it_was_with() -> None:
    going = claim("defected-to", BRIGADE, SDF, day="2017-11-05", report=report("r2"))
    found = told(allied(BRIGADE, ARMY, "supports"), going)
    assert found[BRIGADE.id, "supports", ARMY.id].periods[0].ended_by == (going.id,)


def test_who_goes_over_from_one_leaves_that_one_alone() -> None:
    going = claim("defected-to", BRIGADE, SDF, day="2017-11-05", report=report("r2"), source=ISLAMIC_STATE)
    found = told(allied(BRIGADE, ARMY, "supports"), going)
    assert found[BRIGADE.id, "supports", ARMY.id].periods[0].end is None


def test_who_goes_over_stays_with_whom_it_goes_to() -> None:
    going = claim("defected-to", BRIGADE, SDF, day="2017-11-05", report=report("r2"))
    assert told(allied(BRIGADE, SDF), going)[BRIGADE.id, "allied-with", SDF.id].periods[0].end is None


def test_of_one_side_only_a_break_of_the_two_themselves_counts() -> None:
    joined = allied(UNIT, ARMY, "part-of")
    others = claim("broke-with", UNIT, GOVERNMENT, day="2017-11-05", report=report("r2"))
    own = claim("broke-with", UNIT, ARMY, day="2017-11-06", report=report("r3"))
    assert told(joined, others)[UNIT.id, "part-of", ARMY.id].periods[0].end is None
    assert told(joined, own)[UNIT.id, "part-of", ARMY.id].periods[0].ended_by == (own.id,)


def test_other_relations_have_no_periods() -> None:
    [edge] = told(claim("fought", ARMY, SDF)).values()
    assert edge.periods == ()
