"""What tables can say of an entity besides its name: properties to match by and to fetch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.errors import UsageError
from kg.know.distance import kilometres
from kg.model import Entity, Kind
from kg.query.spellings import plain

Value: TypeAlias = Entity | str | int | float
Entities: TypeAlias = Mapping[str, Entity]

NEAR_KM: Final = 25.0
"""How far apart two positions may be given for one town."""
_NEAR_DEGREES: Final = 0.25
_MOST_PARENTS: Final = 20
_POINT: Final = re.compile(r"\s*POINT\s*\(\s*(\S+)\s+(\S+)\s*\)\s*", re.IGNORECASE)
_PAIR: Final = re.compile(r"\s*(-?[0-9.]+)\s*[,;\s]\s*(-?[0-9.]+)\s*")


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that a table can say of an entity or ask of it.

    `values` are an entity's, empty where nothing is known; `agrees` tells whether a value of a table says the same
    as one of these. `of` is `place`, `actor` or empty for both, `gives` is the type of values that are entities.
    """

    id: str
    name: str
    values: Callable[[Entity, Entities], Iterator[Value]]
    agrees: Callable[[str, Value], bool]
    of: str = ""
    gives: str = ""


def property_named(id: str) -> Property:
    """Give a property by its id; an unknown one is a `UsageError`."""
    if id not in PROPERTIES:
        raise UsageError(f"{id!r} is no property; known: {', '.join(PROPERTIES)}")
    return PROPERTIES[id]


def proposed(types: str | None) -> list[Property]:
    """Give the properties that entities of a type have, of all if it is `None`; see `types_of`."""
    if types is None:
        return list(PROPERTIES.values())
    borne = {types, *(t for kind in Kind if kind.value == types for t in types_of(kind))}
    return [p for p in PROPERTIES.values() if not p.of or p.of in borne]


def types_of(kind: Kind) -> tuple[str, ...]:
    """Give the types that an entity of a kind has: the kind, then `place` and `actor` where it is one."""
    one = Entity("-", "-", kind)
    return (kind.value, *(["place"] if one.is_place else []), *(["actor"] if one.is_actor else []))


TYPES: Final = ("actor", "place", *(kind.value for kind in Kind))
"""The types of entities: the two sorts, then the kinds."""


def _other(id: str | None, entities: Entities) -> Iterator[Entity]:
    if id is not None:
        # What is not told of anywhere else is known by its id alone.
        yield entities.get(id) or Entity(id, id, Kind.STATE)


def _above(entity: Entity, entities: Entities) -> Iterator[Entity]:
    seen: dict[str, None] = {}
    todo = list(entity.parents)
    while todo and len(seen) < _MOST_PARENTS:
        known = todo.pop(0)
        if known not in seen:
            seen[known] = None
            yield from _other(known, entities)
            todo += entities[known].parents if known in entities else ()


def _names(given: str, value: Value) -> bool:
    if not isinstance(value, Entity):
        return False
    return given == value.id or plain(given) in map(plain, (value.label, *value.aliases))


def _spelled(given: str, value: Value) -> bool:
    return plain(given) == plain(str(value))


def _numbered(given: str, value: Value) -> bool:
    return isinstance(value, int) and given.strip() == str(value)


def _degrees(given: str, value: Value) -> bool:
    try:
        return isinstance(value, float) and abs(float(given) - value) <= _NEAR_DEGREES
    except ValueError:
        raise UsageError(f"{given!r} is no number of degrees") from None


def _at(given: str, value: Value) -> bool:
    lat, lon = position(given)
    own = position(str(value))
    return kilometres(lat, lon, *own) <= NEAR_KM


def position(given: str) -> tuple[float, float]:
    """Read latitude and longitude in WGS 84 degrees, written so or as `POINT(lon lat)`; else a `UsageError`."""
    point, pair = _POINT.fullmatch(given), _PAIR.fullmatch(given)
    try:
        lat, lon = (
            (float(point[2]), float(point[1]))
            if point
            else (float(pair[1]), float(pair[2]))
            if pair
            else (91.0, 0.0)
        )
    except ValueError:
        lat, lon = 91.0, 0.0
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise UsageError(f"{given!r} is no position: LAT,LON in degrees, or POINT(LON LAT)")
    return lat, lon


def _coordinates(entity: Entity, _: Entities) -> Iterator[str]:
    if entity.lat is not None and entity.lon is not None:
        yield f"{entity.lat},{entity.lon}"


def _given(value: Value | None) -> Iterator[Value]:
    if value is not None:
        yield value


_ALL: Final = (
    Property("kind", "Kind", lambda e, _: iter(types_of(e.kind)), _spelled),
    Property("country", "Country", lambda e, known: _other(e.country, known), _names, gives="state"),
    Property("parent", "Part of", _above, _names),
    Property("alias", "Other name", lambda e, _: iter((e.label, *e.aliases)), _spelled),
    Property("coordinates", "Coordinates", _coordinates, _at, "place"),
    Property("latitude", "Latitude", lambda e, _: _given(e.lat), _degrees, "place"),
    Property("longitude", "Longitude", lambda e, _: _given(e.lon), _degrees, "place"),
    Property("geonames", "GeoNames number", lambda e, _: _given(e.geonames), _numbered, "place"),
    Property(
        "speaks-for",
        "Speaks for",
        lambda e, known: _other(e.speaks_for, known),
        _names,
        "actor",
        gives="actor",
    ),
    Property("leans", "Leans to", lambda e, known: _other(e.leans, known), _names, "actor", gives="actor"),
    Property("same-as", "Same thing elsewhere", lambda e, _: iter(e.same_as), lambda given, v: given == v),
)
PROPERTIES: Final[Mapping[str, Property]] = {one.id: one for one in _ALL}
"""Every property by its id."""
