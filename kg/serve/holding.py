"""Who held what: control and timeline of a place, holdings of an actor, what changed hands."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from kg.model import change_json, chapter_json, control_json, entity_json, held_json
from kg.serve.forms import GEOJSON, had_as
from kg.serve.held import Changes, Holdings, Story, Timeline
from kg.serve.linked import Linked
from kg.serve.parameters import Day, KnownOn, Name, On, Served
from kg.serve.plain import in_json
from kg.serve.problems import responses

router = APIRouter(tags=["holding"], route_class=Linked)


@router.get(
    "/places/{id:path}/control",
    response_model=Timeline,
    response_model_exclude_unset=True,
    responses={**had_as(GEOJSON), **responses(400, 404)},
    summary="Who held a place",
)
@in_json
def control(graph: Served, id: Name, on: On = None, known_on: KnownOn = None) -> dict[str, Any]:
    """Give the spans in which the holders of a place did not change, each with the claims for and against it.

    With `on` exactly one: the latest that had begun for sure, with whoever may have come after it in `possible`,
    or one without holders where nothing is known. An entity that cannot be held gives 400.
    """
    place = graph.entity(id)
    spans = graph.control(place.id, on=on, known_on=known_on)
    undated = graph.undated(place.id) if known_on else None
    return {
        "place": entity_json(place),
        "intervals": [_at(control_json(c), known_on) for c in spans],
    } | _counted(undated)


@router.get(
    "/places/{id:path}/timeline",
    response_model=Story,
    response_model_exclude_unset=True,
    responses={**had_as(GEOJSON), **responses(400, 404)},
    summary="Who held a place, and who says so",
)
@in_json
def timeline(graph: Served, id: Name, known_on: KnownOn = None) -> dict[str, Any]:
    """Give what `control` does, under each span what was said for and against it: when, by whom, with what stake."""
    place = graph.entity(id)
    chapters = graph.timeline(place.id, known_on=known_on)
    undated = graph.undated(place.id) if known_on else None
    return {
        "place": entity_json(place),
        "intervals": [_at(chapter_json(c), known_on) for c in chapters],
    } | _counted(undated)


@router.get(
    "/actors/{id:path}/holdings",
    response_model=Holdings,
    response_model_exclude_unset=True,
    responses={**had_as(GEOJSON), **responses(400, 404)},
    summary="What an actor held",
)
@in_json
def holdings(graph: Served, id: Name, on: On = None, known_on: KnownOn = None) -> dict[str, Any]:
    """Give the spans in which an actor, or what belongs to it, held a place, alone or with others.

    An entity that cannot act gives 400.
    """
    actor = graph.entity(id)
    spans = graph.holdings(actor.id, on=on, known_on=known_on)
    undated = graph.undated() if known_on else None
    return {"actor": entity_json(actor), "holdings": [_at(held_json(c), known_on) for c in spans]} | _counted(
        undated
    )


@router.get(
    "/compare",
    response_model=Changes,
    response_model_exclude_unset=True,
    responses=responses(400),
    summary="What changed hands between two days",
)
@in_json
def compare(
    graph: Served,
    first: Annotated[Day, Query(description="The earlier day: YYYY-MM-DD.", examples=["2017-11-01"])],
    second: Annotated[Day, Query(description="The later day: YYYY-MM-DD.", examples=["2017-11-30"])],
) -> dict[str, Any]:
    """Give the places that were held otherwise on the second day: from whom, to whom, since when."""
    changes = [change_json(c) for c in graph.compare(first, second)]
    return {"first": _day(first), "second": _day(second), "changes": changes}


def _day(day: date) -> str:
    return day.isoformat()


def _at(interval: dict[str, Any], known_on: date | None) -> dict[str, Any]:
    # What would have been thought on another day is worked out for the answer and lies at no address.
    return interval | ({"id": None} if known_on else {})


def _counted(undated: int | None) -> dict[str, Any]:
    return {} if undated is None else {"undated": undated}
