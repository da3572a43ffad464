"""What happened where, as dated symbols for a map, in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from kg.draw.content.numbers import day_number
from kg.draw.style import RELATIONS
from kg.model import Entity, Event, Relation

MAX_EVENTS: Final = 40_000
"""How many events one answer has; the latest come before others."""

_RELATIONS: Final = list(Relation)


def events(
    found: Iterable[Event],
    *,
    known_on: date | None = None,
    undated: int | None = None,
    limit: int = MAX_EVENTS,
) -> dict[str, Any]:
    """Give events that are in the order of their days, of those that have a place with coordinates the last `limit`.

    Days are numbers from 1970-01-01 on, unknown ones null. `events` are lists: id, relation, place, earliest and
    latest day, whether it is disputed (0 or 1), what happened in words. Relations, places and words are positions in
    the lists of those names. `total` counts all that have coordinates, `nowhere` those that have none.
    """
    told = list(found)
    located = [(event, scene) for event in told if (scene := event.scene) and scene.lat is not None]
    places, labels = _Places(), _Words()
    return {
        "known": known_on.isoformat() if known_on else None,
        "undated": undated,
        "total": len(located),
        "nowhere": len(told) - len(located),
        "relations": [relation.value for relation in _RELATIONS],
        "events": [_row(event, scene, places, labels) for event, scene in located[-limit:]],
        "places": places.described,
        "labels": labels.described,
    }


def words(event: Event) -> str:
    """Word an event in one line: who did what to whom, where.

    Without an agent it begins with what was done: "Captured Abu Kamal".
    """
    done = f"{RELATIONS[event.relation].name} {event.object.label}"
    told = f"{event.subject.label} {done}" if event.subject else done[:1].upper() + done[1:]
    to = f" to {event.target.label}" if event.target else ""
    at = f" at {event.place.label}" if event.place and event.place.id != event.object.id else ""
    return told + to + at


def _row(event: Event, scene: Entity, places: _Places, labels: _Words) -> Sequence[Any]:
    return [
        event.id,
        _RELATIONS.index(event.relation),
        places.of(scene),
        day_number(event.when.earliest),
        day_number(event.when.latest),
        int(event.disputed),
        labels.of(words(event)),
    ]


class _Places:
    """Places, each once: id, label, latitude, longitude."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}
        self.described: list[list[Any]] = []

    def of(self, place: Entity) -> int:
        if place.id not in self._at:
            self._at[place.id] = len(self.described)
            self.described.append([place.id, place.label, place.lat, place.lon])
        return self._at[place.id]


class _Words:
    """Lines of words, each once."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    @property
    def described(self) -> list[str]:
        return list(self._at)

    def of(self, line: str) -> int:
        return self._at.setdefault(line, len(self._at))
