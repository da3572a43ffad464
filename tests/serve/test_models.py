"""The types of the wire form, and the examples of OpenAPI."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from kg.model import claim_json, entity_json
from kg.serve import answers, examples, explained, held, models
from kg.serve.problems import Problem
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, claim


def documented(module: object) -> list[type[BaseModel]]:
    return [
        m
        for m in vars(module).values()
        if isinstance(m, type) and issubclass(m, BaseModel) and m is not BaseModel
    ]


def named(model: type[BaseModel]) -> str:
    return model.__name__


SEVERAL: set[type[BaseModel]] = {
    *documented(models),
    *documented(answers),
    *documented(explained),
    *documented(held),
    Problem,
}
EVERY = sorted(SEVERAL, key=named)


@pytest.mark.parametrize("model", EVERY, ids=named)
def test_examples_are_of_their_type(model: type[BaseModel]) -> None:
    schema = model.model_json_schema()
    for example in schema.get("examples", []):
        told = model.model_validate(example).model_dump(mode="json", by_alias=True, exclude_unset=True)
        assert told == example
    assert schema["additionalProperties"] is False
    assert schema["description"]


def test_a_claim_goes_through_unchanged() -> None:
    told = claim("killed", None, ISLAMIC_STATE, place=ABU_KAMAL, by=(OBSERVATORY, ARMY), day=None)
    for wire in (claim_json(told), claim_json(claim()), examples.CLAIM):
        kept = models.Claim.model_validate(wire).model_dump(mode="json", by_alias=True, exclude_unset=True)
        assert kept == wire


def test_places_alone_have_coordinates() -> None:
    assert models.Entity.model_validate(entity_json(ARMY)).model_dump(exclude_unset=True).keys() == {
        "id",
        "label",
        "kind",
    }
    assert models.Entity.model_validate(entity_json(ABU_KAMAL)).lat == 34.45


def test_a_key_that_is_not_described_is_noticed() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        models.Entity.model_validate(entity_json(ARMY) | {"secret": 1})
    assert set(examples.RELATIONSHIP) == set(models.Relationship.model_json_schema()["properties"])
    assert set(examples.CONTROL) == set(models.Control.model_json_schema()["properties"])
