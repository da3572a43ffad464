"""Who held what, what happened and what is disputed as JSON, for OpenAPI: of `kg.model.wire` and `kg.model.saying`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from kg.model import Basis, Relation, Status
from kg.serve import examples
from kg.serve.models import Bounds, Control, Counts, Entity, Interval, Relationship, config

_NEXT = "Address of the next page; null on the last one. Also in the `Link` header."
_UNDATED = "Only with `known_on`: how many reports without a day of publication are left out."


class Saying(BaseModel):
    """One claim in the matter of who held a place, with its two days and what its speakers stand to gain."""

    model_config = config(examples.SAYING)

    claim: str = Field(description="Id of the claim.")
    supports: bool = Field(description="Whether it speaks for the interval or against it.")
    relation: Relation
    status: Status
    subject: str | None = Field(description="Label of who is said to have done it.")
    happened: Interval | None = Field(description="The days it tells of.")
    reported: date | None = Field(description="The day on which it was published.")
    report: str = Field(description="Id of the report.")
    source: str | None = Field(description="The publisher.")
    speakers: list[str] = Field(description="Who says so: those the report names, else its publisher.")
    stake: Basis | None = Field(description="What the claim does to the side of its speakers.")
    sentence: str


class Chapter(Control):
    """A span in which the holders of a place did not change, with what was said for it and against it."""

    model_config = config(examples.CONTROL | {"claims": [examples.SAYING]})

    claims: list[Saying]


class Timeline(BaseModel):
    """Who held a place when, earliest first."""

    model_config = config({"place": examples.PLACE, "intervals": [examples.CONTROL]})

    place: Entity
    intervals: list[Control]
    undated: int = Field(default=0, ge=0, description=_UNDATED)


class Story(BaseModel):
    """Who held a place when, earliest first, and who says so."""

    model_config = config(
        {"place": examples.PLACE, "intervals": [examples.CONTROL | {"claims": [examples.SAYING]}]}
    )

    place: Entity
    intervals: list[Chapter]
    undated: int = Field(default=0, ge=0, description=_UNDATED)


class Held(Control):
    """A span in which the holders of a place did not change, with the place."""

    model_config = config({"place": examples.PLACE} | examples.CONTROL)

    place: Entity


class Holdings(BaseModel):
    """What an actor, or what belongs to it, held when, by place and start."""

    model_config = config(
        {"actor": examples.ACTOR, "holdings": [{"place": examples.PLACE} | examples.CONTROL]}
    )

    actor: Entity
    holdings: list[Held]
    undated: int = Field(default=0, ge=0, description=_UNDATED)


class Change(BaseModel):
    """A place that was held otherwise on the second day than on the first."""

    model_config = config(examples.CHANGE)

    place: Entity
    before: Control
    after: Control


class Changes(BaseModel):
    """What changed hands between two days, by place."""

    model_config = config({"first": "2017-11-01", "second": "2017-11-30", "changes": [examples.CHANGE]})

    first: date
    second: date
    changes: list[Change]


class Figure(BaseModel):
    """How many people one claim says were killed or displaced; null is a bound that the words leave open."""

    model_config = config()

    claim: str
    report: str
    source: str | None
    low: int | None
    best: int | None
    high: int | None
    unit: str
    text: str


class Event(BaseModel):
    """What happened once, however many claims tell of it. Figures of one event are never to be added up."""

    model_config = config(examples.EVENT)

    id: str
    relation: Relation
    subject: Entity | None = Field(description="Null where nobody is named as the agent.")
    object: Entity
    place: Entity | None = Field(description="Where a thing between actors happened.")
    to: Entity | None = Field(description="Who received the place.")
    from_: list[Entity] = Field(alias="from", description="Whom a claim names as having lost the place.")
    when: Bounds = Field(description="The days that fit every claim.")
    interval: str | None = Field(
        description="The days as an interval of ISO 8601, `..` for an unknown end; null where none is known."
    )
    counts: Counts
    figures: list[Figure]
    sources: list[str] = Field(description="Publishers.")
    witnesses: list[str] = Field(description="Ids of original speakers.")
    claims: list[str] = Field(description="Ids of claims that say so.")
    denials: list[str] = Field(description="Ids of claims that deny it.")
    disputed: bool


class Events(BaseModel):
    """A page of events, by day and then by id."""

    model_config = config({"events": [examples.EVENT], "total": 1, "next": None})

    events: list[Event]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)


class Dispute(BaseModel):
    """What claims contradict: who held a place in one interval, or whether a relationship was."""

    model_config = config(examples.DISPUTE)

    kind: Literal["control", "relationship"]
    since: date | None
    place: Entity | None
    interval: Control | None
    relationship: Relationship | None


class Disputes(BaseModel):
    """A page of what is disputed, the latest first."""

    model_config = config({"disputes": [examples.DISPUTE], "total": 1, "next": None})

    disputes: list[Dispute]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)


class Allies(BaseModel):
    """An actor's alliances and supports, given and received, with their periods."""

    model_config = config({"actor": examples.ACTOR, "relationships": [examples.ALLIANCE]})

    actor: Entity
    relationships: list[Relationship]


class Relationships(BaseModel):
    """A page of relationships, ordered by id."""

    model_config = config({"relationships": [examples.RELATIONSHIP], "total": 1, "next": None})

    relationships: list[Relationship]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)
