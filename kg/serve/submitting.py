"""Reports sent to be read, how far that has come, and reports forgotten; all of it with a write token."""

from __future__ import annotations

import json
from functools import partial
from typing import Annotated, Any, Final

from anyio import to_thread
from fastapi import APIRouter, Header, HTTPException, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from kg.errors import ForeignLanguage, ReadError, UsageError
from kg.intake import Intake
from kg.offers import Offer, Part, State
from kg.offers import Submission as Taken
from kg.read import Terms, is_read, record, this_day
from kg.serve import examples
from kg.serve.access import Writing
from kg.serve.models import config
from kg.serve.parameters import Day, Served
from kg.serve.parts import MULTIPART, files_of
from kg.serve.paths import under
from kg.serve.posted import body_of, media_type
from kg.serve.problems import responses
from kg.serve.writer import at_once

MAX_BODY: Final = 8 * 1024 * 1024
MAX_REPORTS: Final = 100
_JSON: Final = "application/json"


class NewReport(BaseModel):
    """A report to be read. Without an `id` it is named after a digest of its words."""

    model_config = config(examples.NEW_REPORT)

    id: str | None = Field(default=None, description="At most 200 characters; one that is there is replaced.")
    text: str = Field(description="The words; claims point into them by their code points.")
    title: str | None = None
    published: str | None = Field(default=None, description="An ISO date, or an ISO date and time.")
    source: str | None = Field(default=None, description="The publisher.")
    url: str | None = Field(default=None, description="An address that begins with http:// or https://.")


class StoredReport(BaseModel):
    """A report that is stored, and its address."""

    model_config = config()

    id: str
    href: str


class Submission(BaseModel):
    """How far the reading of what was sent has come."""

    model_config = config(examples.SUBMISSION)

    id: str
    status: State = Field(
        description="`stored` when at least one report of it is; `refused` when none is. Both are the last word."
    )
    href: str = Field(description="Where to ask again.")
    claims: int = Field(ge=0, description="Claims of its reports that were new or changed.")
    reports: list[StoredReport] = Field(description="The reports that are stored.")
    refused: list[str] = Field(description="What was not stored, each with its reason.")
    notes: list[str] = Field(description="What to know besides.")


_NEW: Final = TypeAdapter(NewReport | list[NewReport])
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {
                "schema": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/NewReport"},
                        {
                            "type": "array",
                            "items": {"$ref": "#/components/schemas/NewReport"},
                            "minItems": 1,
                            "maxItems": MAX_REPORTS,
                        },
                    ]
                },
                "example": examples.NEW_REPORT,
            },
            MULTIPART: {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}}
                    },
                    "required": ["files"],
                }
            },
        },
    }
}
_TAKEN: Final[dict[int | str, dict[str, Any]]] = {
    202: {
        "description": "Taken in; it will be read.",
        "headers": {"Location": {"description": "Where to ask how far it is.", "schema": {"type": "string"}}},
    }
}

router = APIRouter(tags=["reports"], dependencies=[Writing])


@router.post(
    "/reports",
    status_code=202,
    response_model=Submission,
    responses={**_TAKEN, **responses(400, 401, 403, 409, 413, 415, 503)},
    openapi_extra=_BODY,
    summary="Send reports to be read",
)
async def submit(
    request: Request,
    response: Response,
    *,
    published: Annotated[
        Day | None, Query(description="Day of publication of reports that do not say theirs.")
    ] = None,
    source: Annotated[
        str | None, Query(max_length=200, description="Publisher of reports that do not say theirs.")
    ] = None,
    force: Annotated[bool, Query(description="Read what is not in English all the same.")] = False,
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=255,
            description="A word of the client's own: sent again with the same body it gives the same submission, "
            "with another body 409.",
        ),
    ] = None,
) -> dict[str, Any]:
    """Take reports in and read them one submission after the other: ask at `Location` how far it is.

    JSON is one report or a list of up to 100; a form holds up to 100 files of the kinds that `kg ingest` reads (txt,
    md, html, jsonl, json, csv), named as there. Together they have at most 8 MiB. What is acknowledged here is kept on
    disk until it is read; `stored` means that it is in the graph, on disk, and seen by everyone. Where too much waits
    already the answer is 503.
    """
    kind = media_type(request.headers.get("content-type", ""))
    if kind not in {_JSON, MULTIPART}:
        raise HTTPException(415, f"reports are sent as {_JSON} or {MULTIPART}")
    body = await body_of(request, MAX_BODY)
    terms = Terms.of(request.app.state.settings, this_day(), published, source, force=force)
    taking = partial(_taken, request, body, kind == MULTIPART, terms, idempotency_key)
    found = await to_thread.run_sync(taking)
    answer = _json(request, found)
    response.headers["Location"] = answer["href"]
    return answer


@router.get(
    "/reports/submissions/{id}",
    response_model=Submission,
    responses=responses(400, 401, 403, 404),
    summary="How far the reading of a submission is",
)
async def submission(
    request: Request,
    response: Response,
    id: Annotated[str, Path(max_length=40, description="Id of a submission.")],
) -> dict[str, Any]:
    """Give what has become of a submission; the last thousand are known."""
    response.headers["Cache-Control"] = "no-store"
    return _json(request, _intake(request).submission(id))


@router.delete(
    "/reports/{id:path}",
    status_code=204,
    response_class=Response,
    responses={204: {"description": "It is forgotten."}, **responses(400, 401, 403, 404, 503)},
    summary="Forget a report",
)
async def forget(
    graph: Served,
    request: Request,
    id: Annotated[str, Path(description="Id of a report, percent-encoded; it may hold slashes.")],
) -> Response:
    """Remove a report, its claims, and what rests on them alone."""
    await at_once(request, partial(graph.forget, id))
    return Response(status_code=204)


def _taken(request: Request, body: bytes, is_form: bool, terms: Terms, key: str | None) -> Taken:
    """Take a body in, having looked at what can be told at once; 415 for a file of a kind that is not read."""
    if is_form:
        parts = files_of(body, request.headers["content-type"])
        if other := next((part.name for part in parts if not is_read(part.name)), None):
            raise HTTPException(415, f"{other[:80]}: files of this kind are not read")
    else:
        _check(body, terms)
        parts = (Part("report.json", body),)
    return _intake(request).submit(Offer(parts, terms.published, terms.source, terms.force), key)


def _check(body: bytes, terms: Terms) -> None:
    try:
        _NEW.validate_json(body, strict=True)
    except ValidationError as error:
        raise RequestValidationError(_faults(error)) from None
    told: object = json.loads(body)
    reports = told if isinstance(told, list) else [told]
    if not 0 < len(reports) <= MAX_REPORTS:
        raise UsageError(f"body: a list holds 1 to {MAX_REPORTS} reports")
    faults = [fault for number, one in enumerate(reports) for fault in _fault(one, number, terms)]
    if faults:
        raise RequestValidationError(faults)


def _fault(report: object, number: int, terms: Terms) -> list[dict[str, Any]]:
    try:
        record(report, "report", terms)
    except ForeignLanguage as error:
        return [
            {"loc": ("text",), "msg": f"report {number + 1}: written in {error.language}; `force` reads it"}
        ]
    except ReadError as error:
        first = str(error).partition(" ")[0]
        field = first if first in NewReport.model_fields else "text"
        return [{"loc": (field,), "msg": f"report {number + 1}: {error}"}]
    return []


def _faults(error: ValidationError) -> list[dict[str, Any]]:
    """Give what is wrong with a body, each with its field; of the two forms only that which was meant."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    inner = [fault for fault in found if len(fault["loc"]) > 1] or found[:1]
    return [{"loc": _named(fault["loc"]), "msg": fault["msg"]} for fault in inner]


def _named(where: tuple[int | str, ...]) -> tuple[str, ...]:
    field = where[-1] if len(where) > 1 else "body"
    return (field[:80],) if isinstance(field, str) else ("body",)


def _intake(request: Request) -> Intake:
    intake: Intake = request.app.state.intake
    return intake


def _json(request: Request, taken: Taken) -> dict[str, Any]:
    return {
        "id": taken.id,
        "status": taken.state,
        "href": under(request.scope, "reports", "submissions", taken.id),
        "claims": taken.claims,
        "reports": [{"id": own, "href": under(request.scope, "reports", own)} for own in taken.reports],
        "refused": taken.refused,
        "notes": taken.notes,
    }


def schemas() -> dict[str, Any]:
    """Give the JSON schema of a report as it is sent."""
    schema: dict[str, Any] = NewReport.model_json_schema()
    return {"NewReport": schema}
