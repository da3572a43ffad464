"""The claim and its parts."""

import pytest

from kg.model import SYMMETRIC, Relation, Status
from tests import factory


def test_arguments_come_in_the_order_of_the_roles_speakers_last() -> None:
    claim = factory.claim(
        source=factory.ISLAMIC_STATE, target=factory.SDF, place=factory.RAQQA, by=(factory.OBSERVATORY,)
    )
    assert [a.entity for a in claim.arguments()] == [
        factory.ARMY,
        factory.ABU_KAMAL,
        factory.ISLAMIC_STATE,
        factory.SDF,
        factory.RAQQA,
        factory.OBSERVATORY,
    ]


def test_an_empty_role_is_left_out() -> None:
    claim = factory.claim("killed", None, factory.entity("civilians"))
    assert [a.entity.id for a in claim.arguments()] == ["civilians"]


@pytest.mark.parametrize(
    ("status", "happened"),
    [("asserted", True), ("hedged", True), ("denied", False), ("negated", False), ("planned", False)],
)
def test_which_statuses_say_that_it_happened(status: str, happened: bool) -> None:
    assert Status(status).happened is happened


def test_what_is_mutual() -> None:
    mutual = {"fought", "allied-with", "linked-up-with", "negotiated-with", "ceasefire-with"}
    assert {r.value for r in Relation if r.symmetric} == mutual
    assert {r.value for r in SYMMETRIC} == mutual


def test_a_claim_is_never_changed() -> None:
    with pytest.raises(AttributeError):
        factory.claim().confidence = 1.0  # type: ignore[misc]
