"""The timeline's data: who held a place and who says so, what an actor held, the places that changed most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query

from kg.draw.content import timeline as drawn
from kg.graph import Graph
from kg.model import Control, Entity
from kg.serve.kept import lasting
from kg.serve.parameters import KnownOn, Served
from kg.serve.plain import in_json

router = APIRouter(dependencies=[Depends(lasting)])

LARGEST: Final = 200
"""How many rows one answer has at most."""
REFOLDED: Final = 600
"""How many claims or reports rows may rest on, for what was known on another day to be worked out for all of them."""

Of = Annotated[str, Query(max_length=500)]
Rows = Annotated[int, Query(ge=1, le=LARGEST)]


@router.get("/explorer/timeline.json")
@in_json
def timeline(graph: Served, of: Of, known_on: KnownOn = None, rows: Rows = 40) -> dict[str, Any]:
    """Give who held a place, and what an actor held: by what is known, or by what was known on a day.

    `of` is an entity's id or name, or what is selected, as `claim:ID`, `interval:ID`, `edge:ID` or `event:ID`: the
    place or actor that it is about. A state is both place and actor. What is neither gives both as null.
    """
    entity = _meant(graph, of)
    chapters = graph.timeline(entity.id, known_on=known_on) if entity.is_place else None
    return drawn.story(
        entity,
        graph.report_days(entity.id),
        undated=graph.undated(entity.id) if entity.is_place else 0,
        known_on=known_on,
        place=None if chapters is None else drawn.place_story(chapters),
        held=_held(graph, entity, known_on, rows) if entity.is_actor else None,
    )


@router.get("/explorer/changing.json")
@in_json
def changing(graph: Served, known_on: KnownOn = None, rows: Rows = 24) -> dict[str, Any]:
    """Give a row for each of the places whose holder or status changed most often, and how many places there are."""
    places = graph.most_changed()
    return _rows(graph, places, rows, known_on)


def _held(graph: Graph, actor: Entity, known_on: date | None, most: int) -> dict[str, Any]:
    places = graph.theatre(actor.id)
    if known_on and sum(graph.report_days(actor.id).values()) <= REFOLDED:
        held = (span.place.id for span in graph.holdings(actor.id, known_on=known_on))
        places = list(dict.fromkeys((*places, *held)))
    return _rows(graph, places, most, known_on, graph.belonging(actor.id))


def _rows(
    graph: Graph, places: Sequence[str], most: int, known_on: date | None, kin: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Give rows as known on a day where that is little enough work, else as known now; `known_on` says which."""
    told = [graph.control(place) for place in places[:most]]
    day = known_on if sum(map(_told, told)) <= REFOLDED else None
    if day:
        told = [graph.control(place, known_on=day) for place in places[:most]]
    return drawn.held_rows(told, len(places), kin=kin, known_on=day)


def _told(intervals: Sequence[Control]) -> int:
    return sum(len(one.supporting) + len(one.against) for one in intervals)


def _meant(graph: Graph, of: str) -> Entity:
    """Find what is to be shown: an entity, or the place or actor that what is selected is about."""
    what, _, name = of.partition(":")
    return _ABOUT[what](graph, name) if what in _ABOUT else graph.entity(of)


def _of_interval(graph: Graph, id: str) -> Entity:
    return graph.interval(id).place


def _of_claim(graph: Graph, id: str) -> Entity:
    claim = graph.claim(id)
    ends = [end.entity for end in (claim.object, claim.place, claim.subject) if end]
    return next((end for end in ends if end.is_place), ends[-1])


def _of_edge(graph: Graph, id: str) -> Entity:
    edge = graph.relationship(id)
    return edge.object if edge.object.is_place else edge.subject


def _of_event(graph: Graph, id: str) -> Entity:
    event = graph.event(id)
    return event.scene or event.subject or event.object


_ABOUT: Final[Mapping[str, Callable[[Graph, str], Entity]]] = {
    "entity": Graph.entity,
    "interval": _of_interval,
    "claim": _of_claim,
    "edge": _of_edge,
    "event": _of_event,
}
