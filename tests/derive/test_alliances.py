"""Alliances as the derived edges tell of them: the same as the claims themselves."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.derive import update
from kg.derive.alliances import Alliances
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.derive.sides import Sides, Spell, pacts
from kg.model import Claim, Entity, Kind
from kg.store import memory_store
from tests.factory import ARMY, ISLAMIC_STATE, SDF, claim, report

GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT)
ACTORS = (ARMY, GOVERNMENT, ISLAMIC_STATE, SDF)
OWN = report()
SIDES = Sides({e.id: e for e in ACTORS})


def alliances(claims: list[Claim]) -> tuple[Facts, Alliances]:
    store = memory_store()
    update(store, [(OWN, claims)], known={e.id: e for e in ACTORS})
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
