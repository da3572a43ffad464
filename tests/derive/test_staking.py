"""What speakers stand to gain by claims of any relation, and which claims contradict each other."""

from __future__ import annotations

import pytest

from kg.derive import Staking, recounted, update
from kg.model import Basis, Claim
from kg.store import Store, memory_store
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, SDF, claim, report

TOLD, LATER = report("r1", published="2017-11-09"), report("r2", published="2017-11-12")
TAKEN = claim(report=TOLD, by=(ARMY,))
HELD = claim("controls", ISLAMIC_STATE, report=TOLD, by=(OBSERVATORY,))
STRUCK = claim("attacked", ARMY, ISLAMIC_STATE, report=TOLD, by=(ISLAMIC_STATE,))
FOUGHT = claim("fought", ARMY, ISLAMIC_STATE, place=ABU_KAMAL, report=TOLD)
LEFT = claim("withdrew-from", ISLAMIC_STATE, day="2017-11-11", report=LATER, by=(ISLAMIC_STATE,))
DENIED = claim("withdrew-from", ISLAMIC_STATE, status="denied", day=None, report=LATER, by=(ISLAMIC_STATE,))
CLAIMS = (TAKEN, HELD, STRUCK, FOUGHT, LEFT, DENIED)


@pytest.fixture(scope="module")
def store() -> Store:
    store = memory_store()
    known = {e.id: e for e in (ARMY, ISLAMIC_STATE, OBSERVATORY, SDF)}
    for own in (TOLD, LATER):
        update(store, [(own, [c for c in CLAIMS if c.report == own.id])], known=known)
    return store


def test_claims_on_a_place_are_judged_as_its_timeline_judges_them(store: Store) -> None:
    found = Staking(store).stakes([TAKEN.id, HELD.id, LEFT.id])
    assert found == {
        TAKEN.id: Basis.OWN_INTEREST,
        HELD.id: Basis.INDEPENDENT,
        LEFT.id: Basis.AGAINST_INTEREST,
    }
    account = recounted(store, ABU_KAMAL.id)
    assert all(account.stakes[own] is basis for own, basis in found.items())
    assert Staking(store).intervals(ABU_KAMAL.id) == account.intervals


def test_other_claims_are_judged_by_who_struck_whom(store: Store) -> None:
    assert Staking(store).stakes([STRUCK.id, FOUGHT.id, "nothing"]) == {STRUCK.id: Basis.AGAINST_INTEREST}


def test_what_was_weighed_is_not_outstanding(store: Store) -> None:
    staking = Staking(store)
    assert staking.outstanding([TAKEN.id, STRUCK.id]) == len([TAKEN, HELD, FOUGHT, LEFT, DENIED])
    staking.stakes([TAKEN.id])
    assert staking.outstanding([TAKEN.id, STRUCK.id]) == 0


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        (TAKEN, HELD, True),
        (LEFT, HELD, True),
        (TAKEN, LEFT, False),
        (TAKEN, DENIED, True),
        (HELD, DENIED, False),
        (TAKEN, STRUCK, False),
    ],
)
def test_who_gives_the_place_to_another_side_contradicts(
    store: Store, one: Claim, other: Claim, opposed: bool
) -> None:
    found = Staking(store).opposed([one.id], [other.id], lambda *_: True)
    assert found == ({other.id} if opposed else set())


def test_what_does_not_meet_in_time_contradicts_nothing(store: Store) -> None:
    assert Staking(store).opposed([TAKEN.id], [HELD.id], lambda *_: False) == set()
