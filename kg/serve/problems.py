"""Errors as problem details (RFC 9457): one shape for everything that goes wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException

from kg.errors import (
    BadQuery,
    Busy,
    FailedUpdate,
    KeyReused,
    KgError,
    NotFound,
    QueryError,
    QueryTimeout,
    RefusedQuery,
    StoreError,
    UsageError,
)
from kg.serve.forms import Form
from kg.serve.paths import as_form, path_of
from kg.serve.tracing import REQUEST

MEDIA_TYPE: Final = "application/problem+json"

# The first class that an error is an instance of decides.
_STATUS: Final[tuple[tuple[type[KgError], int], ...]] = (
    (NotFound, 404),
    (QueryTimeout, 503),
    (BadQuery, 400),
    (RefusedQuery, 403),
    (FailedUpdate, 409),
    (QueryError, 500),
    (KeyReused, 409),
    (UsageError, 400),
    (Busy, 503),
    (StoreError, 503),
)


class Fault(BaseModel):
    """One parameter that cannot be meant."""

    model_config = ConfigDict(extra="forbid")

    parameter: str = Field(description="Name of the query or path parameter.")
    detail: str = Field(description="What is wrong with it.")


class Available(BaseModel):
    """A form in which what was asked for can be had."""

    model_config = ConfigDict(extra="forbid")

    format: str = Field(description="What the parameter `format` takes.")
    type: str = Field(description="The media type.")
    href: str = Field(description="Where it can be had.")


class Problem(BaseModel):
    """What went wrong, after RFC 9457.

    `nearest` comes with an unknown name, `errors` with wrong parameters, `available` with a form that there is not.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "no entity 'abu-kemal'; nearest: Abu Kamal",
                    "instance": "/entities/abu-kemal",
                    "nearest": ["Abu Kamal"],
                }
            ]
        },
    )

    type: str = Field(description="Always `about:blank`: title and status say the kind.")
    title: str = Field(description="The name of the HTTP status.")
    status: int = Field(ge=400, le=599, description="The HTTP status.")
    detail: str = Field(description="What happened, in one line.")
    instance: str = Field(description="The path that was asked for.")
    nearest: list[str] | None = Field(default=None, description="Names most like an unknown one.")
    errors: list[Fault] | None = Field(default=None, description="Each wrong parameter.")
    available: list[Available] | None = Field(default=None, description="The forms that there are.")
    request_id: str | None = Field(default=None, description="The `X-Request-ID` of an answer that has one.")


def problem(
    path: str,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    **members: Any,  # noqa: ANN401 - extension members are JSON of any shape
) -> Response:
    """Give a problem response about `path`; `members` are extension members, left out where `None`."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": path,
    }
    members["request_id"] = REQUEST.get()
    body |= {name: value for name, value in members.items() if value is not None}
    return Response(json.dumps(body), status, dict(headers or {}), MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Turn every error that a route raises into a problem."""
    app.add_exception_handler(KgError, _from_kg)
    app.add_exception_handler(HTTPException, _from_http)
    app.add_exception_handler(RequestValidationError, _from_validation)


async def _from_kg(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), None)
    if status is None:
        raise error
    nearest = list(error.nearest) if isinstance(error, NotFound) else None
    retry = {"Retry-After": "5"} if status == 503 else None
    return problem(path_of(request.scope), status, str(error), retry, nearest=nearest)


async def _from_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 304:
        return Response(status_code=304, headers=dict(error.headers or {}))
    known = {404: "there is nothing at this path", 405: f"{request.method} is not allowed here"}
    phrase = HTTPStatus(error.status_code).phrase
    detail = known.get(error.status_code, error.detail) if error.detail == phrase else error.detail
    there = _available(request) if error.status_code == 406 else None
    return problem(path_of(request.scope), error.status_code, detail, error.headers, available=there)


def _available(request: Request) -> list[dict[str, str]] | None:
    forms: Sequence[Form] = getattr(request.state, "offered", ())
    return [{"format": f.name, "type": f.type, "href": as_form(request.scope, f.name)} for f in forms] or None


async def _from_validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [{"parameter": str(e["loc"][-1]), "detail": _plain(e["msg"])} for e in error.errors()]
    detail = "; ".join(f"{f['parameter']}: {f['detail']}" for f in faults)
    return problem(path_of(request.scope), 400, detail, errors=faults)


def _plain(message: str) -> str:
    words = message.removeprefix("Value error, ")
    return words[:1].lower() + words[1:]


def responses(*statuses: int | str) -> dict[int | str, dict[str, Any]]:
    """Describe problem responses of these statuses, or of `default`, for OpenAPI."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        status: {
            "description": HTTPStatus(status).phrase if isinstance(status, int) else "Any other problem",
            "content": content,
        }
        for status in statuses
    }


def schemas() -> dict[str, Any]:
    """Give the JSON schemas that `responses` refers to."""
    _, defined = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
    found: dict[str, Any] = defined["$defs"]
    return found
