"""Whatever else has an address: relationships, intervals of control, sources, and the parts of claims."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse
from pyoxigraph import Literal, Triple

from kg.model import held_json, relationship_json
from kg.query.described import ROOMS, Described
from kg.rdf.written import short
from kg.serve.access import may_read_texts
from kg.serve.forms import GEOJSON, had_as
from kg.serve.held import Held
from kg.serve.linked import THING, Linked
from kg.serve.models import Relationship
from kg.serve.node import Node
from kg.serve.parameters import Served
from kg.serve.paths import under
from kg.serve.problems import responses

Id = Annotated[str, Path(description="The id, percent-encoded.")]


def things() -> APIRouter:
    """Give the routes: relationships, intervals, and one for each room that has nothing but descriptions."""
    router = APIRouter(tags=["things"], route_class=Linked)
    router.get(
        "/relationships/{id:path}",
        response_model=Relationship,
        response_model_exclude_unset=True,
        responses={**had_as(*THING), **responses(400, 404)},
        summary="One relationship",
    )(relationship)
    router.get(
        "/intervals/{id:path}",
        response_model=Held,
        response_model_exclude_unset=True,
        responses={**had_as(*THING, GEOJSON), **responses(400, 404)},
        summary="One interval of control",
    )(interval)
    for room in ROOMS:
        router.get(
            f"/{room}/{{id:path}}",
            name=f"node_{room.replace('-', '_')}",
            response_model=Node,
            response_model_exclude_unset=True,
            responses={**had_as(*THING), **responses(400, 404)},
            summary=f"One of {room}",
            description="Give what is said of a node and its parts, and what others say that name it.",
        )(_describing(room))
    router.get("/judged/{id:path}", include_in_schema=False)(judged)
    router.get("/graphs/judgements", include_in_schema=False)(judgements)
    router.get("/graphs/store", include_in_schema=False)(store)
    return router


def relationship(graph: Served, id: Id) -> dict[str, Any]:
    """Give a relationship with its counts, days, sources, periods and the ids of its claims."""
    return relationship_json(graph.relationship(id))


def interval(graph: Served, id: Id) -> dict[str, Any]:
    """Give a span in which the holders of a place did not change, with the place."""
    return held_json(graph.interval(id))


def judged(request: Request, id: Id) -> RedirectResponse:
    """Lead from the graph of what judgements on a report come to, to the report."""
    return RedirectResponse(under(request.scope, "reports", id), 303)


def judgements(request: Request) -> RedirectResponse:
    """Lead from the graph of judgements to their list."""
    return RedirectResponse(under(request.scope, "judgements"), 303)


def store(request: Request) -> RedirectResponse:
    """Lead from the graph that says what base the store has, to what it holds."""
    return RedirectResponse(under(request.scope, ""), 303)


def _describing(room: str) -> Any:  # noqa: ANN401  a route's function
    def describe(graph: Served, request: Request, id: Id) -> dict[str, Any]:
        return node_json(graph.describe(room, id, texts=may_read_texts(request)), id)

    return describe


def node_json(found: Described, id: str) -> dict[str, Any]:
    """Give a description as JSON, properties with their prefixes."""
    return {
        "id": id,
        "iri": found.node.value,
        "said": [_statement(t) for t in found.said],
        "inverse": [_statement(t) for t in found.inverse],
        "labels": {getattr(t.subject, "value", ""): getattr(t.object, "value", "") for t in found.labels},
        "truncated": found.truncated,
    }


def _statement(said: Triple) -> dict[str, Any]:
    value = said.object
    written = {"value": getattr(value, "value", "")}
    if isinstance(value, Literal):
        written |= (
            {"language": value.language} if value.language else {"datatype": short(value.datatype.value)}
        )
    return {
        "subject": getattr(said.subject, "value", ""),
        "property": short(said.predicate.value),
        "object": {"type": "literal" if isinstance(value, Literal) else "iri"} | written,
    }
