"""Actors and places."""

import pytest

from kg.model import ACTOR_KINDS, PLACE_KINDS, Entity, Kind


def test_a_state_is_both() -> None:
    state = Entity("syria", "Syria", Kind.STATE)
    assert state.is_place
    assert state.is_actor
    assert frozenset({Kind.STATE}) == PLACE_KINDS & ACTOR_KINDS


def test_every_kind_is_an_actor_or_a_place() -> None:
    assert frozenset(Kind) == PLACE_KINDS | ACTOR_KINDS


@pytest.mark.parametrize("kind", [Kind.ARMED_GROUP, Kind.PERSON, Kind.PEOPLE, Kind.MEDIA])
def test_actors_are_not_held(kind: Kind) -> None:
    assert not Entity("x", "X", kind).is_place


@pytest.mark.parametrize("kind", [Kind.SETTLEMENT, Kind.REGION, Kind.AREA, Kind.FACILITY])
def test_places_do_not_act(kind: Kind) -> None:
    assert not Entity("x", "X", kind).is_actor


def test_an_entity_is_never_changed() -> None:
    with pytest.raises(AttributeError):
        Entity("x", "X", Kind.AREA).label = "Y"  # type: ignore[misc]
