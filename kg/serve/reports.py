"""Reports: lists, and one with its claims."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from kg.model import claim_json, reading_order, report_json
from kg.serve.access import may_read_texts
from kg.serve.answers import Reports, ReportWhole
from kg.serve.pages import PAGED, cut
from kg.serve.parameters import After, Limit, Served
from kg.serve.problems import responses

router = APIRouter(tags=["reports"])


@router.get(
    "/reports",
    response_model=Reports,
    response_model_exclude_unset=True,
    responses={**PAGED, **responses(400)},
    summary="All reports",
)
def reports(
    graph: Served, request: Request, response: Response, limit: Limit = 50, after: After = None
) -> dict[str, Any]:
    """Give the reports without their texts, ordered by id."""
    found = graph.reports(limit=limit + 1, after=after)
    page, address = cut(found, limit, request, response)
    return {"reports": [report_json(r) for r in page], "next": address}


@router.get(
    "/reports/{id:path}",
    response_model=ReportWhole,
    response_model_exclude_unset=True,
    responses=responses(400, 404),
    summary="One report with its claims",
)
def report(
    graph: Served,
    request: Request,
    id: Annotated[str, Path(description="Id of a report, percent-encoded; it may hold slashes.")],
) -> dict[str, Any]:
    """Give a report and its claims in the order of its words.

    The full text belongs to its publisher: it is given to clients on this machine or with a token, and null for others.
    """
    found = graph.report(id)
    told = sorted(graph.claims(report=found.id), key=reading_order)
    text = found.text if may_read_texts(request) else None
    return report_json(found) | {"text": text, "claims": [claim_json(c) for c in told]}
