"""What a claim rests on as JSON: the types of `kg.model.explained` for OpenAPI."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.model import Extent, Recall, Relation, Status
from kg.serve import examples
from kg.serve.models import Entity, Interval


def _config(example: dict[str, Any] | None = None) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]} if example else {})


class Words(BaseModel):
    """A run of words in a field of the report; `text` is null where it may not be shown."""

    model_config = _config()

    field: Literal["text", "title"]
    text: str | None
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class FrameReading(BaseModel):
    """The frame that the words fill, by the pattern of the lexicon."""

    model_config = _config()

    id: str
    pattern: str
    form: Literal["verb", "noun", "compound"]
    rule: str = Field(description="Why the claim has its relation; `frame` where it is the frame's own.")
    relation: Relation
    words: list[Words]


class Reference(BaseModel):
    """What words that name nobody take up."""

    model_config = _config()

    recall: Recall
    words: Words | None


class Step(BaseModel):
    """A step through the parse; `label` is the dependency, `up` leads to what governs."""

    model_config = _config()

    label: str
    up: bool
    words: Words


class Candidate(BaseModel):
    """What a name may mean."""

    model_config = _config()

    entity: Entity
    score: float = Field(description="Compares among the actors and among the places of one name.")


class Names(BaseModel):
    """A name and what it may mean: the chosen meaning first, then the others, best first, ten at most."""

    model_config = _config()

    words: Words
    considered: int = Field(ge=1)
    candidates: list[Candidate]


class ArgumentReading(BaseModel):
    """How a role came to mean an entity."""

    model_config = _config()

    role: Literal["subject", "object", "from", "to", "place", "speaker"]
    entity: Entity
    words: Words
    ground: Literal["name", "composed", "made", "class", "pronoun"]
    reference: Reference | None
    path: list[Step] = Field(description="From the trigger; empty where the words stand elsewhere.")
    names: list[Names]


class SpeakerReading(ArgumentReading):
    """How someone came to be a speaker; `cue` is the word of speech."""

    cue: Words


class DateReading(BaseModel):
    """The rule that gave the days."""

    model_config = _config()

    rule: str
    words: Words | None
    published: date | None
    interval: Interval | None


class StatusReading(BaseModel):
    """The status, the rule that gave it and the word that decided."""

    model_config = _config()

    value: Status
    rule: str
    cue: Words | None


class ExtentReading(BaseModel):
    """The extent, the rule that gave it and the word that decided."""

    model_config = _config()

    value: Extent
    rule: str
    cue: Words | None


class Factor(BaseModel):
    """One feature of the reading."""

    model_config = _config()

    feature: str
    choice: str
    value: float


class Confidence(BaseModel):
    """How sure the reading is: the product of its factors."""

    model_config = _config()

    value: float = Field(ge=0, le=1)
    factors: list[Factor]


class Explanation(BaseModel):
    """Everything that one claim rests on, each part with its words."""

    model_config = _config(examples.EXPLANATION)

    claim: str
    frame: FrameReading
    arguments: list[ArgumentReading]
    date: DateReading
    speech: list[SpeakerReading]
    status: StatusReading
    extent: ExtentReading
    confidence: Confidence
