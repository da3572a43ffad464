"""The JSON form of values."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Extent,
    Interval,
    Kind,
    Manner,
    Mention,
    Precision,
    Quantity,
    Relation,
    Relationship,
    Status,
    claim_from_json,
    claim_json,
    entity_json,
    relations_json,
    report_json,
)
from tests import factory

NAMES = st.text(min_size=1, max_size=12)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
COUNTS = st.none() | st.integers(0, 10**9)
PLACES = [k for k in Kind if Entity("x", "X", k).is_place]


def _entities() -> st.SearchStrategy[Entity]:
    degrees = st.none() | st.floats(-90, 90, allow_nan=False)
    places = st.builds(
        Entity,
        id=NAMES,
        label=NAMES,
        kind=st.sampled_from(PLACES),
        lat=degrees,
        lon=degrees,
        geonames=COUNTS,
    )
    actors = st.builds(
        Entity, id=NAMES, label=NAMES, kind=st.sampled_from([k for k in Kind if k not in PLACES])
    )
    return places | actors


MENTIONS = st.builds(Mention, NAMES, st.integers(0, 99), st.integers(100, 200))
ARGUMENTS = st.builds(Argument, _entities(), st.none() | MENTIONS)
BOUNDS = st.tuples(DAYS, DAYS).map(lambda days: (min(days), max(days)))
OPEN = st.tuples(st.none(), DAYS) | st.tuples(DAYS, st.none()) | st.just((None, None))
INTERVALS = st.builds(
    lambda days, precision, text: Interval(days[0], days[1], precision, text),
    BOUNDS | OPEN,
    st.sampled_from(Precision),
    st.none() | NAMES,
)
CLAIMS = st.builds(
    Claim,
    id=NAMES,
    report=NAMES,
    relation=st.sampled_from(Relation),
    status=st.sampled_from(Status),
    subject=st.none() | ARGUMENTS,
    object=ARGUMENTS,
    trigger=MENTIONS,
    evidence=st.builds(
        Evidence, st.sampled_from(["text", "title"]), NAMES, st.integers(0, 9), st.integers(10, 99)
    ),
    extent=st.sampled_from(Extent),
    source=st.none() | ARGUMENTS,
    target=st.none() | ARGUMENTS,
    place=st.none() | ARGUMENTS,
    date=st.none() | INTERVALS,
    attributed_to=st.lists(ARGUMENTS, max_size=3).map(tuple),
    manner=st.none() | st.sampled_from(Manner),
    quantity=st.none() | st.builds(Quantity, COUNTS, COUNTS, COUNTS, NAMES, NAMES),
    confidence=st.floats(0, 1, allow_nan=False),
)


@given(CLAIMS)
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
