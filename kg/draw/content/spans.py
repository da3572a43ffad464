"""Who held every place when, in bulk: all that a map needs to play a campaign day by day without asking again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from kg.draw.content.numbers import Index, day_number
from kg.model import Basis, Bounds, Control, ControlStatus, Entity

MAX_PLACES: Final = 20_000
"""How many places one answer has; those with the most intervals come before others."""

_STATUSES: Final = list(ControlStatus)
_BASES: Final = list(Basis)


def spans(
    intervals: Iterable[Control],
    *,
    foremost: Sequence[str] = (),
    known_on: date | None = None,
    undated: int | None = None,
    limit: int = MAX_PLACES,
) -> dict[str, Any]:
    """Give the timelines of places, whose intervals stand together and in turn.

    Days are numbers from 1970-01-01 on, unknown ones null. `places` are objects with their coordinates or null, and
    their intervals as lists: id, earliest and latest start, the same two of the end or null while it lasts, status,
    holders, those who may have held it as well, the day of the last confirmation, basis. Status, basis and actors
    are positions in the lists of those names. The ids of intervals known on a day lie at no address and are null.
    `foremost` are the ids of actors that are told apart before others, whatever is known on the day.
    """
    told = [(place, list(found)) for place, found in groupby(intervals, key=lambda c: c.place)]
    shown = _most(told, limit)
    actors = Index()
    places = [_place(place, found, actors, known_on is None) for place, found in shown]
    return {
        "known": known_on.isoformat() if known_on else None,
        "undated": undated,
        "total": len(told),
        "days": _turns(interval for _, found in shown for interval in found),
        "statuses": [status.value for status in _STATUSES],
        "bases": [basis.value for basis in _BASES],
        "actors": actors.described,
        "foremost": list(foremost),
        "places": places,
    }


def foremost(intervals: Iterable[Control], count: int = 40) -> list[str]:
    """Give the ids of those who held places most often, the foremost first."""
    held = Counter(holder.id for interval in intervals for holder in interval.holders)
    return sorted(held, key=lambda own: (-held[own], own))[:count]


def _most(told: list[tuple[Entity, list[Control]]], limit: int) -> Sequence[tuple[Entity, list[Control]]]:
    if len(told) <= limit:
        return told
    most = sorted(told, key=lambda one: (-len(one[1]), one[0].id))[:limit]
    return sorted(most, key=lambda one: (one[0].label, one[0].id))


def _place(place: Entity, found: Iterable[Control], actors: Index, addressed: bool) -> dict[str, Any]:
    told = {
        "id": place.id,
        "label": place.label,
        "kind": place.kind.value,
        "lat": place.lat,
        "lon": place.lon,
        "spans": [_span(interval, actors, addressed) for interval in found],
    }
    return told | ({"disputed": [name for _, name in place.disputed]} if place.disputed else {})


def _span(interval: Control, actors: Index, addressed: bool) -> list[Any]:
    return [
        interval.id if addressed else None,
        *_bounds(interval.start),
        _bounds(interval.end) if interval.end else None,
        _STATUSES.index(interval.status),
        [actors.of(holder) for holder in interval.holders],
        [actors.of(one) for one in interval.possible],
        day_number(interval.last_confirmed),
        _BASES.index(interval.basis) if interval.basis else None,
    ]


def _bounds(bounds: Bounds) -> list[int | None]:
    return [day_number(bounds.earliest), day_number(bounds.latest)]


def _turns(intervals: Iterable[Control]) -> list[int | None] | None:
    """Give the first and the last day of which anything is told."""
    days = [
        day
        for interval in intervals
        for day in (interval.start.earliest, interval.start.latest, interval.last_confirmed)
        if day
    ]
    return [day_number(min(days)), day_number(max(days))] if days else None
