"""Claims, entities, relationships and control as JSON: the types of `kg.model.wire` for OpenAPI."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kg.model import Basis, ControlStatus, Extent, Kind, Manner, Precision, Relation, Status
from kg.serve import examples


def config(example: dict[str, Any] | None = None) -> ConfigDict:
    """Give the configuration of a value that has no further fields, with an example for who reads of it."""
    schema: dict[str, Any] = {"examples": [example]} if example else {}
    return ConfigDict(extra="forbid", json_schema_extra=schema)


class Mention(BaseModel):
    """A run of Unicode code points in a report's field: `field[start:end] == text`."""

    model_config = config()

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Entity(BaseModel):
    """An actor or a place. `lat`, `lon` (WGS 84 degrees) and `geonames` are there for places only."""

    model_config = config(examples.PLACE)

    id: str
    label: str
    kind: Kind
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


class Argument(Entity):
    """An entity in a role; `mention` has the words that name it, null where another sentence does."""

    model_config = config(examples.ACTOR | {"mention": {"text": "The army", "start": 0, "end": 8}})

    mention: Mention | None


class Interval(BaseModel):
    """A span of days, both inclusive; null is an unknown end. `text` is the wording it was read from."""

    model_config = config()

    start: date | None
    end: date | None
    precision: Precision
    text: str | None


class Quantity(BaseModel):
    """A count of people, as low, best and high estimate."""

    model_config = config()

    low: int | None
    best: int | None
    high: int | None
    unit: str
    text: str


class Evidence(BaseModel):
    """The sentence a claim rests on, with its place in the report's `text` or `title`."""

    model_config = config()

    field: Literal["text", "title"]
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Claim(BaseModel):
    """One speaker's statement, in one sentence of one report, that one relation held."""

    model_config = config(examples.CLAIM)

    id: str
    report: str = Field(description="Id of the report.")
    relation: Relation
    status: Status = Field(description="Only asserted and hedged claims say that something happened.")
    extent: Extent = Field(description="How much of a place a territory claim speaks of.")
    subject: Argument | None = Field(description="Null only where nobody is named as the agent.")
    object: Argument
    from_: Argument | None = Field(alias="from", description="Who lost the place.")
    to: Argument | None = Field(description="Who received the place.")
    place: Argument | None = Field(description="Where a thing between actors happened.")
    place_precision: str
    date: Interval | None = Field(description="Null for an undated past event.")
    attributed_to: list[Argument] = Field(description="Who says so; empty where the report itself does.")
    manner: Manner | None
    quantity: Quantity | None
    trigger: Mention
    evidence: Evidence
    confidence: float = Field(ge=0, le=1)
    extractor: str


class Counts(BaseModel):
    """How much a relationship rests on."""

    model_config = config()

    claims: int = Field(ge=0)
    reports: int = Field(ge=0)
    witnesses: int = Field(ge=0, description="Original speakers: ten papers quoting one ministry are one.")


class Bounds(BaseModel):
    """A day known between two days, both inclusive; null is unknown."""

    model_config = config()

    earliest: date | None
    latest: date | None


class Period(BaseModel):
    """Days on which two stood in a lasting relation; `end` is null while nothing is said to have ended it."""

    model_config = config()

    start: Bounds
    end: Bounds | None
    interval: str | None = Field(
        description="The days as an interval of ISO 8601, `..` for an unknown end; null where none is known."
    )
    for_: list[str] = Field(alias="for", description="Ids of claims that say so.")
    ended_by: list[str] = Field(
        description="Ids of claims of the break, defection, ceasefire or fight after it."
    )


class Relationship(BaseModel):
    """All asserted and hedged claims of one relation between one subject and one object."""

    model_config = config(examples.RELATIONSHIP)

    id: str
    subject: Entity
    relation: Relation
    object: Entity
    counts: Counts
    first: date | None = Field(description="First day on which it is said to have happened, else reported.")
    last: date | None = Field(description="Last such day.")
    interval: str | None = Field(
        description="The days as an interval of ISO 8601, `..` for an unknown end; null where none is known."
    )
    sources: list[str] = Field(description="Publishers.")
    witnesses: list[str] = Field(description="Ids of original speakers.")
    claims: list[str] = Field(description="Ids of claims that say so.")
    denials: list[str] = Field(description="Ids of claims that deny it.")
    disputed: bool
    periods: list[Period] = Field(
        description="Of an alliance, support, membership or leadership, earliest first."
    )


class Name(BaseModel):
    """An entity by id and label."""

    model_config = config()

    id: str
    label: str


class Control(BaseModel):
    """A span in which the holders of a place did not change; `end` is null while it lasts."""

    model_config = config(examples.CONTROL)

    id: str | None = Field(description="It lies at `/intervals/ID`; null where nothing is known.")
    holders: list[Name]
    status: ControlStatus
    basis: Basis | None = Field(description="What the best speakers gain or lose by saying so.")
    last_confirmed: date | None
    start: Bounds
    end: Bounds | None
    interval: str | None = Field(
        description="The longest time that it can have lasted, as an interval of ISO 8601."
    )
    for_: list[str] = Field(alias="for", description="Ids of claims in support.")
    against: list[str] = Field(description="Ids of claims that contradict it.")
    possible: list[Name] = Field(description="Who may have held it as well.")
