"""Alliances as the derived edges tell of them: the same as the claims themselves."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.derive import update
from kg.derive.alliances import Alliances
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.derive.sides import Sides, Spell
from kg.model import Claim, Entity, Kind
from kg.store import memory_store
from tests.derive.pacts import pacts
from tests.factory import ARMY, ISLAMIC_STATE, SDF, claim, report

GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT)
UNIT = Entity("tiger-forces", "Tiger Forces", Kind.ARMED_FORCE, parents=(ARMY.id,))
ACTORS = (ARMY, GOVERNMENT, ISLAMIC_STATE, SDF)
KNOWN = {e.id: e for e in (*ACTORS, UNIT)}
OWN = report()


def alliances(claims: list[Claim]) -> tuple[Facts, Alliances]:
    store = memory_store()
    update(store, [(OWN, claims)], known=KNOWN)
    facts = Facts(Draft(store))
    facts.claims(facts.names.claim(c.id) for c in claims)
    return facts, Alliances(facts)


def test_an_alliance_of_the_government_is_its_armys() -> None:
    _, found = alliances([claim("supports", SDF, GOVERNMENT, day="2017-11-08"), claim("captured", ARMY)])
    pair = frozenset({SDF.id, GOVERNMENT.id})
    assert found.among([ARMY.id, SDF.id]) == {pair: (Spell(date(2017, 10, 25), None),)}
    assert found.members(GOVERNMENT.id) == {GOVERNMENT.id, ARMY.id}


def test_alliances_of_others_are_left_out() -> None:
    _, found = alliances([claim("supports", SDF, GOVERNMENT)])
    assert found.among([ARMY.id, ISLAMIC_STATE.id]) == {}


def spells_of(*claims: Claim) -> list[tuple[str, str | None]]:
    """Give the spells between the army's side and the other, as ISO days."""
    _, found = alliances(list(claims))
    spells = found.spells(frozenset({GOVERNMENT.id, SDF.id}))
    return [(s.first.isoformat(), s.last.isoformat() if s.last else None) for s in spells]


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


@settings(max_examples=60)
@example(
    [
        ("allied-with", ARMY, ISLAMIC_STATE, None),
        ("allied-with", ISLAMIC_STATE, ARMY, "2017-01-10"),
        ("broke-with", ARMY, ISLAMIC_STATE, None),
    ]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("allied-with", "supports", "part-of", "broke-with", "fought", "attacked")),
            st.sampled_from(ACTORS),
            st.sampled_from(ACTORS),
            st.sampled_from((None, "2017-01-10", "2017-03-10", "2017-06-10")),
        ),
        max_size=6,
    )
)
def test_edges_and_claims_tell_the_same(told: list[tuple[str, Entity, Entity, str | None]]) -> None:
    made = [claim(r, a, b, day=day) for r, a, b, day in told if a is not b]
    unique = list({c.id: c for c in made}.values())
    facts, found = alliances(unique)
    assert found.among(e.id for e in ACTORS) == pacts(unique, facts.datelines, Sides(facts.entities))
