"""Who held what and what happened, in bulk for the map of the explorer."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from typing import Any, Final
from weakref import WeakKeyDictionary

from fastapi import APIRouter
from fastapi.responses import Response

from kg.draw.content.events import events as happened
from kg.draw.content.spans import foremost
from kg.draw.content.spans import spans as held
from kg.graph import Graph
from kg.serve.parameters import KnownOn, Served, Since, Until

router = APIRouter()

# An answer on a long war has a megabyte or two.
_KEPT: Final = 12


@router.get("/explorer/spans.json")
def spans(graph: Served, known_on: KnownOn = None) -> Response:
    """Give who held every place when, those without coordinates too, as known on a day or as known now."""

    def told() -> dict[str, Any]:
        now = graph.timelines()
        then = graph.timelines(known_on=known_on) if known_on else now
        undated = _undated(graph, known_on)
        return held(then, foremost=foremost(now), known_on=known_on, undated=undated)

    return _answers(graph).give(("spans", known_on), graph.version, told)


@router.get("/explorer/events.json")
def events(graph: Served, since: Since = None, until: Until = None, known_on: KnownOn = None) -> Response:
    """Give what can have happened between two days at places with coordinates, as known on a day or as known now."""

    def told() -> dict[str, Any]:
        found = graph.events(since=since, until=until, known_on=known_on)
        return happened(found, known_on=known_on, undated=_undated(graph, known_on))

    return _answers(graph).give(("events", since, until, known_on), graph.version, told)


def _undated(graph: Graph, known_on: date | None) -> int | None:
    return graph.undated() if known_on else None


class Answers:
    """The answers asked for last of one state of a graph; who asks for what is being worked out waits for it."""

    def __init__(self) -> None:
        """Begin without any."""
        self._told: OrderedDict[Hashable, bytes] = OrderedDict()
        self._version, self._turn = "", Lock()

    def give(self, asked: Hashable, version: str, work: Callable[[], dict[str, Any]]) -> Response:
        """Give an answer as JSON, worked out unless it is kept still."""
        with self._turn:
            if version != self._version:
                self._told.clear()
                self._version = version
            if asked not in self._told:
                self._told[asked] = json.dumps(work(), ensure_ascii=False, separators=(",", ":")).encode()
            self._told.move_to_end(asked)
            while len(self._told) > _KEPT:
                self._told.popitem(last=False)
            return Response(self._told[asked], media_type="application/json")


_of: WeakKeyDictionary[Graph, Answers] = WeakKeyDictionary()
_making: Final = Lock()


def _answers(graph: Graph) -> Answers:
    with _making:
        return _of.setdefault(graph, Answers())
