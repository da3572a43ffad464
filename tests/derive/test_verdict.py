"""What the claims of one day come to."""

from kg.derive import dateline
from kg.derive.deeds import deeds
from kg.derive.sides import Sides
from kg.derive.verdict import Court, Verdict, basis_of, ranked, verdict
from kg.model import Basis, Claim, Entity
from tests.factory import ARMY, ISLAMIC_STATE, OBSERVATORY, SDF, claim, report

ENTITIES = {e.id: e for e in (ARMY, ISLAMIC_STATE, SDF, OBSERVATORY)}
LINES = {"r1": dateline(report()), "r2": dateline(report("r2", source="Post"))}
COURT = Court(Sides(ENTITIES), ENTITIES, frozenset({ARMY.id, ISLAMIC_STATE.id}))


def judged(*claims: Claim, holders: tuple[Entity, ...] = ()) -> Verdict:
    return verdict(deeds("abu-kamal", claims, LINES), holders, COURT)


def standing(found: Verdict) -> list[str]:
    return sorted(actor.id for camp in found.standing for actor in camp.actors)


OWN = claim(by=(ARMY,))
RIVAL = claim("controls", ISLAMIC_STATE, by=(ISLAMIC_STATE,))


def test_one_side_stands_alone() -> None:
    found = judged(OWN)
    assert (standing(found), found.outvoted, found.contradictory) == ([ARMY.id], (), False)
    assert basis_of(found.standing[0].grounds) is Basis.OWN_INTEREST


def test_equal_words_of_opposed_sides_both_stand() -> None:
    found = judged(OWN, RIVAL)
    assert standing(found) == [ISLAMIC_STATE.id, ARMY.id]
    assert found.contradictory


def test_the_better_class_stands() -> None:
    found = judged(OWN, claim("controls", ISLAMIC_STATE, by=(OBSERVATORY,)))
    assert standing(found) == [ISLAMIC_STATE.id]
    assert [a.id for camp in found.outvoted for a in camp.actors] == [ARMY.id]


def test_who_loses_by_its_own_word_is_believed_first() -> None:
    admitted = claim("captured", ARMY, by=(ISLAMIC_STATE,), source=ISLAMIC_STATE)
    found = judged(admitted, claim("controls", ISLAMIC_STATE, by=(OBSERVATORY,)))
    assert standing(found) == [ARMY.id]
    assert basis_of(found.standing[0].grounds) is Basis.AGAINST_INTEREST


def test_the_holder_of_before_who_grants_the_loss_speaks_against_its_interest() -> None:
    found = judged(claim(by=(ISLAMIC_STATE,)), holders=(ISLAMIC_STATE,))
    assert basis_of(found.standing[0].grounds) is Basis.AGAINST_INTEREST


def test_the_other_sides_leaving_speaks_for_the_taker() -> None:
    left = claim("withdrew-from", ISLAMIC_STATE, by=(ISLAMIC_STATE,))
    found = judged(OWN, left)
    assert [g.deed.claim.id for g in found.standing[0].grounds] == [OWN.id, left.id]
    assert basis_of(found.standing[0].grounds) is Basis.AGAINST_INTEREST


def test_a_fighters_denial_is_in_its_own_interest() -> None:
    found = judged(OWN, claim(status="denied", by=(SDF,)))
    assert [o.basis for o in found.objections] == [Basis.OWN_INTEREST]
    assert (found.balanced, found.overruled) == (True, False)


def test_a_monitors_denial_overrules() -> None:
    found = judged(OWN, claim(status="denied", by=(OBSERVATORY,)))
    assert (found.balanced, found.overruled) == (False, True)


def test_who_denies_its_own_success_is_believed() -> None:
    found = judged(claim(by=(OBSERVATORY,)), claim(status="denied", by=(ARMY,)))
    assert [o.basis for o in found.objections] == [Basis.AGAINST_INTEREST]
    assert found.overruled


def test_a_denial_of_another_sides_claim_is_no_objection() -> None:
    denial = claim("controls", SDF, status="denied", by=(OBSERVATORY,))
    assert judged(OWN, denial).objections == ()


def test_parts_and_silence_decide_nothing() -> None:
    assert judged(claim(extent="part")).standing == ()
    assert not judged(claim(extent="part")).contradictory


def test_the_best_witnessed_comes_first() -> None:
    other = report("r2", source="Post")
    told = [claim(), claim(report=other), claim("controls", SDF, by=(SDF,))]
    weighed = [COURT.weigh(d) for d in deeds("abu-kamal", told, LINES)]
    assert [e.id for e in ranked(weighed)] == [ARMY.id, SDF.id]
