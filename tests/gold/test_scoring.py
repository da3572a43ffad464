"""How claims are compared with the gold, on values made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.model import Argument, Claim, Kind, Manner, Mention, Quantity, Relation, Report, Status
from tests.factory import ARMY, ISLAMIC_STATE, RAQQA, SDF, claim, entity
from tests.gold.naming import goes_by, words
from tests.gold.reading import GoldClaim, GoldReport
from tests.gold.scoring import Share, Tally, covers, fits, score

TOOK = GoldClaim((Relation.CAPTURED,), ("Syrian army",), ("Raqqa",))


def item(*claims: GoldClaim, kind: str = "passive") -> GoldReport:
    """Make a report with gold claims."""
    return GoldReport(Report("r1", "Words.", None, date(2017, 11, 9)), "Syria", kind, claims)


def scored(gold: GoldReport, *made: Claim) -> Tally:
    """Score what was made of one report."""
    return score([gold], lambda _: made).overall


@pytest.mark.parametrize(
    ("label", "accepted"),
    [
        ("Syrian Armed Forces", ("Syrian troops",)),
        ("Deir al-Zor", ("Deir Zor",)),
        ("Kfar Kilá", ("kfar kila",)),
        ("K1 base near Kirkuk", ("K1 base",)),
        ("Rebels", ("rebels",)),
    ],
)
def test_names_that_differ_in_sort_or_accent_are_one(label: str, accepted: tuple[str, ...]) -> None:
    assert goes_by(Argument(entity(label)), accepted)


@pytest.mark.parametrize(("label", "accepted"), [("Goma", ("Goma airport",)), ("Rebels", ("troops",))])
def test_names_of_other_things_are_not(label: str, accepted: tuple[str, ...]) -> None:
    assert not goes_by(Argument(entity(label)), accepted)


def test_a_mention_of_nothing_but_sorts_says_nothing() -> None:
    army = Mention("the army", 0, 8)
    assert words("its own troops") == {"own"}
    assert not goes_by(Argument(SDF, army), ("the army",))
    assert goes_by(Argument(entity("the army of Ruritania"), army), ("the army",))
    assert goes_by(Argument(SDF, Mention("Kobani brigades", 0, 15)), ("Kobani brigades",))


def test_nobody_is_right_only_where_the_gold_names_nobody() -> None:
    assert goes_by(None, (None, "Syrian army"))
    assert not goes_by(None, ("Syrian army",))
    assert not goes_by(Argument(ARMY), (None,))


def test_what_is_found_missed_and_made_up_is_counted() -> None:
    both = item(TOOK, replace(TOOK, relations=(Relation.ENTERED,)))
    made = claim("captured", ARMY, RAQQA), claim("besieged", ARMY, RAQQA), claim("besieged", ARMY, RAQQA)
    found = scored(both, *made)
    assert found == Tally(right=1, missed=1, wrong=1)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)


def test_an_empty_outcome_is_nought_and_not_an_error() -> None:
    assert (scored(item()).precision, scored(item()).recall, scored(item()).f1) == (0, 0, 0)


def test_what_is_optional_costs_nothing_either_way() -> None:
    optional = item(replace(TOOK, required=False))
    assert scored(optional) == scored(optional, claim("captured", ARMY, RAQQA)) == Tally(0, 0, 0)


@pytest.mark.parametrize("status", ["planned", "denied", "negated"])
def test_what_did_not_happen_is_wrong_when_told_as_done(status: str) -> None:
    gold = item(replace(TOOK, required=False, status=Status(status)), kind="trap-plan")
    told = claim("captured", ARMY, RAQQA)
    assert scored(gold, told) == Tally(0, 0, wrong=1)
    assert scored(gold, claim("captured", ARMY, RAQQA, status=status)) == Tally(0, 0, 0)
    assert score([gold], lambda _: [told]).traps == Share(1, 1)
    assert score([gold], lambda _: []).traps == Share(0, 1)


def test_symmetric_relations_fit_either_way_and_others_do_not() -> None:
    fight = replace(TOOK, relations=(Relation.FOUGHT,), object=("Islamic State",))
    assert fits(claim("fought", ISLAMIC_STATE, ARMY), fight)
    attack = replace(fight, relations=(Relation.ATTACKED,))
    assert not fits(claim("attacked", ISLAMIC_STATE, ARMY), attack)
    assert not fits(claim("attacked", ARMY, ISLAMIC_STATE), fight)


def test_who_was_driven_out_may_be_said_to_have_lost_the_place_and_fought() -> None:
    driven = replace(TOOK, source=("Islamic State",))
    lost, fought = claim("lost", ISLAMIC_STATE, RAQQA), claim("fought", ISLAMIC_STATE, ARMY)
    assert covers(driven, lost)
    assert covers(driven, fought)
    assert not covers(TOOK, lost)
    assert not covers(TOOK, fought)


@pytest.mark.parametrize(("relation", "implied"), [("repelled", True), ("killed", True), ("attacked", False)])
def test_who_was_beaten_back_or_killed_fought(relation: str, implied: bool) -> None:
    gold = GoldClaim((Relation(relation),), ("Syrian army",), ("Islamic State",))
    assert covers(gold, claim("fought", ARMY, ISLAMIC_STATE)) is implied
    assert not fits(claim("fought", ARMY, ISLAMIC_STATE), gold)


def test_details_are_judged_where_the_gold_gives_them() -> None:
    gold = replace(
        TOOK,
        source=("Islamic State",),
        speakers=("Syrian Democratic Forces",),
        date=(date(2017, 11, 8), None),
        manners=(Manner.DRONE,),
        quantity=(26, 26, None),
        place=("Raqqa",),
    )
    plain = claim(
        "captured", ARMY, RAQQA, by=(SDF,), source=ISLAMIC_STATE, place=entity("Hama", Kind.SETTLEMENT)
    )
    told = replace(plain, manner=Manner.DRONE, quantity=Quantity(26, 26, None, "people", "at least 26"))
    details = score([item(gold)], lambda _: [told]).details
    assert {name: str(share) for name, share in details.items()} == {
        "attribution": "1/1",
        "loser": "1/1",
        "date": "0/1",
        "extent": "0/0",
        "quantity": "1/1",
        "manner": "1/1",
        "place": "0/1",
        "status": "0/0",
    }
    assert score([item(gold)], lambda _: [plain]).details["quantity"] == Share(0, 1)


def test_the_middle_of_a_range_is_not_judged() -> None:
    gold = item(replace(TOOK, quantity=(100, None, 150)))
    told = replace(claim("captured", ARMY, RAQQA), quantity=Quantity(100, 125, 150, "people", "100 to 150"))
    assert score([gold], lambda _: [told]).details["quantity"] == Share(1, 1)


def test_a_status_is_judged_where_something_was_found() -> None:
    gold = item(replace(TOOK, status=Status.HEDGED))
    hedged, plain = claim("captured", ARMY, RAQQA, status="hedged"), claim("captured", ARMY, RAQQA)
    assert score([gold], lambda _: [hedged]).details["status"] == Share(1, 1)
    assert score([gold], lambda _: [plain]).details["status"] == Share(0, 1)


def test_errors_name_the_report_and_what_is_wrong_with_it() -> None:
    errors = score([item(TOOK)], lambda _: [claim("besieged", ARMY, RAQQA)]).errors
    assert errors == (
        "r1: Words.",
        "    missed Syrian army captured Raqqa",
        "    wrong Syrian Armed Forces besieged Raqqa (asserted)",
    )
