"""Judgements as JSON."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given

from kg.model import (
    Entity,
    JudgedClaim,
    Judgement,
    JudgementKind,
    judgement,
    judgement_from_json,
    judgement_json,
)
from kg.model.judged import entity_from_json, whole_entity_json
from tests import strategies
from tests.factory import ARMY, claim

MADE = judgement(
    JudgementKind.CORRECT,
    "Ann",
    "It was the other army.",
    datetime(2026, 11, 22, 12, 30, tzinfo=UTC),
    claim=JudgedClaim.of(claim()),
    changes=(("subject", "iraq"), ("date", None)),
    known=[ARMY],
)


@given(strategies.judgements)
def test_a_judgement_survives_the_way_there_and_back(judgement: Judgement) -> None:
    assert judgement_from_json(json.loads(json.dumps(judgement_json(judgement)))) == judgement


def test_the_form_is_fixed() -> None:
    value = judgement_json(MADE)
    assert value.pop("known") == [whole_entity_json(ARMY)]
    assert value == {
        "id": MADE.id,
        "kind": "correct",
        "author": "Ann",
        "reason": "It was the other army.",
        "made": "2026-11-22T12:30:00Z",
        "claim": {
            "id": claim().id,
            "report": "r1",
            "quote": "The army captured Abu Kamal.",
            "relation": "captured",
            "status": "asserted",
            "arguments": {
                "subject": ARMY.id,
                "object": "abu-kamal",
                "from": None,
                "to": None,
                "place": None,
            },
            "revised": False,
        },
        "changes": {"subject": "iraq", "date": None},
        "correction": MADE.correction,
        "entities": [],
        "position": None,
        "undoes": None,
    }


@pytest.mark.parametrize(
    ("part", "value", "fault"),
    [
        ("id", "0123456789abcdef", "its id is '0123456789abcdef', but what it says makes"),
        ("kind", "praise", "'praise' is not a valid JudgementKind"),
        ("author", 7, "7 is no text"),
        ("made", "2026-11-22T12:30:00", "has no zone"),
        ("made", "noon", "Invalid isoformat"),
        ("changes", {"confidence": "1"}, "'confidence' cannot be corrected"),
        ("changes", {}, "not what it takes to correct"),
        ("position", {"lat": 91, "lon": 0}, "no number of degrees from -90 to 90"),
        ("position", {"lat": 1, "lon": True}, "no number of degrees from -180 to 180"),
    ],
)
def test_what_cannot_be_meant_is_refused(part: str, value: object, fault: str) -> None:
    with pytest.raises((ValueError, TypeError), match=fault):
        judgement_from_json(judgement_json(MADE) | {part: value})


def test_a_missing_part_is_named() -> None:
    value = judgement_json(MADE)
    del value["undoes"]
    with pytest.raises(KeyError, match="undoes"):
        judgement_from_json(value)


@given(strategies.entities.filter(lambda e: e.lat is None or abs(e.lat) <= 90))
def test_an_entity_survives_the_way_there_and_back(entity: Entity) -> None:
    assert entity_from_json(json.loads(json.dumps(whole_entity_json(entity)))) == entity


@pytest.mark.parametrize(("part", "value"), [("geonames", True), ("label", None), ("active", [1.5, None])])
def test_an_entity_of_other_values_is_refused(part: str, value: object) -> None:
    with pytest.raises(TypeError):
        entity_from_json(whole_entity_json(ARMY) | {part: value})
