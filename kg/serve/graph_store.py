"""The SPARQL 1.1 Graph Store Protocol: whole graphs read, put, added to and dropped by their names."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from kg.editing import SYNTAXES
from kg.errors import NotFound, RefusedQuery, UsageError
from kg.graph import Graph
from kg.serve.access import Writing, may_read_texts
from kg.serve.parameters import Served
from kg.serve.parts import MULTIPART, parted
from kg.serve.paths import SIGNS
from kg.serve.posted import body_of, media_type
from kg.serve.problems import responses
from kg.serve.protocol import GRAPHS, preferred
from kg.serve.sparql import Format
from kg.serve.sparql_docs import DESCRIBED
from kg.serve.writer import at_once

router = APIRouter(tags=["sparql"])

MAX_GRAPH: Final = 16 * 1024 * 1024
_MAX_TRIPLES: Final = 1_000_000
_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_EMPTY: Final[dict[int | str, dict[str, Any]]] = {
    201: {"description": "The graph was made.", "headers": {"Location": {"schema": {"type": "string"}}}},
    204: {"description": "The graph was changed."},
}
_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            kind: {"schema": {"type": "string"}}
            | ({"example": "<http://example.org/s> <http://example.org/p> 1 .\n"} if "turtle" in kind else {})
            for kind in (*SYNTAXES, MULTIPART)
        },
    }
}

Name = Annotated[
    str | None,
    Query(
        alias="graph", max_length=2000, description="IRI of the graph.", examples=["http://example.org/notes"]
    ),
]
Default = Annotated[
    Literal[""] | None, Query(alias="default", description="Means the default graph; it has no value.")
]
_READS: Final = {**DESCRIBED, **responses(400, 401, 403, 404, 406, 503)}
_CHANGES: Final[dict[str, Any]] = {
    "response_class": Response,
    "status_code": 204,
    "dependencies": [Writing],
}
_DROPS: Final = responses(400, 401, 403, 404, 503)
_WRITES: Final = {**_EMPTY, **responses(400, 401, 403, 404, 413, 415, 503)}


@dataclass(frozen=True, slots=True)
class Which:
    """The graph that a request means: by `name`, or the default graph."""

    graph: Graph
    name: str | None

    @property
    def there(self) -> bool:
        """Tell whether it is there; the default graph always is."""
        return self.name is None or self.graph.has_graph(self.name)


async def indirect(graph: Served, name: Name = None, default: Default = None) -> Which:
    """Give the graph of the parameter `graph`, or the default graph for `default`; one of them has to be there."""
    if (name is None) == (default is None):
        raise UsageError("graph: give the IRI of a graph, or `default`, one of the two")
    return Which(graph, name)


async def direct(
    graph: Served, path: Annotated[str, Path(description="The rest of the graph's own address.")]
) -> Which:
    """Give the graph whose IRI is the address itself."""
    return Which(graph, f"{graph.base}store/{quote(path, safe=SIGNS)}")


Indirect = Annotated[Which, Depends(indirect)]
Direct = Annotated[Which, Depends(direct)]


@router.get("/store", response_class=Response, responses=_READS, summary="A graph")
async def graph(which: Indirect, request: Request, format: Format = None) -> Response:
    """Give all triples of a graph, at most 1,000,000; what is larger is refused with 403 and not cut.

    Named graphs hold full texts: only clients on the server's own machine or with a token may read them.
    """
    return await _read(which, request, format)


@router.get(
    "/store/{path:path}", response_class=Response, responses=_READS, summary="A graph, by its own address"
)
async def graph_at(which: Direct, request: Request, format: Format = None) -> Response:
    """Give the triples of the graph whose IRI is this address, under the graph's base; else as at `/store`."""
    return await _read(which, request, format)


@router.put(
    "/store",
    **_CHANGES,
    responses=_WRITES,
    openapi_extra=_BODY,
    summary="Replace a graph",
)
async def put(which: Indirect, request: Request) -> Response:
    """Fill a graph with the document sent, of at most 16 MiB, in place of what it holds; 201 if it is new.

    As with updates, nothing is derived anew from it.
    """
    return await _put(which, request, replace=True)


@router.put(
    "/store/{path:path}",
    **_CHANGES,
    responses=_WRITES,
    openapi_extra=_BODY,
    summary="Replace a graph, by its own address",
)
async def put_at(which: Direct, request: Request) -> Response:
    """Fill the graph whose IRI is this address; else as at `/store`."""
    return await _put(which, request, replace=True)


@router.post(
    "/store",
    **_CHANGES,
    responses=_WRITES,
    openapi_extra=_BODY,
    summary="Add to a graph",
)
async def add(graph: Served, request: Request, name: Name = None, default: Default = None) -> Response:
    """Add a document, or several as a form of files, to a graph; to a new one, named in `Location`, without a name."""
    if name is None and default is None:
        new = Which(graph, f"{graph.base}store/{secrets.token_hex(8)}")
        return await _put(new, request, replace=False)
    return await _put(await indirect(graph, name, default), request, replace=False)


@router.post(
    "/store/{path:path}",
    **_CHANGES,
    responses=_WRITES,
    openapi_extra=_BODY,
    summary="Add to a graph, by its own address",
)
async def add_at(which: Direct, request: Request) -> Response:
    """Add to the graph whose IRI is this address; else as at `/store`."""
    return await _put(which, request, replace=False)


@router.delete("/store", **_CHANGES, responses=_DROPS, summary="Drop a graph")
async def drop(which: Indirect, request: Request) -> Response:
    """Remove a graph, or all triples of the default graph; 404 where there is none of this name."""
    return await _drop(which, request)


@router.delete("/store/{path:path}", **_CHANGES, responses=_DROPS, summary="Drop a graph, by its own address")
async def drop_at(which: Direct, request: Request) -> Response:
    """Remove the graph whose IRI is this address; else as at `/store`."""
    return await _drop(which, request)


async def _read(which: Which, request: Request, format: str | None) -> Response:
    if which.name is not None and not may_read_texts(request):
        raise RefusedQuery(
            "named graphs hold full texts: they are for clients on the server's machine and those with a token"
        )
    kind = GRAPHS[preferred(format, ",".join(request.headers.getlist("accept")), GRAPHS)]
    room: CapacityLimiter = request.app.state.room
    body = await to_thread.run_sync(partial(_written, which, kind), limiter=room)
    return Response(body, headers={"Vary": "Accept", "Content-Type": kind})


def _written(which: Which, kind: str) -> bytes:
    if not which.there:
        raise NotFound("graph", which.name or "")
    result = which.graph.sparql(
        _ALL,
        media_type=kind.partition(";")[0],
        rows=_MAX_TRIPLES,
        default_graphs=[which.name] if which.name else [],
    )
    if result.truncated:
        raise RefusedQuery(f"the graph has more than {_MAX_TRIPLES:,} triples; `kg export` gives it whole")
    return result.body


async def _put(which: Which, request: Request, *, replace: bool) -> Response:
    kind = request.headers.get("content-type", "")
    several = media_type(kind) == MULTIPART and not replace
    if media_type(kind) not in SYNTAXES and not several:
        raise HTTPException(415, f"a graph is sent as {', '.join(SYNTAXES)}")
    body = await body_of(request, MAX_GRAPH)
    documents = documents_of(body, kind) if several else [(body, media_type(kind))]
    there = await at_once(request, partial(_change, which, documents, replace))
    if there:
        return Response(status_code=204)
    return Response(status_code=201, headers={"Location": which.name or ""})


def _change(which: Which, documents: list[tuple[bytes, str]], replace: bool) -> bool:
    there = which.there
    which.graph.put_graph(which.name, documents, replace=replace)
    return there


async def _drop(which: Which, request: Request) -> Response:
    await at_once(request, partial(which.graph.drop_graph, which.name))
    return Response(status_code=204)


def documents_of(body: bytes, content_type: str) -> list[tuple[bytes, str]]:
    """Take a form of files apart: the bytes of each and its media type, which is that of a graph (else 415)."""
    found = [(data, head.get_content_type()) for head, data in parted(body, content_type)]
    if not found:
        raise UsageError("body: a form without files")
    if any(kind not in SYNTAXES for _, kind in found):
        raise HTTPException(415, f"a file of the form is one of {', '.join(SYNTAXES)}")
    return found
