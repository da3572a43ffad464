"""The JSON form of values."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Argument,
    Claim,
    Entity,
    Kind,
    Manner,
    Relation,
    Relationship,
    claim_from_json,
    claim_json,
    entity_json,
    relations_json,
    report_json,
)
from tests import factory, strategies


def in_the_form(entity: Entity) -> Entity:
    """Give what the form tells of an entity."""
    told = Entity(entity.id, entity.label, entity.kind)
    if not entity.is_place:
        return told
    return replace(told, lat=entity.lat, lon=entity.lon, geonames=entity.geonames)


ARGUMENTS = st.builds(Argument, strategies.entities.map(in_the_form), st.none() | strategies.mentions)


@given(strategies.claims(ARGUMENTS, strategies.ids))
def test_a_claim_survives_the_way_there_and_back(claim: Claim) -> None:
    assert claim_from_json(json.loads(json.dumps(claim_json(claim)))) == claim


def test_what_is_known_of_an_entity_beyond_the_form_is_left_out() -> None:
    claim = factory.claim()
    back = claim_from_json(claim_json(claim))
    bare = Entity("syrian-armed-forces", "Syrian Armed Forces", Kind.ARMED_FORCE)
    assert back == replace(
        claim,
        subject=Argument(bare),
        object=Argument(replace(factory.ABU_KAMAL, country=None)),
    )


def test_the_form_is_the_designs() -> None:
    claim = replace(
        factory.claim(by=(factory.OBSERVATORY,), source=factory.ISLAMIC_STATE), manner=Manner.GROUND
    )
    value = claim_json(claim)
    assert list(value) == [
        "id",
        "report",
        "relation",
        "status",
        "extent",
        "subject",
        "object",
        "from",
        "to",
        "place",
        "place_precision",
        "date",
        "attributed_to",
        "manner",
        "quantity",
        "trigger",
        "evidence",
        "confidence",
        "extractor",
    ]
    assert value["relation"] == "captured"
    assert value["from"]["id"] == "islamic-state"
    assert value["to"] is None
    assert value["date"] == {"start": "2017-11-08", "end": "2017-11-08", "precision": "day", "text": None}
    assert value["manner"] == "ground"
    assert value["object"]["geonames"] == 174448


def test_an_actor_has_no_coordinates() -> None:
    assert entity_json(factory.ISLAMIC_STATE) == {
        "id": "islamic-state",
        "label": "Islamic State",
        "kind": "armed-group",
    }


def test_a_place_without_coordinates_says_so() -> None:
    assert entity_json(Entity("x", "X", Kind.AREA)) == {
        "id": "x",
        "label": "X",
        "kind": "area",
        "lat": None,
        "lon": None,
        "geonames": None,
    }


@pytest.mark.parametrize("key", ["id", "object", "evidence", "date", "attributed_to"])
def test_a_missing_key_is_refused(key: str) -> None:
    value = claim_json(factory.claim())
    del value[key]
    with pytest.raises(KeyError, match=key):
        claim_from_json(value)


@pytest.mark.parametrize(("key", "wrong"), [("relation", "ate"), ("status", "maybe"), ("extent", "some")])
def test_an_unknown_word_is_refused(key: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        claim_from_json(claim_json(factory.claim()) | {key: wrong})


def test_a_claim_without_an_object_is_refused() -> None:
    with pytest.raises(TypeError):
        claim_from_json(claim_json(factory.claim()) | {"object": None})


def test_a_report_is_told_without_its_text() -> None:
    told = factory.report(title="Army in Abu Kamal")
    facts = {
        "id": "r1",
        "title": "Army in Abu Kamal",
        "published": "2017-11-09",
        "source": "Wire",
        "url": None,
    }
    assert report_json(told) == facts
    assert report_json(replace(told, published=None)) == facts | {"published": None}


def test_relations_are_grouped_in_the_order_of_the_edges() -> None:
    first, second, third = (
        Relationship(name, factory.ARMY, relation, where, ("c",), ("r",), (), (), None, None)
        for name, relation, where in (
            ("1", Relation.CAPTURED, factory.ABU_KAMAL),
            ("2", Relation.CAPTURED, factory.RAQQA),
            ("3", Relation.LOST, factory.RAQQA),
        )
    )
    value = relations_json(factory.ARMY, [first, second, third])
    assert (value["entity"]["id"], value["total"]) == ("syrian-armed-forces", 3)
    assert [(g["relation"], g["total"], [e["id"] for e in g["relationships"]]) for g in value["groups"]] == [
        ("captured", 2, ["1", "2"]),
        ("lost", 1, ["3"]),
    ]
    assert relations_json(factory.ARMY, [])["groups"] == []
