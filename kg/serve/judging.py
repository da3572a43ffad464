"""Judgements made and taken back over HTTP, with a write token."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from kg.graph import Graph
from kg.model import Judgement as Made
from kg.model import JudgementKind
from kg.query.judgements import heard_json
from kg.serve import examples
from kg.serve.access import Writing
from kg.serve.judged import Judgement
from kg.serve.models import config
from kg.serve.parameters import Served
from kg.serve.paths import under
from kg.serve.posted import body_of, media_type
from kg.serve.problems import responses
from kg.serve.writer import at_once

_Name = Annotated[str, Field(min_length=1, max_length=500)]
_Words = Annotated[str, Field(min_length=1, max_length=2000)]


class _Signed(BaseModel):
    """What every judgement says."""

    reason: _Words = Field(description="Why; it stays on record.")
    author: _Name | None = Field(
        default=None, description="Who judges; else the server's `KG_AUTHOR`, without which it is wanted."
    )

    @property
    def signature(self) -> dict[str, str | None]:
        """Give what the methods of a graph take."""
        return {"reason": self.reason, "author": self.author}


class OnClaim(_Signed):
    """A claim was read rightly, or wrongly so that it counts for nothing."""

    model_config = config()

    kind: Literal[JudgementKind.ACCEPT, JudgementKind.REJECT]
    claim: _Name = Field(description="Id of the claim.")

    def made(self, graph: Graph) -> Made:
        """Make it."""
        judge = graph.accept if self.kind is JudgementKind.ACCEPT else graph.reject
        return judge(self.claim, **self.signature)  # type: ignore[arg-type]


class Correction(_Signed):
    """A claim should have been read as something else."""

    model_config = config(examples.NEW_JUDGEMENT)

    kind: Literal[JudgementKind.CORRECT]
    claim: _Name = Field(description="Id of the claim.")
    changes: dict[
        Literal["subject", "object", "from", "to", "place", "relation", "status", "extent", "date"],
        _Name | None,
    ] = Field(
        min_length=1,
        description="New values: names or ids of entities, a relation, status or extent, a day or `FIRST..LAST`; null "
        "empties one.",
    )

    def made(self, graph: Graph) -> Made:
        """Make it."""
        changes: dict[str, Any] = {
            "from_" if name == "from" else str(name): value for name, value in self.changes.items()
        }
        return graph.correct(self.claim, reason=self.reason, author=self.author, **changes)


class Merging(_Signed):
    """Two entities are one: what is said of `other` counts as said of `entity`."""

    model_config = config()

    kind: Literal[JudgementKind.MERGE]
    entity: _Name = Field(description="Id or name of the one that stays.")
    other: _Name = Field(description="Id or name of the one that it is, too.")

    def made(self, graph: Graph) -> Made:
        """Make it."""
        return graph.merge(self.entity, self.other, **self.signature)  # type: ignore[arg-type]


class Splitting(_Signed):
    """An entity is none of those that it was merged with."""

    model_config = config()

    kind: Literal[JudgementKind.SPLIT]
    entity: _Name = Field(description="Id or name.")

    def made(self, graph: Graph) -> Made:
        """Make it."""
        return graph.split(self.entity, **self.signature)  # type: ignore[arg-type]


class Locating(_Signed):
    """A place lies elsewhere than is thought."""

    model_config = config()

    kind: Literal[JudgementKind.LOCATE]
    place: _Name = Field(description="Id or name.")
    lat: float = Field(ge=-90, le=90, description="WGS 84 degrees.")
    lon: float = Field(ge=-180, le=180, description="WGS 84 degrees.")

    def made(self, graph: Graph) -> Made:
        """Make it."""
        return graph.locate(self.place, self.lat, self.lon, **self.signature)  # type: ignore[arg-type]


class Leaning(_Signed):
    """A source favours somebody, or nobody."""

    model_config = config()

    kind: Literal[JudgementKind.LEANING]
    source: _Name = Field(description="An actor's or a publisher's id or name.")
    actor: _Name | None = Field(description="Whom it favours; null for nobody.")

    def made(self, graph: Graph) -> Made:
        """Make it."""
        return graph.lean(self.source, self.actor, **self.signature)  # type: ignore[arg-type]


_NEW: Final = TypeAdapter[OnClaim | Correction | Merging | Splitting | Locating | Leaning](
    Annotated[OnClaim | Correction | Merging | Splitting | Locating | Leaning, Field(discriminator="kind")]
)
_JSON: Final = "application/json"
_MAX_BODY: Final = 64 * 1024
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {
                "schema": {"$ref": "#/components/schemas/NewJudgement"},
                "example": examples.NEW_JUDGEMENT,
            }
        },
    }
}
_MADE: Final[dict[int | str, dict[str, Any]]] = {
    201: {
        "description": "The judgement is made, and what follows from it is stored.",
        "headers": {"Location": {"description": "Its address.", "schema": {"type": "string"}}},
    }
}

router = APIRouter(tags=["judgements"], dependencies=[Writing])


@router.post(
    "/judgements",
    status_code=201,
    response_model=Judgement,
    response_model_exclude_unset=True,
    responses={**_MADE, **responses(400, 401, 403, 404, 413, 415, 503)},
    openapi_extra=_BODY,
    summary="Judge a claim, an entity or a source",
)
async def judge(graph: Served, request: Request, response: Response) -> dict[str, Any]:
    """Accept, reject or correct a claim, merge or split entities, locate a place, or say whom a source favours.

    Nothing that a judgement is about may be unknown (404, with the nearest names). A claim that is judged so already
    gives 400.
    """
    new = await _read(request)
    made = await at_once(request, partial(new.made, graph))
    response.headers["Location"] = under(request.scope, "judgements", made.id)
    return heard_json(graph.judgement(made.id))


@router.delete(
    "/judgements/{id:path}",
    response_model=Judgement,
    response_model_exclude_unset=True,
    responses=responses(400, 401, 403, 404, 409, 503),
    summary="Take a judgement back",
)
async def undo(
    graph: Served,
    request: Request,
    *,
    id: Annotated[str, Path(description="Id of a judgement, or of one that takes another back.")],
    reason: Annotated[str, Query(max_length=2000, description="Why; it stays on record.")] = "",
    author: Annotated[
        str | None, Query(min_length=1, max_length=500, description="Who takes it back; else `KG_AUTHOR`.")
    ] = None,
) -> dict[str, Any]:
    """Take a judgement back, and give the one that does so: both stay on record. 409 if it was taken back already."""
    if not graph.judgement(id).stands:
        raise HTTPException(409, f"judgement {id} was taken back already")
    made = await at_once(request, partial(graph.undo, id, reason=reason, author=author))
    return heard_json(graph.judgement(made.id))


def schemas() -> dict[str, Any]:
    """Give the JSON schemas of judgements as they are sent."""
    schema = _NEW.json_schema(ref_template="#/components/schemas/{model}")
    defined: dict[str, Any] = schema.pop("$defs")
    return defined | {"NewJudgement": schema}


async def _read(request: Request) -> OnClaim | Correction | Merging | Splitting | Locating | Leaning:
    # FastAPI would read a body of any length, before it asks for a token.
    if media_type(request.headers.get("content-type", "")) != _JSON:
        raise HTTPException(415, f"a judgement is sent as {_JSON}")
    try:
        return _NEW.validate_json(await body_of(request, _MAX_BODY))
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        # The first word of a place is the kind.
        faults = [{"loc": fault["loc"][1:2] or ("kind",), "msg": fault["msg"]} for fault in found]
        raise RequestValidationError(faults) from None
