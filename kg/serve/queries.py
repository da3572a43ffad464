"""The questions of the catalogue: what can be asked, and the answer to each at an address of its own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError

from kg.draw.cells import cell
from kg.errors import NotFound
from kg.graph import Graph
from kg.model import Relation
from kg.query.answers import question_json, results_json, rows_json, text_rows
from kg.query.catalogue import Answer, questions
from kg.query.looking import nearest
from kg.query.question import Parameter, Question, Type
from kg.serve.answers import QuestionAnswer, Questions
from kg.serve.choosing import form_of
from kg.serve.forms import CSV, HTML, RESULTS, Form, had_as
from kg.serve.linked import Linked
from kg.serve.parameters import Served
from kg.serve.paths import FORMAT
from kg.serve.problems import responses
from kg.serve.web.views import question

_SCHEMAS: Final[Mapping[Type, dict[str, Any]]] = {
    Type.DAY: {"type": "string", "format": "date"},
    Type.LAST_DAY: {"type": "string", "format": "date"},
    Type.MONTH: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
    Type.INTEGER: {"type": "integer"},
    Type.RELATION: {"type": "string", "enum": [r.value for r in Relation]},
}


def catalogue() -> APIRouter:
    """Give the routes: one that lists the questions, and one for each of them."""
    router = APIRouter(tags=["questions"], route_class=Linked)
    router.get("/queries", response_model=Questions, responses=had_as(HTML), summary="The questions")(listed)
    for asked in questions().values():
        router.get(
            f"/queries/{asked.name}",
            name=f"query_{asked.name}",
            response_model=QuestionAnswer,
            responses={**had_as(HTML, CSV, RESULTS), **responses(400, 404)},
            summary=asked.title,
            description=asked.description,
            openapi_extra={"parameters": [_described(p) for p in asked.parameters]},
        )(_answering(asked))
    # Outside FastAPI, so that the name is found wrong before its parameters are.
    router.add_route("/queries/{name:path}", _unknown, include_in_schema=False)
    return router


def listed() -> dict[str, Any]:
    """Give every question with its parameters; one without a default must be given. Ask at `/queries/NAME`."""
    return {"questions": [question_json(q) for q in questions().values()]}


def _described(parameter: Parameter) -> dict[str, Any]:
    """Describe a parameter for OpenAPI."""
    names = parameter.type in {Type.ACTOR, Type.PLACE, Type.ENTITY}
    schema = dict(_SCHEMAS.get(parameter.type, {"type": "string"}))
    if parameter.default is not None:
        schema["default"] = _typed(parameter, parameter.default)
    shown = {} if parameter.example is None else {"example": _typed(parameter, parameter.example)}
    return shown | {
        "name": parameter.name,
        "in": "query",
        "required": parameter.default is None,
        "description": parameter.label + (": id, label or alias." if names else "."),
        "schema": schema,
    }


def _typed(parameter: Parameter, value: str) -> str | int:
    return int(value) if parameter.type is Type.INTEGER else value


def _answering(asked: Question) -> Callable[..., Response]:
    def answer(graph: Served, request: Request) -> Response:
        given = {name: value for name, value in request.query_params.items() if name != FORMAT}
        form = form_of(request)
        if form == HTML:
            return _page(graph, request, asked, given)
        _refuse_missing(asked, given)
        return Response(
            _written(graph.ask(asked.name, **given), form, given), headers={"Content-Type": form.media}
        )

    return answer


def _page(graph: Graph, request: Request, asked: Question, given: Mapping[str, str]) -> Response:
    # A browser sends the fields that were left empty too.
    filled = {name: value for name, value in given.items() if value}
    complete = all(p.default is not None or p.name in filled for p in asked.parameters)
    if complete:
        return question(request, asked, filled, graph.ask(asked.name, **filled))
    # What is not asked yet has no answer in another form.
    request.state.offered = ()
    page = question(request, asked, filled, None)
    page.headers["Vary"] = "Accept"
    return page


def _refuse_missing(asked: Question, given: Mapping[str, str]) -> None:
    missing = [p for p in asked.parameters if p.default is None and p.name not in given]
    if missing:
        raise RequestValidationError([{"loc": ("query", p.name), "msg": "must be given"} for p in missing])


def _written(found: Answer, form: Form, given: Mapping[str, str]) -> str:
    if form == CSV:
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\r\n")
        writer.writerows([found.columns, *(map(cell, row) for row in text_rows(found))])
        return lines.getvalue()
    own = {p.name: given.get(p.name, p.default) for p in found.question.parameters}
    whole = {
        "question": found.question.name,
        "title": found.question.title,
        "parameters": own,
        "columns": list(found.columns),
        "rows": rows_json(found),
    }
    return json.dumps(results_json(found) if form == RESULTS else whole, ensure_ascii=False)


async def _unknown(request: Request) -> Response:
    name = request.path_params["name"]
    raise NotFound("question", name, nearest(name, questions()))
