"""Judgements folded into what they come to."""

from dataclasses import replace

from kg.derive.judged import NOTHING, folded
from kg.model import Judgement
from tests.derive.saying import made, merge, of
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF, claim, report


def split(number: int, entity: str) -> Judgement:
    return made(number, "split", entities=(entity,))


def test_nothing_comes_of_nothing() -> None:
    assert folded([]) == NOTHING
    assert not NOTHING.changes_claims
    assert NOTHING.applied(ABU_KAMAL) is ABU_KAMAL
    assert (NOTHING.root("a"), NOTHING.group("a")) == ("a", ("a",))


def test_judgements_on_claims_are_kept_by_report_oldest_first() -> None:
    one, other = of(2, "reject", claim()), of(1, "accept", claim())
    far = of(3, "accept", claim(report=report("r2")))
    assert folded([one, other, far]).of_report == {"r1": (other, one), "r2": (far,)}


def test_merges_add_up() -> None:
    found = folded([merge(1, SDF, ARMY), merge(2, ISLAMIC_STATE, SDF)])
    assert found.merged == {ARMY.id: ISLAMIC_STATE.id, SDF.id: ISLAMIC_STATE.id}
    everyone = tuple(sorted((ARMY.id, SDF.id, ISLAMIC_STATE.id)))
    assert all(found.group(e) == everyone for e in everyone)


def test_a_circle_of_merges_is_closed_by_none() -> None:
    circle = [merge(1, SDF, ARMY), merge(2, ARMY, SDF), merge(3, SDF, SDF)]
    assert folded(circle).merged == {ARMY.id: SDF.id}


def test_merging_what_is_merged_takes_all_that_is_one_along() -> None:
    found = folded([merge(1, SDF, ARMY), merge(2, ISLAMIC_STATE, ARMY)])
    assert found.merged == {ARMY.id: ISLAMIC_STATE.id, SDF.id: ISLAMIC_STATE.id}


def test_a_split_parts_one_from_what_it_was_merged_into_or_all_from_what_they_were() -> None:
    merges = [merge(1, SDF, ARMY), merge(2, SDF, ISLAMIC_STATE)]
    assert folded([*merges, split(3, ARMY.id)]).merged == {ISLAMIC_STATE.id: SDF.id}
    assert folded([*merges, split(3, SDF.id)]).merged == {}
    assert folded([*merges, split(3, "nobody")]).merged == folded(merges).merged
    assert folded([*merges, split(0, ARMY.id)]).merged == folded(merges).merged


def test_the_last_word_on_place_and_leaning_counts() -> None:
    where = [made(n, "locate", entities=("raqqa",), position=(n, n)) for n in (2, 1)]
    leans = [made(1, "leaning", entities=("sana", ARMY.id)), made(2, "leaning", entities=("sana",))]
    found = folded([*where, *leans])
    assert (found.located, found.leaning) == ({"raqqa": (2, 2)}, {"sana": None})
    assert found.applied(RAQQA) == replace(RAQQA, lat=2, lon=2)
    assert found.applied(replace(SDF, id="sana", leans="x")).leans is None


def test_those_who_refer_to_a_merged_one_refer_to_what_it_is() -> None:
    found = folded([merge(1, SDF, ISLAMIC_STATE), merge(2, SDF, ARMY)])
    unit = replace(ABU_KAMAL, parents=(ARMY.id, ISLAMIC_STATE.id, "x"), country=ARMY.id, leans=ARMY.id)
    assert found.united(unit) == replace(unit, parents=(SDF.id, "x"), country=SDF.id, leans=SDF.id)
    assert found.united(replace(SDF, parents=(ARMY.id, "x"))).parents == ("x",)
