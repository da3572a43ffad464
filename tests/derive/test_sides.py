"""Kinship for good, alliance for a day."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.derive import dateline
from kg.derive.sides import Sides, Spell, pacts, spells
from kg.model import Claim, Entity, Kind
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, SDF, claim, entity, report

STATE = Entity("syria", "Syria", Kind.STATE)
GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT, parents=("syria",))
UNIT = Entity("tiger-forces", "Tiger Forces", Kind.ARMED_FORCE, parents=("syrian-armed-forces", "hezbollah"))
REBELS = Entity("salvation-government", "Salvation Government", Kind.GOVERNMENT, country="syria")
LOOP = Entity("loop", "Loop", Kind.MILITIA, parents=("loop",))
ENTITIES = {e.id: e for e in (STATE, GOVERNMENT, ARMY, UNIT, REBELS, ISLAMIC_STATE, SDF, LOOP)}
SIDES = Sides(ENTITIES)
LINES = {"r1": dateline(report())}
BOTH = frozenset({"syria", SDF.id})


def spells_of(*claims: Claim) -> list[tuple[str, str | None]]:
    found = pacts(claims, LINES, SIDES).get(BOTH, ())
    return [(s.first.isoformat(), s.last.isoformat() if s.last else None) for s in found]


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


def test_an_alliance_begins_a_little_before_it_is_told_of_and_lasts() -> None:
    assert spells_of(claim("allied-with", SDF, ARMY, day="2017-11-20")) == [("2017-11-06", None)]


def test_what_breaks_it_ends_it_the_day_before() -> None:
    joined, broken = (
        claim("supports", SDF, UNIT, day="2017-01-15"),
        claim("broke-with", SDF, ARMY, day="2017-03-01"),
    )
    assert spells_of(broken, joined) == [("2017-01-01", "2017-02-28")]


def test_a_later_fight_ends_it_and_a_later_word_makes_it_anew() -> None:
    told = [claim("allied-with", SDF, ARMY, day=d) for d in ("2017-01-15", "2017-06-15")]
    fight = claim("fought", ARMY, SDF, day="2017-03-01")
    again = claim("supports", ARMY, SDF, day="2017-06-15")
    assert spells_of(told[0], fight, again) == [("2017-01-01", "2017-02-28"), ("2017-06-01", None)]


def test_an_alliance_told_of_just_after_a_fight_does_not_reach_back_before_it() -> None:
    fight, joined = (
        claim("fought", ARMY, SDF, day="2017-03-01"),
        claim("supports", ARMY, SDF, day="2017-03-05"),
    )
    assert spells_of(fight, joined) == [("2017-03-01", None)]


def test_an_undated_alliance_is_known_from_its_report() -> None:
    assert spells_of(claim("part-of", SDF, ARMY, day=None)) == [("2017-10-26", None)]


@pytest.mark.parametrize("status", ["denied", "negated", "planned"])
def test_what_did_not_happen_joins_nobody(status: str) -> None:
    assert spells_of(claim("allied-with", SDF, ARMY, status=status)) == []


@pytest.mark.parametrize("relation", ["negotiated-with", "linked-up-with", "ceasefire-with", "attacked"])
def test_other_relations_join_nobody(relation: str) -> None:
    assert spells_of(claim(relation, SDF, ARMY)) == []


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
