"""The network for the explorer's graph, with places that stay as the graph grows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Final, TypeVar

from fastapi import APIRouter, Depends, Query, Request

from kg.draw.content.choice import FEW, MANY, Asked, Choice, choose
from kg.draw.content.network import Sided, network, sizes, told
from kg.draw.content.placing import settle
from kg.draw.spacing import Points
from kg.errors import UsageError
from kg.graph import Graph
from kg.serve.parameters import On, Served
from kg.serve.plain import in_json

router = APIRouter()

AROUND: Final = 60
"""How many entities are drawn around one, unless more are asked for."""
MOST_OPENED: Final = 40
MOST_TOLD: Final = 60_000
_KEPT: Final = 64
_WAYS: Final = 5

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Picture:
    """What is asked for, by ids that are there."""

    asked: Asked
    more: bool


class Desk:
    """What was worked out for pictures that are asked for again: for each the last, whatever was asked before."""

    def __init__(self) -> None:
        """Have room for 64 pictures."""
        self._turn = threading.Lock()
        self._made: OrderedDict[object, tuple[str, Any]] = OrderedDict()

    def made(self, what: object, version: str, make: Callable[[T | None], T]) -> T:
        """Give what was made under this name for this version of the graph, else make it of what was there before.

        Of two who make the same at once the first to end prevails, so that both are shown the same.
        """
        before = self._made.get(what)
        if before is not None and before[0] == version:
            return before[1]  # type: ignore[no-any-return]
        new = make(before[1] if before else None)
        with self._turn:
            kept = self._made.pop(what, before)
            self._made[what] = kept if kept is not None and kept[0] == version else (version, new)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
            return self._made[what][1]  # type: ignore[no-any-return]


def desk_of(request: Request) -> Desk:
    """Give the desk of this server."""
    if not hasattr(request.app.state, "desk"):
        request.app.state.desk = Desk()
    desk: Desk = request.app.state.desk
    return desk


_Words = Annotated[str | None, Query(max_length=8000)]


def picture(
    graph: Served,
    around: _Words = None,
    open: _Words = None,
    limit: Annotated[int | None, Query(ge=2, le=MANY)] = None,
    path: _Words = None,
) -> Picture:
    """Read what a picture is asked for; a name that nothing has is `NotFound`, a path of one end a `UsageError`."""
    opened = tuple(own for own in (open or "").split(",") if own)[:MOST_OPENED]
    if path is not None:
        ends = path.split(",")
        if len(ends) != 2:
            raise UsageError("path: give the ids of two, with a comma")
        found = graph.chains(*ends, most=_WAYS)
        return Picture(Asked(FEW, None, tuple(found.ways), opened), found.more)
    if around is None:
        return Picture(Asked(limit or FEW, None, None, opened), more=False)
    return Picture(Asked(limit or AROUND, graph.entity(around).id, None, opened), more=False)


Pictured = Annotated[Picture, Depends(picture)]
Desked = Annotated[Desk, Depends(desk_of)]


@router.get("/explorer/network.json")
@in_json
def shown(graph: Served, pictured: Pictured, desk: Desked, on: On = None) -> dict[str, Any]:
    """Give nodes and edges of a picture in their places, with true totals; with `on` the sides on that day."""
    version, asked, links = graph.version, pictured.asked, graph.links()
    choice = choose(links, asked)
    settled = _settled(graph, desk, version, asked, choice)
    sided = Sided(on, desk.made(("sides", on), version, lambda _: graph.sides(on))) if on else None
    return {**network(choice, asked, links, graph.entities(), settled, sided=sided), "more": pictured.more}


@router.get("/explorer/told.json")
@in_json
def days(graph: Served, pictured: Pictured) -> dict[str, Any]:
    """Give the days of the claims behind the edges of the same picture, the strongest first, at most 60,000."""
    edges = [link.id for link in choose(graph.links(), pictured.asked).links]
    return told(graph.told(edges, most=MOST_TOLD), len(edges))


def _settled(graph: Graph, desk: Desk, version: str, asked: Asked, choice: Choice) -> Points:
    before: Points | None = None
    if asked.opened:
        less = replace(asked, opened=asked.opened[:-1])
        before = _settled(graph, desk, version, less, choose(graph.links(), less))

    def make(former: Points | None) -> Points:
        size = sizes(graph.links(), choice.entities)
        return settle(choice, graph.entities(), size, before=before, former=former)

    return desk.made(("places", asked), version, make)
