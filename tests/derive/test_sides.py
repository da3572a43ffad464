"""Kinship for good, alliance for a day."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.derive.sides import Sides, Spell, spells
from kg.model import Entity, Kind
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, SDF, claim, entity

STATE = Entity("syria", "Syria", Kind.STATE)
GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT, parents=("syria",))
UNIT = Entity("tiger-forces", "Tiger Forces", Kind.ARMED_FORCE, parents=("syrian-armed-forces", "hezbollah"))
REBELS = Entity("salvation-government", "Salvation Government", Kind.GOVERNMENT, country="syria")
LOOP = Entity("loop", "Loop", Kind.MILITIA, parents=("loop",))
ENTITIES = {e.id: e for e in (STATE, GOVERNMENT, ARMY, UNIT, REBELS, ISLAMIC_STATE, SDF, LOOP)}
SIDES = Sides(ENTITIES)
BOTH = frozenset({"syria", SDF.id})


def test_a_unit_its_army_its_government_and_its_state_are_one_side() -> None:
    assert {SIDES.head(e.id) for e in (STATE, GOVERNMENT, ARMY, UNIT)} == {"syria"}
    assert [SIDES.depth(e.id) for e in (STATE, GOVERNMENT, ARMY, UNIT)] == [0, 1, 2, 3]
    assert SIDES.kin(UNIT.id, "syria")


def test_a_rival_government_in_the_same_country_is_another_side() -> None:
    assert not SIDES.kin(REBELS.id, GOVERNMENT.id)


def test_who_is_not_described_is_a_side_of_its_own() -> None:
    assert SIDES.head("nobody") == "nobody"
    assert not SIDES.kin("nobody", "syria")


def test_a_circle_of_parents_ends() -> None:
    assert SIDES.head("loop") == "loop"


def test_a_place_and_kin_make_no_pact() -> None:
    assert SIDES.pair(claim("supports", ARMY, ABU_KAMAL)) is None
    assert SIDES.pair(claim("supports", ARMY, UNIT)) is None
    assert SIDES.pair(claim("killed", None, entity("residents", Kind.PEOPLE))) is None


def test_allies_are_joined_on_their_days_with_all_their_kin() -> None:
    sides = Sides(ENTITIES, {BOTH: (Spell(date(2017, 1, 1), date(2017, 2, 28)),)})
    days = [date(2016, 12, 31), date(2017, 1, 1), date(2017, 2, 28), date(2017, 3, 1)]
    assert [sides.joined(UNIT.id, SDF.id, d) for d in days] == [False, True, True, False]
    assert not sides.joined(ISLAMIC_STATE.id, SDF.id, days[1])


@given(st.lists(st.tuples(st.dates(), st.booleans())))
def test_spells_do_not_overlap_and_end_after_they_begin(turns: list[tuple[date, bool]]) -> None:
    found = spells(turns)
    assert spells(reversed(turns)) == found
    assert all(s.last is None or s.first <= s.last for s in found)
    assert all(a.last is not None and a.last <= b.first for a, b in pairwise(found))


def test_who_leans_to_a_side_gains_with_it_and_is_not_joined_to_it() -> None:
    wagner = Entity("wagner-group", "Wagner Group", Kind.MILITIA, leans="syria")
    sides = Sides({**ENTITIES, wagner.id: wagner})
    day = date(2017, 1, 1)
    assert sides.backs(wagner.id, ARMY.id, day)
    assert sides.backs(ARMY.id, wagner.id, day)
    assert not sides.backs(wagner.id, SDF.id, day)
    assert not sides.joined(wagner.id, ARMY.id, day)


def test_days_of_one_age_have_the_same_alliances() -> None:
    sides = Sides(
        ENTITIES, {BOTH: (Spell(date(2017, 1, 1), date(2017, 2, 28)), Spell(date(2018, 1, 1), None))}
    )
    days = [date(2016, 12, 31), date(2017, 1, 1), date(2017, 2, 28), date(2017, 3, 1), date(2018, 1, 1)]
    assert [sides.age(d) for d in days] == [0, 1, 1, 2, 3]
    assert SIDES.age(date.max) == 0
