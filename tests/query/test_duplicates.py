"""Entities that may be one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.derive import update
from kg.model import Entity, Kind
from kg.query.duplicates import duplicates
from kg.store import Store, memory_store
from tests.derive.saying import made, merge
from tests.factory import RAQQA, SDF, claim, entity, report

BRIGADE = entity("Falcons Brigade")


def stored(*entities: Entity) -> Store:
    """Give a store in which each of some entities fought or was taken once."""
    store, told = memory_store(), report()
    claims = [
        claim("captured", SDF, e, report=told) if e.is_place else claim("fought", SDF, e, report=told)
        for e in entities
    ]
    update(
        store,
        [(told, [replace(c, id=f"c{i}") for i, c in enumerate(claims)])],
        known={e.id: e for e in entities},
    )
    return store


def found(*entities: Entity) -> list[tuple[set[str], tuple[str, ...]]]:
    return [({d.one.id, d.other.id}, d.reasons) for d in duplicates(stored(*entities))]


def test_one_name_in_two_spellings_is_proposed_first() -> None:
    town = replace(RAQQA, id="ar-raqqa", label="ar-Raqqa", aliases=("RAQQA",), geonames=None)
    near = replace(RAQQA, id="rakka", label="Tell Abyad", geonames=None, lat=35.952)
    pairs = found(RAQQA, town, near)
    assert [who for who, _ in pairs[:2]] == [{"raqqa", "ar-raqqa"}, {"ar-raqqa", "rakka"}]
    assert pairs[0][1] == ("both are called RAQQA", "0.0 km apart")
    assert pairs[1][1] == ("0.2 km apart",)


def test_initials_and_misspellings_are_proposed() -> None:
    short = entity("FB")
    pairs = found(entity("Falcons Free Brigade"), entity("FFB"), entity("Falcons Fre Brigade"), short)
    assert ({"falcons-free-brigade", "ffb"}, ("FFB are the initials of Falcons Free Brigade",)) in pairs
    assert ({"falcons-free-brigade", "falcons-fre-brigade"}, ("spelt alike (97 of 100)",)) in pairs
    assert not any("fb" in who for who, _ in pairs)


def test_dealings_with_the_same_others_make_it_likelier() -> None:
    store, told = memory_store(), report()
    twins = [entity("Falcons Brigade"), entity("Falcon Brigade")]
    foes = [entity(f"{name} Front") for name in ("Red", "Green", "Blue")]
    claims = [claim("fought", one, foe, report=told) for one in twins for foe in foes]
    update(store, [(told, [replace(c, id=f"c{i}") for i, c in enumerate(claims)])])
    best = duplicates(store)[0]
    assert {best.one, best.other} == set(twins)
    assert best.reasons == ("spelt alike (97 of 100)", "3 others have to do with both")
    assert best.score > 0.58


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("21st Falcons Brigade"), entity("22st Falcons Brigade")),
        (entity("Northern Falcons Brigade"), entity("Southern Falcons Brigade")),
        (BRIGADE, replace(BRIGADE, id="unit", parents=("falcons-brigade",))),
        (BRIGADE, Entity("falcons", "Falcons Brigade", Kind.PERSON)),
        (replace(BRIGADE, country="syria"), replace(BRIGADE, id="other", country="iraq")),
        (RAQQA, replace(RAQQA, id="other", lat=34.0)),
        (RAQQA, Entity("market", "Market", Kind.FACILITY, lat=RAQQA.lat, lon=RAQQA.lon)),
        (entity("Residents", Kind.PEOPLE), replace(entity("Residents", Kind.PEOPLE), id="other")),
        (
            replace(BRIGADE, parents=("army",)),
            replace(BRIGADE, id="b", label="Falcon Brigade", parents=("army",)),
        ),
        (entity("Fox"), entity("Fax")),
    ],
)
def test_what_cannot_be_one_is_not_proposed(one: Entity, other: Entity) -> None:
    assert found(one, other) == []


def test_a_unit_is_no_duplicate_of_the_army_above_its_corps() -> None:
    army, corps = entity("Falcons"), replace(entity("Corps"), parents=("falcons",))
    unit = Entity("unit", "Unit", Kind.ARMED_GROUP, aliases=("Falcons",), parents=("corps",))
    assert found(army, corps, unit) == []


def test_what_is_merged_or_was_split_is_not_proposed_again() -> None:
    twin = replace(BRIGADE, id="twin")
    store = stored(BRIGADE, twin)
    assert len(duplicates(store)) == 1
    update(store, judgements=[merge(1, BRIGADE, twin)])
    assert duplicates(store) == []
    update(store, judgements=[made(2, "split", entities=("twin",))])
    assert duplicates(store) == []


def test_the_limit_keeps_the_likeliest() -> None:
    store = stored(BRIGADE, replace(BRIGADE, id="twin"), entity("Falcon Brigade"))
    assert [{d.one.id, d.other.id} for d in duplicates(store, 1)] == [{BRIGADE.id, "twin"}]
