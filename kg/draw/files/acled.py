"""Events in the shape of an ACLED export, by the columns of its public codebook (2024)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.draw.files.noted import deaths, notes
from kg.draw.files.parties import is_abroad, parties
from kg.draw.files.table import Column, Columns, Type, Value
from kg.draw.files.tolls import tolls
from kg.know.acled import EVENT_TYPE, Act, SubEventTypes, Where
from kg.know.codes import Code, country_codes
from kg.model import Bounds, Claim, Entity, Event, Kind, Relation

_NAMES = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3"),
    *("location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes"),
    *("fatalities", "tags", "timestamp"),
)
_STRATEGIC = "Strategic developments"
_VIOLENT = {"Violence against civilians", "Explosions/Remote violence"}
_EXACT, _NEAR, _WIDE = 1, 2, 3
_PRECISION = {Kind.SETTLEMENT: _EXACT, Kind.FACILITY: _EXACT, Kind.AREA: _NEAR, Kind.NATURAL_FEATURE: _NEAR}
_WEEK, _MONTH = 7, 31
_TOLD = "a killing told in the row of the event that it is the toll of"

Line = dict[str, Value]


def _column(name: str) -> Column[Line]:
    return Column(name, Type.TEXT, lambda line: line.get(name))


ACLED: Columns[Line] = tuple(map(_column, _NAMES))
"""ACLED's columns. `region`, `admin3`, `source_scale` and `timestamp` stay empty: nothing here tells them."""


@dataclass(frozen=True, slots=True)
class Case:
    """An event with its claims, the regions around where it happened, the widest first, and the killings in it."""

    event: Event
    claims: tuple[Claim, ...]
    regions: tuple[Entity, ...] = ()
    killings: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where an event happened, as ACLED needs it."""

    place: Entity
    lat: float
    lon: float
    code: Code


@dataclass(frozen=True, slots=True)
class _Day:
    """A day and how surely it is known: 1 is the day, 2 the week, 3 the month."""

    day: date
    precision: int


def acled(
    events: Sequence[Event], look_up: Callable[[Event], Case], table: SubEventTypes, left: Counter[str]
) -> Iterator[Line]:
    """Give a row for each event that ACLED would list; the others are counted in `left` by the reason.

    An event needs a located place that is more exact than a country (save for a strategic development), a day
    that is known at least to the month, and a sub-event type in the table. Of a span the middle is given. A
    killing that is the toll of another event has no row of its own. `look_up` gives the rest of an event, save
    its killings, and is asked only about those that have place and day.
    """
    codes, found = country_codes(), tolls(events)
    told_elsewhere = {killing.id for killings in found.values() for killing in killings}
    for event in events:
        own = [event] if event.relation is Relation.KILLED else found.get(event.id, [])
        line = _TOLD if event.id in told_elsewhere else _line(event, own, look_up, table, codes)
        if isinstance(line, str):
            left[line] += 1
        else:
            yield line


def _line(
    event: Event,
    killings: Sequence[Event],
    look_up: Callable[[Event], Case],
    table: SubEventTypes,
    codes: Mapping[str, Code],
) -> Line | str:
    """Give the row, or the reason why there is none."""
    scene, day = _scene(event, codes), _day(event.when)
    if isinstance(scene, str):
        return scene
    if isinstance(day, str):
        return day
    case = replace(look_up(event), killings=tuple(killings))
    sub_event_type = table.of(_act(case, scene.code.state))
    if sub_event_type is None:
        return f"{event.relation} is no event of ACLED's"
    kind = EVENT_TYPE[sub_event_type]
    if scene.place.kind is Kind.STATE and kind != _STRATEGIC:
        return "a place known to the country only"
    targeted = kind in _VIOLENT and event.object.kind is Kind.PEOPLE
    return {
        "event_id_cnty": f"{scene.code.letters}{int(event.id[:12], 16)}",
        "event_date": day.day,
        "year": day.day.year,
        "time_precision": day.precision,
        "disorder_type": _STRATEGIC if kind == _STRATEGIC else "Political violence",
        "event_type": kind,
        "sub_event_type": sub_event_type,
        **parties(event, scene.code.state),
        "civilian_targeting": "Civilians targeted" if targeted else "",
        "iso": scene.code.number,
        "country": scene.code.state.label,
        **{f"admin{level}": region.label for level, region in enumerate(case.regions[:2], start=1)},
        "location": scene.place.label,
        "latitude": round(scene.lat, 4),
        "longitude": round(scene.lon, 4),
        "geo_precision": _geo_precision(case, scene.place),
        "source": "; ".join(event.sources),
        "notes": notes(event, case.claims, case.killings),
        "fatalities": deaths(case.killings),
        "tags": "; ".join(_tags(case)),
    }


def _tags(case: Case) -> Iterator[str]:
    yield from dict.fromkeys(f"kg event: {event.id}" for event in (case.event, *case.killings))
    if case.event.disputed:
        yield "disputed"


def _scene(event: Event, codes: Mapping[str, Code]) -> _Scene | str:
    place = event.scene
    if place is None:
        return "no place known"
    if place.lat is None or place.lon is None:
        return "a place without coordinates"
    code = codes.get(place.id if place.kind is Kind.STATE else place.country or "")
    if code is None:
        return "a place in no state that has a code"
    return _Scene(place, place.lat, place.lon, code)


def _day(when: Bounds) -> _Day | str:
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days >= _MONTH:
        return "no day known to the month"
    days = (when.latest - when.earliest).days
    precision = _EXACT if days == 0 else _NEAR if days < _WEEK else _WIDE
    return _Day(when.earliest + timedelta(days=days // 2), precision)


def _act(case: Case, state: Entity) -> Act:
    event = case.event
    abroad = is_abroad(event.subject, state)
    manners = Counter(claim.manner for claim in sorted(case.claims, key=lambda c: c.id) if claim.manner)
    return Act(
        event.relation,
        event.subject.kind if event.subject else None,
        event.object.kind,
        next((manner for manner, _ in manners.most_common(1)), None),
        None if abroad is None else Where.ABROAD if abroad else Where.HOME,
    )


def _geo_precision(case: Case, place: Entity) -> int:
    precision = _PRECISION.get(place.kind, _WIDE)
    by_context = all(claim.place_precision == "context" for claim in case.claims)
    return max(precision, _NEAR) if by_context and case.event.place else precision
