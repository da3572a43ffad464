"""The SPARQL protocol: queries, updates, and what the service says of itself."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Annotated, Final

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, HTTPException, Query, Request, Response

from kg.errors import RefusedQuery, UsageError
from kg.graph import Graph
from kg.query.calls import Call
from kg.query.cutting import marked
from kg.query.foreign import LONG, QUICK
from kg.query.guard import Form, checked
from kg.serve.access import may_read_texts, writing
from kg.serve.care import reaches_reports
from kg.serve.describing import dataset, root_of, service, written
from kg.serve.parameters import Served
from kg.serve.problems import responses
from kg.serve.protocol import FORMATS, GRAPHS, ROWS, Asked, Told, asked, chosen, preferred
from kg.serve.sparql_docs import ANSWERS, DESCRIBED, EXAMPLE, POSTED
from kg.serve.writer import at_once

router = APIRouter(tags=["sparql"])

# Each place of the workers has a thread to wait for it.
_AT_ONCE: Final = QUICK + LONG
_MAX_WAITING: Final = 32

Format = Annotated[
    str | None,
    Query(
        description="Format of the answer, instead of Accept.",
        json_schema_extra={"type": "string", "enum": list(FORMATS)},
    ),
]
DefaultGraphs = Annotated[
    list[str],
    Query(
        alias="default-graph-uri",
        description="IRI of a graph to merge into the query's default graph; may be repeated.",
        max_length=100,
    ),
]
NamedGraphs = Annotated[
    list[str],
    Query(
        alias="named-graph-uri",
        description="IRI of a graph that `GRAPH` may reach; may be repeated.",
        max_length=100,
    ),
]
Using = Annotated[
    list[str],
    Query(
        alias="using-graph-uri",
        description="For an update: IRI of a graph to merge into the default graph of its patterns.",
        max_length=100,
    ),
]
UsingNamed = Annotated[
    list[str],
    Query(
        alias="using-named-graph-uri",
        description="For an update: IRI of a graph that `GRAPH` may reach in its patterns.",
        max_length=100,
    ),
]


@router.get(
    "/sparql",
    response_class=Response,
    responses={**ANSWERS, **responses(400, 401, 403, 406, 414, 503)},
    summary="Query with SPARQL",
)
async def query(
    *,
    graph: Served,
    request: Request,
    query: Annotated[
        str | None,
        Query(description="A SPARQL 1.1 query; without it the service is described.", examples=[EXAMPLE]),
    ] = None,
    default_graph: DefaultGraphs = [],  # noqa: B006  FastAPI copies it
    named_graph: NamedGraphs = [],  # noqa: B006
    format: Format = None,
) -> Response:
    """Answer a query over the default graph (entities, plain edges) and one named graph a report.

    Graphs in the address stand in for the query's own `FROM`. A query that does not parse is 400 with the
    engine's words; one that would call another server, read a graph of another dataset or change something is
    refused with 403; one that takes too long is 503. The graphs of reports hold full texts: only clients on
    the server's own machine or with a token may query them. Without any query the service is described in RDF.
    """
    if query is None and not default_graph and not named_graph:
        return _described(graph, request, format)
    return await _answered(graph, request)


@router.post(
    "/sparql",
    response_class=Response,
    responses={**ANSWERS, 204: {"description": "The update was made."}, **responses(400, 401, 403, 406)}
    | responses(409, 413, 415, 503),
    summary="Query or update with SPARQL, posted",
    openapi_extra=POSTED,
)
async def posted_query(
    *,
    graph: Served,
    request: Request,
    default_graph: DefaultGraphs = [],  # noqa: B006
    named_graph: NamedGraphs = [],  # noqa: B006
    using: Using = [],  # noqa: B006
    using_named: UsingNamed = [],  # noqa: B006
    format: Format = None,
) -> Response:
    """Answer a query in the body, of at most 1,000,000 bytes, as a form or as it stands; else as by GET.

    An update, as a form or as it stands, needs a write token. It changes all or nothing, past reading and
    judging: nothing is derived anew from it. `LOAD` and `SERVICE` are refused with 403; what does not fit the
    store, such as dropping a graph that is not there, is 409.
    """
    return await _answered(graph, request)


@router.get(
    "/.well-known/void",
    response_class=Response,
    responses={**DESCRIBED, **responses(400, 406)},
    summary="What the dataset is",
)
def void(graph: Served, request: Request, format: Format = None) -> Response:
    """Describe the dataset in VoID: how much it holds, under which addresses, in which vocabularies."""
    kind = GRAPHS[preferred(format, ",".join(request.headers.getlist("accept")), GRAPHS)]
    body = written(dataset(root_of(request, graph.base), graph), kind)
    return Response(body, headers={"Vary": "Accept", "Content-Type": kind})


def _described(graph: Graph, request: Request, format: str | None) -> Response:
    kind = GRAPHS[preferred(format, ",".join(request.headers.getlist("accept")), GRAPHS)]
    root = root_of(request, graph.base)
    body = written(service(root, graph.base, request.app.state.access), kind)
    return Response(body, headers={"Vary": "Accept", "Content-Type": kind})


def room() -> CapacityLimiter:
    """Give the room in which queries wait, so that they take no threads that other requests need."""
    return CapacityLimiter(_AT_ONCE)


async def _answered(graph: Graph, request: Request) -> Response:
    question = await asked(request)
    if isinstance(question, Told):
        return await _updated(graph, request, question)
    named = question.default_graphs or question.named_graphs
    if (named or reaches_reports(question.query)) and not may_read_texts(request):
        raise RefusedQuery(
            "the graphs of reports hold full texts: they are for clients on the server's machine"
            " and those with a token"
        )
    room: CapacityLimiter = request.app.state.room
    if room.statistics().tasks_waiting >= _MAX_WAITING:
        raise HTTPException(503, "too many queries are waiting", {"Retry-After": "5"})
    told_at, call = f"{root_of(request, graph.base)}docs", Call()
    leaving = asyncio.create_task(_left(request, call))
    try:
        return await to_thread.run_sync(partial(_answer, graph, question, told_at, call), limiter=room)
    finally:
        leaving.cancel()


async def _left(request: Request, call: Call) -> None:
    """Call off what is asked once nobody waits for it any more."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    call.off()


async def _updated(graph: Graph, request: Request, told: Told) -> Response:
    await writing(request)
    if not told.update.strip():
        raise UsageError("update: a SPARQL update is needed")
    change = partial(graph.update, told.update, using=told.using, using_named=told.using_named)
    await at_once(request, change)
    return Response(status_code=204)


def _answer(graph: Graph, question: Asked, told_at: str, call: Call) -> Response:
    form = checked(question.query, graph.base, graph.has_graph)
    offered = ROWS if form in {Form.SELECT, Form.ASK} else GRAPHS
    media = offered[chosen(question, offered)]
    with call:
        result = graph.sparql(
            question.query,
            media_type=media.partition(";")[0],
            default_graphs=question.default_graphs,
            named_graphs=question.named_graphs,
        )
    body = marked(result.body, result.media_type, told_at) if result.truncated else result.body
    headers = {"Vary": "Accept"} | ({"KG-Truncated": "true"} if result.truncated else {})
    return Response(body, headers=headers | {"Content-Type": media})
