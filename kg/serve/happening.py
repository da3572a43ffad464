"""What happened and what is disputed: events, disputes, allies, relationships."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path

from kg.model import dispute_json, entity_json, event_json, relationship_json
from kg.query.lists import Listed
from kg.serve.forms import GEOJSON, had_as
from kg.serve.held import Allies, Disputes, Event, Events, Relationships
from kg.serve.linked import THING, Linked
from kg.serve.pages import PAGED, Paged
from kg.serve.parameters import Disputed, Name, On, Served, Sifted
from kg.serve.plain import in_json
from kg.serve.problems import responses

router = APIRouter(tags=["happening"], route_class=Linked)


@router.get(
    "/events",
    response_model=Events,
    response_model_exclude_unset=True,
    responses={**had_as(GEOJSON, described=PAGED[200]), **responses(400, 404)},
    summary="Events by filter",
)
@in_json
def events(page: Paged, sifted: Sifted, disputed: Disputed = None) -> dict[str, Any]:
    """Give what happened, each event once however many claims tell of it, by day and then by id."""
    return page.of(Listed.EVENTS, event_json, **sifted.asked, disputed=disputed)


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
    responses={**PAGED, **responses(400, 404)},
    summary="What is disputed",
)
@in_json
def disputes(page: Paged, sifted: Sifted) -> dict[str, Any]:
    """Give what claims contradict, the latest first; `since` and `until` keep what was disputed between them."""
    return page.of(Listed.DISPUTES, dispute_json, **sifted.asked)


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
@in_json
def relationships(page: Paged, sifted: Sifted, disputed: Disputed = None) -> dict[str, Any]:
    """Give relationships that pass every filter, ordered by id; a name that is no entity's gives 404."""
    return page.of(Listed.RELATIONSHIPS, relationship_json, **sifted.asked, disputed=disputed)
