"""Actors and places: search, facts, relations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from kg.errors import NotFound, UsageError
from kg.model import (
    Entity,
    Kind,
    Relation,
    Status,
    entity_json,
    relations_json,
)
from kg.serve.answers import Entities, EntityFacts, Relations
from kg.serve.forms import GEOJSON, had_as
from kg.serve.linked import THING, Linked
from kg.serve.pages import PAGED, cut
from kg.serve.parameters import MAX_PAGE, After, Days, Limit, Name, Served
from kg.serve.paths import under
from kg.serve.problems import responses

router = APIRouter(tags=["entities"], route_class=Linked)

Words = Annotated[
    str, Query(min_length=1, max_length=200, description="A name, as far as known.", examples=["abu kemal"])
]


@router.get(
    "/entities",
    response_model=Entities,
    response_model_exclude_unset=True,
    responses={**PAGED, **responses(400)},
    summary="Find entities by name",
)
def search(
    *,
    graph: Served,
    request: Request,
    response: Response,
    q: Words,
    kind: Annotated[Kind | None, Query(description="Only this kind.")] = None,
    limit: Limit = 20,
    after: After = None,
) -> dict[str, Any]:
    """Find actors and places whose names come near the words, best first; typing errors are forgiven."""
    # What is left out of the ranking afterwards must have been found first.
    most = MAX_PAGE if kind or after else limit + 1
    found = [e for e in graph.search(q, limit=most) if kind is None or e.kind is kind]
    rest = _behind(found, after)
    page, address = cut(rest, limit, request, response)
    return {"entities": [entity_json(e) for e in page], "next": address}


def _behind(found: list[Entity], after: str | None) -> list[Entity]:
    if after is None:
        return found
    place = next((i for i, e in enumerate(found) if e.id == after), None)
    if place is None:
        raise UsageError(f"after: {after!r} is not among the entities found")
    return found[place + 1 :]


@router.get(
    "/entities/{id:path}/relations",
    response_model=Relations,
    response_model_exclude_unset=True,
    responses=responses(400, 404),
    summary="Relations of an entity",
)
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
