"""The SPARQL protocol, for queries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any, Final

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, HTTPException, Query, Request, Response

from kg.errors import RefusedQuery
from kg.graph import Graph
from kg.query.foreign import LONG, QUICK
from kg.query.guard import Form, checked
from kg.serve.access import may_read_texts
from kg.serve.care import reaches_reports
from kg.serve.parameters import Served
from kg.serve.problems import responses
from kg.serve.protocol import DIRECT, FORM, FORMATS, GRAPHS, ROWS, Asked, asked, chosen

router = APIRouter(tags=["sparql"])

# Each place of the workers has a thread to wait for it.
_AT_ONCE: Final = QUICK + LONG
_MAX_WAITING: Final = 32
_EXAMPLE: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 10"
_TRUNCATED: Final = {
    "KG-Truncated": {
        "description": "There and `true` if rows were left out at the limit.",
        "schema": {"type": "string", "enum": ["true"]},
    }
}
_ANSWERS: Final[Mapping[int | str, dict[str, Any]]] = {
    200: {
        "description": "Rows or a truth value as JSON, XML, CSV, TSV; triples as Turtle, N-Triples, RDF/XML.",
        "headers": _TRUNCATED,
        "content": {
            media.partition(";")[0]: {"schema": {"type": "string"}}
            for media in (*ROWS.values(), *GRAPHS.values())
        },
    }
}
_FORMAT_SCHEMA: Final = {"type": "string", "enum": list(FORMATS)}
_POSTED: Final = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["query"],
                    "properties": {"query": {"type": "string"}, "format": _FORMAT_SCHEMA},
                },
                "example": {"query": _EXAMPLE},
            },
            DIRECT: {"schema": {"type": "string"}, "example": _EXAMPLE},
        },
    }
}

Format = Annotated[
    str | None,
    Query(description="Format of the answer, instead of Accept.", json_schema_extra=_FORMAT_SCHEMA),
]


@router.get(
    "/sparql",
    response_class=Response,
    responses={**_ANSWERS, **responses(400, 403, 406, 414, 503)},
    summary="Query with SPARQL",
)
async def query(
    graph: Served,
    request: Request,
    query: Annotated[
        str | None, Query(description="A SPARQL 1.1 query; it is needed.", examples=[_EXAMPLE])
    ] = None,
    format: Format = None,
) -> Response:
    """Answer a query over the default graph (entities, plain edges) and one named graph a report.

    A query that does not parse is 400 with the engine's words; one that would call another server, read a
    graph of another dataset or change something is refused with 403; one that takes too long is 503. The
    graphs of reports hold full texts: only clients on the server's own machine or with a token may
    query them.
    """
    return await _answered(graph, request)


@router.post(
    "/sparql",
    response_class=Response,
    responses={**_ANSWERS, **responses(400, 403, 406, 413, 415, 503)},
    summary="Query with SPARQL, posted",
    openapi_extra=_POSTED,
)
async def posted_query(graph: Served, request: Request, format: Format = None) -> Response:
    """Answer a query in the body, of at most 1,000,000 bytes, as a form or as it stands; else as by GET."""
    return await _answered(graph, request)


def room() -> CapacityLimiter:
    """Give the room in which queries wait, so that they take no threads that other requests need."""
    return CapacityLimiter(_AT_ONCE)


async def _answered(graph: Graph, request: Request) -> Response:
    question = await asked(request)
    if reaches_reports(question.query) and not may_read_texts(request):
        raise RefusedQuery(
            "the graphs of reports hold full texts: they are for clients on the server's machine"
            " and those with a token"
        )
    room: CapacityLimiter = request.app.state.room
    if room.statistics().tasks_waiting >= _MAX_WAITING:
        raise HTTPException(503, "too many queries are waiting", {"Retry-After": "5"})
    return await to_thread.run_sync(partial(_answer, graph, question), limiter=room)


def _answer(graph: Graph, question: Asked) -> Response:
    form = checked(question.query, graph.base)
    offered = ROWS if form in {Form.SELECT, Form.ASK} else GRAPHS
    media = offered[chosen(question, offered)]
    result = graph.sparql(question.query, media_type=media.partition(";")[0])
    headers = {"Vary": "Accept"} | ({"KG-Truncated": "true"} if result.truncated else {})
    return Response(result.body, headers=headers | {"Content-Type": media})
