"""Judgements as JSON: the types of `kg.query.judgements.heard_json` for OpenAPI."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field

from kg.model import JudgementKind
from kg.serve import examples
from kg.serve.models import config


class Roles(BaseModel):
    """Who stood in each role of a claim, by id."""

    model_config = config()

    subject: str | None
    object: str | None
    from_: str | None = Field(alias="from")
    to: str | None
    place: str | None


class JudgedClaim(BaseModel):
    """A claim as it was when it was judged, by which it is found again after its report was read anew."""

    model_config = config()

    id: str
    report: str
    quote: str = Field(description="The sentence.")
    relation: str
    status: str
    arguments: Roles
    revised: bool = Field(description="Whether a correction had made it.")


class Position(BaseModel):
    """WGS 84 degrees."""

    model_config = config()

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Judgement(BaseModel):
    """What one analyst said of a claim, an entity, a source or another judgement. It never changes."""

    model_config = config(examples.JUDGEMENT)

    id: str
    kind: JudgementKind
    author: str
    reason: str
    made: datetime
    claim: JudgedClaim | None = Field(description="Null where it is about no claim.")
    changes: dict[str, str | None] = Field(
        description="What a correction says otherwise; null empties a field."
    )
    correction: str | None = Field(description="Id of the claim that a correction makes.")
    entities: list[str] = Field(
        description="Ids: of a merge the one that stays and the one that is it, of a leaning the source and whom it "
        "favours, else the one that it is about."
    )
    position: Position | None = Field(description="Where a place was put.")
    undoes: str | None = Field(description="Id of the judgement that it takes back.")
    stands: bool = Field(description="False where it was taken back.")
    orphan: bool = Field(description="Whether it stands and is about nothing that is here.")
    about: str | None = Field(description="Id of the claim that it is about now.")
