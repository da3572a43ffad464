"""Which claims a person should look at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.derive import update
from kg.query.review import doubts
from kg.store import Store, memory_store
from tests.derive.saying import of
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, report

OWN = report("r1")
ALONE = replace(claim("captured", SDF, RAQQA, report=OWN), confidence=0.8)
SURE = replace(claim("captured", ARMY, ABU_KAMAL, report=OWN, by=(ARMY,)), id="sure", confidence=1.0)
RIVAL = replace(claim("captured", ISLAMIC_STATE, ABU_KAMAL, report=OWN, by=(ISLAMIC_STATE,)), confidence=0.5)
FOUGHT = replace(claim("fought", ARMY, SDF, report=OWN), confidence=0.1)
DENIED = replace(claim("attacked", SDF, ARMY, report=OWN, status="denied", by=(SDF,)), confidence=0.9)
ATTACKED = replace(claim("attacked", SDF, ARMY, report=OWN, by=(OBSERVATORY,)), confidence=0.9)


@pytest.fixture
def store() -> Store:
    held = memory_store()
    update(held, [(OWN, [ALONE, SURE, RIVAL, FOUGHT, DENIED, ATTACKED])])
    return held


def test_most_depends_on_doubtful_claims_that_decide_who_held_a_place(store: Store) -> None:
    told = {d.claim.id: d for d in doubts(store)}
    assert list(told)[:2] == [RIVAL.id, ALONE.id]
    assert FOUGHT.id not in told
    assert (told[ALONE.id].weight, told[ALONE.id].reasons) == (
        4,
        ("alone decides who held Raqqa", "one witness for who held Raqqa"),
    )
    assert told[ALONE.id].risk == pytest.approx(0.8)
    assert told[RIVAL.id].reasons == (
        "one of 2 that decide who held Abu Kamal",
        "Abu Kamal is disputed",
        "Islamic State captured Abu Kamal is disputed",
    )
    assert told[DENIED.id].reasons == ("Syrian Democratic Forces attacked Syrian Armed Forces is disputed",)
    assert told["sure"].risk == 0


def test_who_is_asked_first_is_limited(store: Store) -> None:
    assert [d.claim.id for d in doubts(store, 1)] == [RIVAL.id]


def test_what_was_judged_is_not_asked_again_and_neither_is_a_correction(store: Store) -> None:
    update(store, judgements=[of(1, "accept", RIVAL), of(2, "correct", ALONE, ("subject", ARMY.id))])
    left = {d.claim.id for d in doubts(store)}
    assert left == {"sure", DENIED.id, ATTACKED.id}
