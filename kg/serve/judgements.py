"""Judgements of analysts: lists by filter."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from kg.model import JudgementKind
from kg.query.judgements import heard_json
from kg.serve.answers import Judgements
from kg.serve.forms import had_as
from kg.serve.judged import Judgement
from kg.serve.linked import THING, Linked
from kg.serve.pages import PAGED, leafed
from kg.serve.parameters import After, Limit, Served
from kg.serve.problems import responses

router = APIRouter(tags=["judgements"], route_class=Linked)

_Filter = Annotated[str | None, Query(max_length=500)]


@router.get(
    "/judgements",
    response_model=Judgements,
    response_model_exclude_unset=True,
    responses={**PAGED, **responses(400, 404)},
    summary="What analysts judged",
)
def judgements(
    *,
    graph: Served,
    request: Request,
    response: Response,
    claim: Annotated[_Filter, Query(description="Id of a claim, as it is now or was when judged.")] = None,
    entity: Annotated[_Filter, Query(description="Id or name of one whom the judgement names.")] = None,
    kind: Annotated[JudgementKind | None, Query(description="Only this kind.")] = None,
    author: Annotated[_Filter, Query(description="Only by this analyst.")] = None,
    orphans: Annotated[bool, Query(description="Only those about nothing that is here.")] = False,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """Give judgements that pass every filter, oldest first, those taken back among them.

    A name that is no entity's gives 404.
    """
    filters = {"claim": claim, "entity": entity, "kind": kind, "author": author, "orphans": orphans}
    every, found = (
        graph.judgements(**filters, limit=most, after=behind)  # type: ignore[arg-type]
        for most, behind in ((None, None), (limit + 1, after))
    )
    page = found[:limit]
    address = leafed(request, response, page[-1].id if len(found) > limit else None)
    return {"judgements": [heard_json(h) for h in page], "total": len(every), "next": address}


@router.get(
    "/judgements/{id:path}",
    response_model=Judgement,
    response_model_exclude_unset=True,
    responses={**had_as(*THING), **responses(400, 404)},
    summary="One judgement",
)
def judgement(graph: Served, id: Annotated[str, Path(description="Id of a judgement.")]) -> dict[str, Any]:
    """Give a judgement with what has become of it; an unknown id gives 404."""
    return heard_json(graph.judgement(id))
