"""A report read for its claims and not kept, so that people see what would be before it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, ValidationError

from kg.errors import ForeignLanguage, NotFound, ReadError
from kg.graph import Graph
from kg.model import Claim, Report, claim_json, reading_order, report_json
from kg.read import Refusal, Terms, is_read, read_bytes, record, this_day
from kg.serve.access import Scope, granted
from kg.serve.care import holds_text
from kg.serve.parameters import Served
from kg.serve.posted import body_of, media_type
from kg.serve.writer import in_turn

router = APIRouter()

MAX_BODY: Final = 2 * 1024 * 1024
_JSON: Final = "application/json"
_SEVERAL: Final = (".jsonl", ".ndjson", ".json", ".csv")


class File(BaseModel):
    """A file as it lies on the reader's disk, its bytes in base 64."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=255)
    data: Base64Bytes


class Draft(BaseModel):
    """What is to be read: a text or a file; what else is given goes before what the file says of itself."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = None
    file: File | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    force: bool = False


@router.post("/explorer/reading")
async def reading(request: Request, graph: Served) -> Response:
    """Give a report, its claims in the order of its words, and whether keeping it would replace another.

    Nothing is stored. This is for whoever may write and for people at the server's own machine, on pages of this
    server: what cannot be sent without the browser asking first.
    """
    _admit(request)
    if media_type(request.headers.get("content-type", "")) != _JSON:
        raise HTTPException(415, f"a report to be read is sent as {_JSON}")
    body = await body_of(request, MAX_BODY)
    return await in_turn(request.app.state.reading, partial(_read, request, graph, body), "reports")


def _admit(request: Request) -> None:
    if not holds_text(request) and granted(request) is not Scope.WRITE:
        raise HTTPException(
            403, "reports are read only for those at the server's own machine or with a token to write with"
        )


def _read(request: Request, graph: Graph, body: bytes) -> Response:
    try:
        draft = Draft.model_validate_json(body)
    except ValidationError as error:
        [first, *_] = error.errors(include_url=False, include_context=False, include_input=False)
        raise _fault(str(first["loc"][-1]) if first["loc"] else "body", first["msg"]) from None
    terms = Terms.of(request.app.state.settings, this_day(), force=draft.force)
    report = _report(draft, terms)
    try:
        told = graph.foresee(report)
    except RuntimeError as error:
        raise HTTPException(422, f"this report cannot be read: {error}") from None
    return _answer(graph, *told)


def _answer(graph: Graph, report: Report, claims: Sequence[Claim]) -> Response:
    found = {
        "report": report_json(report) | {"text": report.text},
        "claims": [claim_json(c) for c in sorted(claims, key=reading_order)],
        "replaces": _is_there(graph, report.id),
    }
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


def _report(draft: Draft, terms: Terms) -> Report:
    """Make the report that is meant; what hinders that is told of the field that it lies in."""
    try:
        found = (
            _of_file(draft.file, replace(terms, force=True)) if draft.file else Report("", draft.text or "")
        )
        given = {
            "id": found.id or None,
            "text": found.text,
            "title": draft.title or found.title,
            "published": draft.published or (found.published and found.published.isoformat()),
            "source": draft.source or found.source,
            "url": draft.url or found.url,
        }
        return record(given, "report", terms)
    except ForeignLanguage as error:
        raise _fault("force", f"it is written in {error.language}, and only English is understood") from None
    except ReadError as error:
        first = str(error).partition(" ")[0]
        raise _fault(first if first in Draft.model_fields else "text", str(error)) from None


def _of_file(file: File, terms: Terms) -> Report:
    ending = next((e for e in _SEVERAL if file.name.lower().endswith(e)), None)
    if ending:
        raise ReadError(f"a {ending} file holds reports for `kg ingest`: run it with the name of the file")
    if not is_read(file.name):
        raise ReadError("files of this kind are not read: txt, md and html are")
    [found] = read_bytes(file.name, file.data, terms)
    if isinstance(found, Refusal):
        raise found.kind(found.reason)
    assert isinstance(found, Report)
    return found


def _is_there(graph: Graph, id: str) -> bool:
    try:
        graph.report(id)
    except NotFound:
        return False
    return True


def _fault(field: str, why: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", field), "msg": why}])
