"""Reports: lists, and one with its claims."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import RedirectResponse

from kg.errors import NotFound
from kg.model import claim_json, reading_order, report_json
from kg.query.lists import Listed
from kg.serve.access import may_read_texts
from kg.serve.answers import Reports, ReportWhole
from kg.serve.forms import HTML, had_as
from kg.serve.linked import THING, Linked
from kg.serve.pages import PAGED, Paged
from kg.serve.parameters import Served, Sifted
from kg.serve.paths import under
from kg.serve.plain import in_json
from kg.serve.problems import responses

_FIELDS = ("text", "title")

router = APIRouter(tags=["reports"], route_class=Linked)


@router.get(
    "/reports",
    response_model=Reports,
    response_model_exclude_unset=True,
    responses={**had_as(HTML, described=PAGED[200]), **responses(400, 404)},
    summary="Reports by filter",
)
@in_json
def reports(page: Paged, sifted: Sifted) -> dict[str, Any]:
    """Give the reports without their texts that pass every filter, ordered by id.

    Of actor, place, relation and status, one of a report's claims has to fit all that are given.
    """
    return page.of(Listed.REPORTS, report_json, **sifted.asked)


@router.get(
    "/reports/{id:path}",
    response_model=ReportWhole,
    response_model_exclude_unset=True,
    responses={**had_as(*THING), **responses(400, 404)},
    summary="One report with its claims",
)
def report(
    graph: Served,
    request: Request,
    id: Annotated[str, Path(description="Id of a report, percent-encoded; it may hold slashes.")],
) -> dict[str, Any] | Response:
    """Give a report and its claims in the order of its words.

    The full text belongs to its publisher: it is given to clients on this machine and to those with a token, and
    null for others. The address of a report's stored `text` or `title` leads to the report.
    """
    try:
        found = graph.report(id)
    except NotFound:
        whole, _, field = id.rpartition("/")
        if not (whole and field in _FIELDS):
            raise
        return RedirectResponse(f"{under(request.scope, 'reports', graph.report(whole).id)}#{field}", 303)
    told = sorted(graph.claims(report=found.id), key=reading_order)
    text = found.text if may_read_texts(request) else None
    return report_json(found) | {"text": text, "claims": [claim_json(c) for c in told]}
