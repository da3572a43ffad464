"""Whose word it is, and what it is worth to them."""

from datetime import date

import pytest

from kg.derive import Dateline, witnesses
from kg.derive.sides import Sides
from kg.derive.witness import Effect, independent, stake, standpoint, voice, weightiest
from kg.model import Basis, Entity, Kind, Status
from tests.factory import ARMY, ISLAMIC_STATE, OBSERVATORY, SDF, claim

GOVERNMENT = Entity("syrian-government", "Syrian government", Kind.GOVERNMENT)
SANA = Entity("sana", "Sana", Kind.MEDIA, speaks_for="syrian-government")
REUTERS = Entity("reuters", "Reuters", Kind.MEDIA)
CHANNEL = Entity("channel", "Channel", Kind.MEDIA, leans="sana")
MIRROR = Entity("mirror", "Mirror", Kind.MEDIA, speaks_for="mirror")
ENTITIES = {e.id: e for e in (ARMY, GOVERNMENT, SANA, REUTERS, CHANNEL, MIRROR, ISLAMIC_STATE, OBSERVATORY)}
SIDES = Sides(ENTITIES)
LINE = Dateline(date(2017, 11, 9), "Wire", "wire")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ((), ("wire",)),
        ((ARMY,), (ARMY.id,)),
        ((REUTERS, ARMY), (ARMY.id,)),
        ((ARMY, REUTERS), (ARMY.id,)),
        ((REUTERS,), ("reuters",)),
        ((SANA,), ("syrian-government",)),
        ((OBSERVATORY, ARMY), (OBSERVATORY.id, ARMY.id)),
    ],
)
def test_the_original_speakers_are_the_witnesses(by: tuple[Entity, ...], expected: tuple[str, ...]) -> None:
    assert witnesses(claim(by=by), LINE, ENTITIES) == expected


def test_a_publisher_that_speaks_for_a_state_is_that_state() -> None:
    assert witnesses(claim(), Dateline(None, "Sana", "sana"), ENTITIES) == ("syrian-government",)


def test_without_publisher_nobody_speaks() -> None:
    assert witnesses(claim(), Dateline(), ENTITIES) == ()


def test_who_speaks_for_itself_is_itself() -> None:
    assert voice("mirror", ENTITIES) == "mirror"


def test_an_army_and_its_government_are_one_witness() -> None:
    assert independent([ARMY.id, GOVERNMENT.id, OBSERVATORY.id], SIDES) == (GOVERNMENT.id, OBSERVATORY.id)
    assert independent([ARMY.id], SIDES) == (ARMY.id,)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (ARMY.id, Basis.OWN_INTEREST),
        (GOVERNMENT.id, Basis.OWN_INTEREST),
        ("channel", Basis.OWN_INTEREST),
        (ISLAMIC_STATE.id, Basis.AGAINST_INTEREST),
        (OBSERVATORY.id, Basis.INDEPENDENT),
        ("unheard-of", Basis.INDEPENDENT),
    ],
)
def test_interest_is_by_what_it_does_to_the_speakers_side(speaker: str, expected: Basis) -> None:
    effect = Effect([ARMY.id], [ISLAMIC_STATE.id], date(2017, 11, 8))
    assert stake(speaker, effect, SIDES, ENTITIES) is expected


def test_an_ally_of_that_day_speaks_for_its_own_side() -> None:
    sides = Sides(ENTITIES, {frozenset({SDF.id, "syrian-government"}): ()})
    effect = Effect([ARMY.id], [], date(2017, 11, 8))
    assert stake(SDF.id, effect, sides, ENTITIES) is Basis.INDEPENDENT


def test_the_weightiest_basis_counts_and_nobodys_word_is_a_strangers() -> None:
    assert weightiest([Basis.OWN_INTEREST, Basis.AGAINST_INTEREST]) is Basis.AGAINST_INTEREST
    assert weightiest([]) is Basis.INDEPENDENT


@pytest.mark.parametrize(
    ("speaker", "status", "basis"),
    [
        (ARMY, Status.ASSERTED, Basis.OWN_INTEREST),
        (ARMY, Status.DENIED, Basis.AGAINST_INTEREST),
        (ISLAMIC_STATE, Status.ASSERTED, Basis.AGAINST_INTEREST),
        (ISLAMIC_STATE, Status.NEGATED, Basis.OWN_INTEREST),
        (OBSERVATORY, Status.DENIED, Basis.INDEPENDENT),
        (SDF, Status.ASSERTED, Basis.INDEPENDENT),
        (SDF, Status.HEDGED, Basis.OWN_INTEREST),
    ],
)
def test_a_denial_turns_the_interest_round_and_fighters_accuse_for_themselves(
    speaker: Entity, status: Status, basis: Basis
) -> None:
    told = Effect([ARMY.id], [ISLAMIC_STATE.id], date(2017, 11, 8))
    known = ENTITIES | {SDF.id: SDF}
    assert standpoint(speaker.id, told, status, Sides(known), known) is basis
