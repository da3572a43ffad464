"""Search over everything by words, with counts by what can narrow it."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from kg.errors import UsageError
from kg.model import Kind, Relation
from kg.query.finding import What, find_json, findings_json
from kg.serve import examples
from kg.serve.models import config
from kg.serve.pages import PAGED, leafed
from kg.serve.parameters import After, Limit, Served
from kg.serve.problems import responses

router = APIRouter(tags=["search"])

_FOUND: Final[dict[str, Any]] = {
    "what": "entity",
    "id": examples.PLACE["id"],
    "label": examples.PLACE["label"],
    "matched": "Albu Kamal",
    "score": 94.7,
    "kind": "settlement",
    "country": "syria",
    "relations": {"captured": 2},
}
_COUNTS: Final[dict[str, Any]] = {
    "what": [{"value": "entity", "count": 1}],
    "kind": [{"value": "settlement", "count": 1}],
    "country": [{"value": "syria", "count": 1}],
    "relation": [{"value": "captured", "count": 1}],
}


class Hit(BaseModel):
    """One thing found; kind, country and relations are there for an entity alone."""

    model_config = config(_FOUND)

    what: What
    id: str
    label: str = Field(description="The name of an entity, the title of a report or a question.")
    matched: str = Field(description="Which of its names fits the words.")
    score: float = Field(ge=0, le=100, description="How alike this name and the words are.")
    kind: Kind | None = None
    country: str | None = Field(default=None, description="Id of its state.")
    relations: dict[str, int] | None = Field(
        default=None, description="With how many others it stands in each relation."
    )


class Count(BaseModel):
    """How many of those found have a value."""

    model_config = config()

    value: str
    count: int = Field(ge=1)


class Facets(BaseModel):
    """How many were found by value, most frequent first; each past every filter but its own."""

    model_config = config(_COUNTS)

    what: list[Count]
    kind: list[Count]
    country: list[Count] = Field(description="By id of the state.")
    relation: list[Count] = Field(description="Entities that stand in it, on either side.")


class Hits(BaseModel):
    """A page of what was found, best first, with counts of all of it."""

    model_config = config({"found": [_FOUND], "total": 1, "whole": True, "facets": _COUNTS, "next": None})

    found: list[Hit]
    total: int = Field(ge=0)
    whole: bool = Field(
        description="Unset where the words stand in more names than are looked at; those most spoken of were."
    )
    facets: Facets
    next: str | None = Field(description="Address of the next page; null on the last one.")


@router.get(
    "/search",
    response_model=Hits,
    response_model_exclude_unset=True,
    responses={**PAGED, **responses(400, 404)},
    summary="Search for anything",
)
def search_all(
    *,
    graph: Served,
    request: Request,
    response: Response,
    q: Annotated[
        str,
        Query(min_length=1, max_length=1000, description="Words as far as known.", examples=["deir ezzor"]),
    ],
    what: Annotated[What | None, Query(description="Only entities, reports or questions.")] = None,
    kind: Annotated[Kind | None, Query(description="Only entities of this kind.")] = None,
    country: Annotated[
        str | None, Query(max_length=500, description="Only of this state: id or name.")
    ] = None,
    relation: Annotated[Relation | None, Query(description="Only entities that stand in it.")] = None,
    limit: Limit = 20,
    after: After = None,
) -> dict[str, Any]:
    """Find entities by any name, reports and questions by title; accents, spelling and typing errors are forgiven."""
    found = graph.find(q, what=what, kind=kind, country=country, relation=relation)
    try:
        rest = found.page(limit + 1, after=_key(after))
    except (KeyError, ValueError):
        raise UsageError(f"after: {after!r} is not among what was found") from None
    page = rest[:limit]
    last = f"{page[-1].what}/{page[-1].id}" if len(rest) > limit else None
    address = leafed(request, response, last)
    return findings_json(found) | {"found": [find_json(one) for one in page], "next": address}


def _key(after: str | None) -> tuple[What, str] | None:
    if after is None:
        return None
    what, _, own = after.partition("/")
    return What(what), own
