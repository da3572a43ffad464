"""Actors and places: search, facts, relations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from kg.errors import NotFound
from kg.model import (
    Entity,
    Kind,
    Relation,
    Status,
    entity_json,
    relations_json,
)
from kg.query.lists import Listed
from kg.serve.answers import Entities, EntityFacts, Places, Relations
from kg.serve.forms import GEOJSON, HTML, had_as
from kg.serve.linked import THING, Linked
from kg.serve.pages import PAGED, Paged
from kg.serve.parameters import MAX_PAGE, Days, Name, Served
from kg.serve.paths import under
from kg.serve.plain import in_json
from kg.serve.problems import responses

router = APIRouter(tags=["entities"], route_class=Linked)

Words = Annotated[
    str | None,
    Query(min_length=1, max_length=200, description="A name, as far as known.", examples=["abu kemal"]),
]


@router.get(
    "/entities",
    response_model=Entities,
    response_model_exclude_unset=True,
    responses={**had_as(HTML, GEOJSON, described=PAGED[200]), **responses(400, 404)},
    summary="Actors and places",
)
@in_json
def search(
    *,
    page: Paged,
    q: Words = None,
    kind: Annotated[Kind | None, Query(description="Only this kind.")] = None,
    country: Annotated[str | None, Query(max_length=500, description="Only in or of this state.")] = None,
    relation: Annotated[Relation | None, Query(description="Only those that stand in it.")] = None,
) -> dict[str, Any]:
    """Give actors and places by id; with words those whose names come near, best first, typing errors forgiven."""
    return page.of(Listed.ENTITIES, entity_json, q=q, kind=kind, country=country, relation=relation)


@router.get(
    "/places",
    response_model=Places,
    response_model_exclude_unset=True,
    responses={**had_as(GEOJSON, described=PAGED[200]), **responses(400, 404)},
    summary="Places",
)
@in_json
def places(
    *,
    page: Paged,
    q: Words = None,
    kind: Annotated[Kind | None, Query(description="Only this kind.")] = None,
    country: Annotated[str | None, Query(max_length=500, description="Only in this state.")] = None,
    relation: Annotated[Relation | None, Query(description="Only those that stand in it.")] = None,
) -> dict[str, Any]:
    """Give what can be held, entered or left, as `/entities` does; also at `/places.geojson`."""
    return page.of(Listed.PLACES, entity_json, q=q, kind=kind, country=country, relation=relation)


@router.get("/places.geojson", include_in_schema=False)
def map_of_places(request: Request) -> RedirectResponse:
    """Lead to the places as GeoJSON."""
    return RedirectResponse(f"{under(request.scope, 'places')}?limit={MAX_PAGE}&format=geojson", 307)


@router.get(
    "/entities/{id:path}/relations",
    response_model=Relations,
    response_model_exclude_unset=True,
    responses=responses(400, 404),
    summary="Relations of an entity",
)
@in_json
def relations(
    *,
    graph: Served,
    id: Name,
    days: Days,
    relation: Annotated[Relation | None, Query(description="Only this relation.")] = None,
    other: Annotated[str | None, Query(max_length=500, description="Only with this entity.")] = None,
    status: Annotated[Status | None, Query(description="Only what rests on claims of this status.")] = None,
) -> dict[str, Any]:
    """Give what an entity did and what was done to it, grouped by relation, with counts, days and claim ids.

    A name that is no entity's gives 404 with the nearest names.
    """
    entity = graph.entity(id)
    edges = graph.relations(
        entity.id, relation=relation, other=other, since=days.since, until=days.until, status=status
    )
    return relations_json(entity, edges)


@router.get(
    "/entities/{id:path}",
    response_model=EntityFacts,
    response_model_exclude_unset=True,
    responses={**had_as(*THING, GEOJSON), **responses(400, 404)},
    summary="One entity",
)
def entity(graph: Served, request: Request, id: Name) -> dict[str, Any] | Response:
    """Give all that is known of an actor or a place apart from what reports say.

    A publisher that is a witness and no known actor leads to its source.
    """
    try:
        return _facts(graph.entity(id))
    except NotFound as unknown:
        try:
            graph.describe("sources", id)
        except NotFound:
            raise unknown from None
        return RedirectResponse(under(request.scope, "sources", id), 303)


def _facts(entity: Entity) -> dict[str, Any]:
    return entity_json(entity) | {
        "aliases": list(entity.aliases),
        "country": entity.country,
        "parents": list(entity.parents),
        "speaks_for": entity.speaks_for,
        "leans": entity.leans,
        "same_as": list(entity.same_as),
        "active": list(entity.active),
        "disputed": [{"party": party, "name": name} for party, name in entity.disputed],
    }
