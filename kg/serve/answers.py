"""What the routes answer with, around the values of `kg.serve.models`."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from kg.model import Relation
from kg.query.question import Type
from kg.serve import examples
from kg.serve.judged import Judgement
from kg.serve.models import Claim, Entity, Relationship, config

_NEXT = "Address of the next page; null on the last one. Also in the `Link` header."


class Entities(BaseModel):
    """A page of entities, by id or, found by words, best first."""

    model_config = config({"entities": [examples.PLACE], "total": 1, "next": None})

    entities: list[Entity]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)


class Places(BaseModel):
    """A page of places, by id or, found by words, best first."""

    model_config = config({"places": [examples.PLACE], "total": 1, "next": None})

    places: list[Entity]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)


class PartyName(BaseModel):
    """What one party calls a disputed territory."""

    model_config = config()

    party: str = Field(description="Id of the party.")
    name: str


class EntityFacts(Entity):
    """An entity with all that is known of it apart from reports."""

    model_config = config(
        examples.PLACE
        | {
            "aliases": ["Albu Kamal"],
            "country": "syria",
            "parents": ["deir-ez-zor-governorate"],
            "speaks_for": None,
            "leans": None,
            "same_as": ["https://en.wikipedia.org/wiki/Abu_Kamal"],
            "active": [None, None],
            "disputed": [],
        }
    )

    aliases: list[str]
    country: str | None = Field(description="Id of its state.")
    parents: list[str] = Field(description="Ids: a unit's army, an army's government, a district's region.")
    speaks_for: str | None = Field(description="Id of whose word it carries.")
    leans: str | None = Field(description="Id of whom it favours.")
    same_as: list[str] = Field(description="The same thing elsewhere.")
    active: tuple[int | None, int | None] = Field(description="First and last year.")
    disputed: list[PartyName] = Field(description="What the parties call a disputed territory.")


class RelationGroup(BaseModel):
    """The relationships of one relation."""

    model_config = config()

    relation: Relation
    total: int = Field(ge=1)
    relationships: list[Relationship]


class Relations(BaseModel):
    """An entity's relationships, in which it is subject or object, grouped by relation."""

    model_config = config(
        {
            "entity": examples.PLACE,
            "total": 1,
            "groups": [{"relation": "captured", "total": 1, "relationships": [examples.RELATIONSHIP]}],
        }
    )

    entity: Entity
    total: int = Field(ge=0)
    groups: list[RelationGroup]


class Claims(BaseModel):
    """A page of claims, ordered by id."""

    model_config = config({"claims": [examples.CLAIM], "total": 1, "next": None})

    claims: list[Claim]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)


class Judgements(BaseModel):
    """A page of judgements, oldest first."""

    model_config = config({"judgements": [examples.JUDGEMENT], "total": 1, "next": None})

    judgements: list[Judgement]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)


class ReportFacts(BaseModel):
    """A report without its text."""

    model_config = config(examples.REPORT)

    id: str
    title: str | None
    published: date | None = Field(description="Null where nothing says the day.")
    source: str | None = Field(description="The publisher.")
    url: str | None


class Reports(BaseModel):
    """A page of reports, ordered by id."""

    model_config = config({"reports": [examples.REPORT], "total": 1, "next": None})

    reports: list[ReportFacts]
    total: int = Field(ge=0, description="How many there are on all pages.")
    next: str | None = Field(description=_NEXT)


class ReportWhole(ReportFacts):
    """A report with its claims. `text` is null for those who do not hold the report locally."""

    model_config = config(examples.REPORT | {"text": None, "claims": [examples.CLAIM]})

    text: str | None = Field(
        description="The text as given; only for clients on the machine itself or with a token."
    )
    claims: list[Claim]


class Context(BaseModel):
    """The sentence of a claim between its neighbours; null where there is none or it may not be shown."""

    model_config = config(examples.CONTEXT)

    before: str | None
    sentence: str
    after: str | None


class ClaimWhole(Claim):
    """A claim with its sentence in context and the facts of its report."""

    model_config = config(
        examples.CLAIM
        | {
            "context": examples.CONTEXT,
            "told_in": examples.REPORT,
            "judgements": [examples.JUDGEMENT],
        }
    )

    context: Context
    told_in: ReportFacts
    judgements: list[Judgement] = Field(description="What analysts said of it, oldest first.")


class Network(BaseModel):
    """The network: one node an entity, one edge a relationship."""

    model_config = config({"nodes": [examples.ACTOR, examples.PLACE], "edges": [examples.RELATIONSHIP]})

    nodes: list[Entity]
    edges: list[Relationship]


class QuestionParameter(BaseModel):
    """What a question is asked with. Without a default it must be given."""

    model_config = config()

    name: str
    type: Type = Field(description="An entity by id or name, a day, a month, a relation, words or a number.")
    label: str
    default: str | None
    example: str | None


class QuestionFacts(BaseModel):
    """A question of the catalogue."""

    model_config = config()

    name: str = Field(description="It is asked at `/queries/NAME`.")
    title: str
    description: str
    group: str = Field(description="The subject under which it is listed with others.")
    parameters: list[QuestionParameter]


class Questions(BaseModel):
    """Every question of the catalogue, by name."""

    model_config = config({"questions": [examples.QUESTION]})

    questions: list[QuestionFacts]


class QuestionAnswer(BaseModel):
    """The rows that answer a question, and what it was asked with, defaults included."""

    model_config = config(examples.ANSWER)

    question: str
    title: str
    parameters: dict[str, str]
    columns: list[str]
    rows: list[dict[str, str | int | float | bool | None]] = Field(
        description="One object a row; null where a column has nothing. Entities and claims are IRIs."
    )


class Health(BaseModel):
    """The process answers."""

    model_config = config({"status": "ok"})

    status: Literal["ok"]


class Readiness(Health):
    """The graph answers; `version` changes whenever its content may have changed."""

    model_config = config({"status": "ok", "version": "42", "reports": 17, "claims": 301})

    version: str
    reports: int = Field(ge=0)
    claims: int = Field(ge=0)
