"""The network to look at: the page that `kg graph` writes, and its nodes and edges as JSON."""

from __future__ import annotations

import re
from html import unescape
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from kg.graph import Graph
from kg.model import entity_json, relationship_json
from kg.serve.answers import Network
from kg.serve.parameters import Served
from kg.serve.paths import under
from kg.serve.problems import responses

router = APIRouter(tags=["page"])

Around = Annotated[
    str | None,
    Query(max_length=500, description="Only near this entity: an id or name.", examples=["abu-kamal"]),
]
Depth = Annotated[int, Query(ge=1, le=5, description="How many steps from it.")]

_META: Final = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_KEPT_PAGES: Final = 16


@router.get(
    "/graph",
    status_code=307,
    response_class=RedirectResponse,
    responses=responses(400, 404),
    summary="To the graph of the explorer",
)
def shown(graph: Served, request: Request, around: Around = None) -> RedirectResponse:
    """Redirect to the explorer's graph, around an entity where one is named."""
    state = {"tab": "graph"} | ({} if around is None else _around(graph.entity(around).id))
    return RedirectResponse(f"{under(request.scope, '')}#{urlencode(state)}")


@router.get(
    "/graph.html",
    response_class=HTMLResponse,
    responses=responses(400, 404),
    summary="Graph, timeline and table as one file",
)
def page(
    graph: Served,
    request: Request,
    around: Around = None,
    depth: Depth = 1,
    map: Annotated[bool, Query(description="With the map.")] = False,
) -> Response:
    """Give one self-contained HTML page, as `kg graph` writes it; a click on an edge shows its sentences.

    Its content security policy, sent as a header too, lets it fetch nothing.
    """
    html = _drawn(request, graph, (around, depth, map))
    own = _META.search(html, 0, 10_000)
    policy = f"{unescape(own[1])}; frame-ancestors 'none'" if own else "default-src 'none'"
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


def _around(entity: str) -> dict[str, str]:
    return {"graphAround": entity, "sel": f"entity:{entity}"}


def _drawn(request: Request, graph: Graph, asked: tuple[str | None, int, bool]) -> str:
    kept: dict[tuple[str, object], str] = request.app.state.pages
    key = (graph.version, asked)
    html = kept.get(key)
    if html is None:
        around, depth, mapped = asked
        html = graph.draw(around=around, depth=depth, mapped=mapped)
        if len(kept) >= _KEPT_PAGES or any(version != key[0] for version, _ in list(kept)):
            kept.clear()
        kept[key] = html
    return html


@router.get(
    "/graph.json",
    response_model=Network,
    response_model_exclude_unset=True,
    responses=responses(400, 404),
    summary="The network as JSON",
)
def network(graph: Served, around: Around = None, depth: Depth = 1) -> dict[str, Any]:
    """Give every relationship, or those near an entity, with the entities that they join."""
    edges = graph.relationships(around=around, depth=depth)
    nodes = {e.id: e for edge in edges for e in (edge.subject, edge.object)}
    return {
        "nodes": [entity_json(nodes[name]) for name in sorted(nodes)],
        "edges": [relationship_json(e) for e in edges],
    }
