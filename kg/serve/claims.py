"""Claims: lists by filter, and one with its sentence in context."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request

from kg.model import claim_json, explanation_json, report_json
from kg.query.judgements import heard_json
from kg.query.lists import Listed
from kg.serve.access import may_read_texts
from kg.serve.answers import Claims, ClaimWhole
from kg.serve.explained import Explanation
from kg.serve.forms import had_as
from kg.serve.linked import THING, Linked
from kg.serve.pages import PAGED, Paged
from kg.serve.parameters import Served, Sifted
from kg.serve.plain import in_json
from kg.serve.problems import responses

router = APIRouter(tags=["claims"], route_class=Linked)


@router.get(
    "/claims",
    response_model=Claims,
    response_model_exclude_unset=True,
    responses={**PAGED, **responses(400, 404)},
    summary="Claims by filter",
)
@in_json
def claims(page: Paged, sifted: Sifted) -> dict[str, Any]:
    """Give claims that pass every filter, ordered by id; a name that is no entity's gives 404."""
    return page.of(Listed.CLAIMS, claim_json, **sifted.asked)


@router.get(
    "/claims/{id:path}/explanation",
    response_model=Explanation,
    response_model_exclude_unset=True,
    responses=responses(400, 404),
    summary="What one claim rests on",
)
def explanation(
    graph: Served, request: Request, id: Annotated[str, Path(description="Id of a claim.")]
) -> dict[str, Any]:
    """Give the frame, the arguments with path, reference and candidates, the date, speech, status and confidence.

    The report is read again for it, so that a claim which came from elsewhere gives 404. Words outside the
    claim's sentence are null for clients that may not read the report's text.
    """
    why = graph.explain(id)
    only = None if may_read_texts(request) else graph.claim(id).evidence
    return explanation_json(why, only)


@router.get(
    "/claims/{id:path}",
    response_model=ClaimWhole,
    response_model_exclude_unset=True,
    responses={**had_as(*THING), **responses(400, 404)},
    summary="One claim with its sentence",
)
def claim(
    graph: Served, request: Request, id: Annotated[str, Path(description="Id of a claim.")]
) -> dict[str, Any]:
    """Give a claim, its sentence with the sentences beside it, the facts of its report, and what analysts judged.

    The neighbouring sentences are null for clients that may not read the report's text.
    """
    found = graph.claim(id)
    before, after = graph.neighbours(found) if may_read_texts(request) else ("", "")
    context = {"before": before or None, "sentence": found.evidence.text, "after": after or None}
    return claim_json(found) | {
        "context": context,
        "told_in": report_json(graph.report(found.report)),
        "judgements": [heard_json(h) for h in graph.judgements(claim=found.id)],
    }
