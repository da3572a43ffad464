"""A report read for its claims and not kept, so that people see what would be before it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from fastapi import APIRouter, HTTPException, Request, Response
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

    What hinders that is in `faults`, by the field that it lies in. Nothing is stored. This is for whoever may write and
    for people at the server's own machine, on pages of this server: what cannot be sent without the browser asking
    first.
    """
    _admit(request)
    if media_type(request.headers.get("content-type", "")) != _JSON:
        raise HTTPException(415, f"a report to be read is sent as {_JSON}")
    body = await body_of(request, MAX_BODY)
    return await in_turn(request.app.state.reading, partial(_read, request, graph, body), "reports")


@router.get("/explorer/token.json")
def token(request: Request, response: Response) -> dict[str, str | None]:
    """Give what the token that was sent allows, null for one that the server does not know."""
    response.headers["Cache-Control"] = "no-store"
    try:
        return {"scope": granted(request)}
    except HTTPException:
        return {"scope": None}


def _admit(request: Request) -> None:
    if not holds_text(request) and granted(request) is not Scope.WRITE:
        raise HTTPException(
            403, "reports are read only for those at the server's own machine or with a token to write with"
        )


def _read(request: Request, graph: Graph, body: bytes) -> Response:
    try:
        draft = Draft.model_validate_json(body)
        terms = Terms.of(request.app.state.settings, this_day(), force=draft.force)
        report, claims = graph.foresee(_report(draft, terms))
    except ValidationError as error:
        [first, *_] = error.errors(include_url=False, include_context=False, include_input=False)
        return _faulty(str(first["loc"][-1]) if first["loc"] else "body", first["msg"])
    except ForeignLanguage as error:
        return _faulty("force", f"It is written in {error.language}, and only English is understood.")
    except ReadError as error:
        first_word = str(error).partition(" ")[0]
        return _faulty(first_word if first_word in Draft.model_fields else "text", str(error))
    except RuntimeError as error:
        return _faulty("text", f"this report cannot be read: {error}")
    return _answer(graph, report, claims)


def _faulty(field: str, why: str) -> Response:
    return _told({"faults": [{"field": field, "detail": why}]})


def _told(value: dict[str, Any]) -> Response:
    return JSONResponse(value, headers={"Cache-Control": "no-store"})


def _answer(graph: Graph, report: Report, claims: Sequence[Claim]) -> Response:
    return _told(
        {
            "report": report_json(report) | {"text": report.text},
            "claims": [claim_json(c) for c in sorted(claims, key=reading_order)],
            "replaces": _is_there(graph, report.id),
        }
    )


def _report(draft: Draft, terms: Terms) -> Report:
    """Make the report that is meant; a `ReadError` says what hinders that, by the field first where it is one."""
    found = _of_file(draft.file, replace(terms, force=True)) if draft.file else Report("", draft.text or "")
    given = {
        "id": found.id or None,
        "text": found.text,
        "title": draft.title or found.title,
        "published": draft.published or (found.published and found.published.isoformat()),
        "source": draft.source or found.source,
        "url": draft.url or found.url,
    }
    return record(given, "report", terms)


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
