"""What happened and what is disputed: events, disputes, allies, relationships."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from kg.model import Relation, dispute_json, entity_json, event_json, relationship_json
from kg.serve.forms import GEOJSON, had_as
from kg.serve.held import Allies, Disputes, Event, Events, Relationships
from kg.serve.linked import THING, Linked
from kg.serve.pages import PAGED, cut
from kg.serve.parameters import After, Days, Limit, Name, On, Served, Since
from kg.serve.problems import responses

router = APIRouter(tags=["happening"], route_class=Linked)

_Filter = Annotated[str | None, Query(max_length=500)]
_Relation = Annotated[Relation | None, Query(description="Only this relation.")]
_Disputed = Annotated[bool | None, Query(description="Only what is disputed, or only what is not.")]


@router.get(
    "/events",
    response_model=Events,
    response_model_exclude_unset=True,
    responses={**PAGED, **responses(400, 404)},
    summary="Events by filter",
)
def events(
    *,
    graph: Served,
    request: Request,
    response: Response,
    days: Days,
    relation: _Relation = None,
    actor: Annotated[_Filter, Query(description="Who acted, was acted on, lost or received.")] = None,
    place: Annotated[_Filter, Query(description="Where it happened, or what was taken.")] = None,
    disputed: _Disputed = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """Give what happened, each event once however many claims tell of it, by day and then by id."""
    found = graph.events(
        relation=relation,
        actor=actor,
        place=place,
        since=days.since,
        until=days.until,
        disputed=disputed,
        limit=limit + 1,
        after=after,
    )
    page, address = cut(found, limit, request, response)
    return {"events": [event_json(e) for e in page], "next": address}


@router.get(
    "/events/{id:path}",
    response_model=Event,
    response_model_exclude_unset=True,
    responses={**had_as(*THING, GEOJSON), **responses(400, 404)},
    summary="One event",
)
def event(graph: Served, id: Annotated[str, Path(description="Id of an event.")]) -> dict[str, Any]:
    """Give an event with its parties, days, counts, figures by source and the ids of its claims."""
    return event_json(graph.event(id))


@router.get(
    "/disputes",
    response_model=Disputes,
    response_model_exclude_unset=True,
    responses=responses(400),
    summary="What is disputed",
)
def disputes(graph: Served, since: Since = None) -> dict[str, Any]:
    """Give what claims contradict, the latest first; with `since` only what still was disputed on that day."""
    return {"disputes": [dispute_json(d) for d in graph.disputes(since=since)]}


@router.get(
    "/actors/{id:path}/allies",
    response_model=Allies,
    response_model_exclude_unset=True,
    responses=responses(400, 404),
    summary="Who stands with an actor",
)
def allies(graph: Served, id: Name, on: On = None) -> dict[str, Any]:
    """Give an actor's alliances and supports, given and received: when, what ended them, who says so.

    An entity that cannot act gives 400.
    """
    actor = graph.entity(id)
    edges = graph.allies(actor.id, on=on)
    return {"actor": entity_json(actor), "relationships": [relationship_json(e) for e in edges]}


@router.get(
    "/relationships",
    response_model=Relationships,
    response_model_exclude_unset=True,
    responses={**PAGED, **responses(400, 404)},
    summary="Relationships by filter",
)
def relationships(
    *,
    graph: Served,
    request: Request,
    response: Response,
    days: Days,
    entity: Annotated[_Filter, Query(description="Id or name of either end.")] = None,
    relation: _Relation = None,
    disputed: _Disputed = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """Give relationships that pass every filter, ordered by id; a name that is no entity's gives 404."""
    found = graph.edges(
        entity=entity,
        relation=relation,
        since=days.since,
        until=days.until,
        disputed=disputed,
        limit=limit + 1,
        after=after,
    )
    page, address = cut(found, limit, request, response)
    return {"relationships": [relationship_json(e) for e in page], "next": address}
