"""Where an event was: the place of a name that lies where the row says, or one made of name and coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kg.know.actors import Registry
from kg.know.distance import kilometres
from kg.know.gazetteer import Candidate, Gazetteer
from kg.know.towns import ROUGHLY
from kg.model import Entity, Kind, slug

_NEAR = 5.0
"""Kilometres within which a place of the same name is the same place.

Of UCDP's events in Syria at or near a point that has a namesake within 20 km, 99 in 100 have it within 5 and 92 within
one; farther off lie villages that share their name with another.
"""
_SAME_DISTRICT = 15.0
_WIDE = 60.0
_ROUGH = ROUGHLY.format("")
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
_SLASH = re.compile(r"\s*/\s*")
_TYPE = re.compile(
    r"\s+(?:town|village|city|suburb|area|locality|neighbou?rhood|quarter|region)$", re.IGNORECASE
)
_SETTLED = re.compile(r"\b(?:town|village|city|suburb)\b")
_PART = re.compile(r"((?:North|South|East|West|Central)(?:[- ]?(?:east|west))?(?:ern)?) (.+)", re.IGNORECASE)
_KINDS = (
    (re.compile(r"\b(?:road|border|axis|between|triangle|junction of|line|outskirts|countryside)\b"), Kind.AREA),
    (re.compile(r"\b(?:airport|(?:air)?base|airfield|fields?|dam|stations?|camp|silos?|crossing|complex|hospital|prison|"
                r"factory|plant|checkpoint|farms?|mills?|castle|junction|barracks|center|centre|bridge|mine|refinery|"
                r"port|project|battalion|reservoir|depot)\b"), Kind.FACILITY),
    (re.compile(r"\b(?:mountains?|hills?|river|valley|desert|lake|plains?|forest|island|jabal|wadi|sea|gulf|range)\b"),
     Kind.NATURAL_FEATURE),
    (re.compile(r"\b(?:area|region|enclave|pocket|zone|operation)\b"), Kind.AREA),
)  # fmt: skip


class Scale(StrEnum):
    """How exactly a row places its event; the value is what a claim carries as `place_precision`.

    A point, within some 25 km of one, in a second-order division, in a first-order one, in an area or along a line,
    somewhere in a country, on international waters.
    """

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    REGION = "region"
    AREA = "area"
    COUNTRY = "country"
    WATERS = "waters"


@dataclass(frozen=True, slots=True)
class Spot:
    """What a row says of where it was: a name, a point, the country, the regions from the smallest to the largest."""

    name: str
    lat: float
    lon: float
    country: str
    regions: tuple[str, ...]
    scale: Scale

    def away(self, entity: Entity) -> float:
        """Give the kilometres to a place, endless where it has no point."""
        if entity.lat is None or entity.lon is None:
            return float("inf")
        return kilometres(self.lat, self.lon, entity.lat, entity.lon)


@dataclass(frozen=True, slots=True)
class Atlas:
    """Links places of rows; the same row always gives the same place."""

    gazetteer: Gazetteer
    registry: Registry
    _found: dict[Spot, tuple[Entity, bool]] = field(default_factory=dict, repr=False, compare=False)

    def state(self, name: str) -> Entity | None:
        """Give the state that a data set means by a name."""
        return next((e for e in self.registry.listed(name) if e.kind is Kind.STATE), None)

    def place(self, spot: Spot) -> tuple[Entity, bool]:
        """Give the place, and whether it was known."""
        if spot not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[spot] = self._place(spot)
        return self._found[spot]

    def _place(self, spot: Spot) -> tuple[Entity, bool]:
        state = self.state(spot.country)
        if spot.scale is Scale.COUNTRY:
            return state or Entity(slug(spot.country), spot.country, Kind.STATE), state is not None
        regions = tuple(r for name in spot.regions if (r := self._region(name, state, spot)) is not None)
        known = self._known(spot, state, regions)
        if known is not None:
            return known, True
        made = _made(spot, state, regions)
        # Who bears the same name in the same region is the same place, however roughly it is put there.
        same = self.gazetteer.get(made.id)
        return same or made, same is not None

    def _known(self, spot: Spot, state: Entity | None, regions: tuple[Entity, ...]) -> Entity | None:
        if spot.scale is Scale.REGION:
            return self._division(spot, state, spot.regions[-1:], largest=True)
        if spot.scale is Scale.DISTRICT:
            return self._division(spot, state, spot.regions[:1], largest=False)
        if spot.scale is Scale.WATERS:
            return self._area(spot, None, ())
        part = self._part(spot, state)
        if part is not None or spot.scale is Scale.AREA:
            return part or self._area(spot, state, regions)
        named = bool(_SETTLED.search(spot.name.lower()))
        return self._point(spot, state, regions) or (None if named else self._area(spot, state, regions))

    def _part(self, spot: Spot, state: Entity | None) -> Entity | None:
        """Give "Northern Aleppo Governorate" and "Southern Syria" as the areas that the reader of prose makes."""
        found = _PART.fullmatch(spot.name)
        if found is None:
            return None
        whole = self.state(found[2]) or self._region(found[2], state, spot)
        if whole is None or (whole.kind is Kind.STATE and whole != state):
            return None
        label = f"{found[1].lower()} {whole.label}"
        country = whole.id if whole.kind is Kind.STATE else whole.country
        return Entity(slug(label), label, Kind.AREA, country=country, parents=(whole.id,))

    def _division(
        self, spot: Spot, state: Entity | None, named: tuple[str, ...], *, largest: bool
    ) -> Entity | None:
        names = (*named, spot.name) if largest else (spot.name, *named)
        return next(
            (r for n in names if (r := self._region(n, state, spot, largest=largest)) is not None), None
        )

    def _region(
        self, name: str, state: Entity | None, spot: Spot, *, largest: bool | None = None
    ) -> Entity | None:
        """Give the division of a name: one right below the state, or below such a one, as asked; else either."""
        candidates = self.gazetteer.find(name)
        seats = [self.gazetteer.get(c.seat_of) for c in candidates if c.seat_of]
        found = [c.entity for c in candidates if c.entity.kind is Kind.REGION] + [r for r in seats if r]
        own = [r for r in found if state is None or r.country == state.id]
        fitting = [r for r in own if largest is None or largest == (r.country in r.parents)]
        return min(fitting or own, key=lambda r: spot.away(r) > 5 * _WIDE, default=None)

    def _area(self, spot: Spot, state: Entity | None, regions: tuple[Entity, ...]) -> Entity | None:
        found = [c for c in self._named(spot, state) if c.entity.kind is not Kind.SETTLEMENT]
        near = [c.entity for c in found if spot.away(c.entity) <= _WIDE or self._within(c, regions)]
        return min(near, key=spot.away, default=None)

    def _point(self, spot: Spot, state: Entity | None, regions: tuple[Entity, ...]) -> Entity | None:
        found = [c for c in self._named(spot, state) if c.entity.kind is not Kind.REGION]
        located = [c.entity for c in found if not c.feature.endswith(_ROUGH)]
        if near := [e for e in located if spot.away(e) <= _NEAR]:
            return min(near, key=lambda e: (round(spot.away(e), 3), e.id))
        inside = [c for c in found if self._within(c, regions[:1] or ())]
        if len(inside) == 1 and (
            inside[0].entity not in located or spot.away(inside[0].entity) <= _SAME_DISTRICT
        ):
            return inside[0].entity
        return None

    def _named(self, spot: Spot, state: Entity | None) -> list[Candidate]:
        found = {c.entity.id: c for name in _names(spot.name) for c in self.gazetteer.find(name)}
        return [c for c in found.values() if state is None or c.entity.country == state.id]

    def _within(self, candidate: Candidate, regions: tuple[Entity, ...]) -> bool:
        """Tell whether a place lies in one of some regions, however many are between."""
        wanted, above = {r.id for r in regions}, list(candidate.entity.parents)
        for region in above:
            if region in wanted:
                return True
            parent = self.gazetteer.get(region)
            above.extend(p for p in (parent.parents if parent else ()) if p not in above)
        return False


_KEPT = 1 << 16


def _names(name: str) -> Iterator[str]:
    """Give the forms under which a place may be known: "Tadmur/Palmyra town", "Tiyas Military Airbase (T4)"."""
    outside = _PARENTHESES.sub("", name).strip()
    for form in dict.fromkeys([name, outside, *_SLASH.split(outside), *_PARENTHESES.findall(name)]):
        if form:
            yield form
            if (bare := _TYPE.sub("", form)) != form:
                yield bare


def _made(spot: Spot, state: Entity | None, regions: tuple[Entity, ...]) -> Entity:
    """Make a place of its name and region, put where the row says; it has one id in every row that gives both."""
    kind = _kind(spot)
    label = _TYPE.sub("", spot.name) if kind is Kind.SETTLEMENT else spot.name
    inside = regions[0] if regions else None
    country = state.id if state else None
    name = f"{label} {inside.id}" if inside else f"{label} in {spot.country}"
    parents = (inside.id,) if inside else ((country,) if country else ())
    return Entity(slug(name), label, kind, lat=spot.lat, lon=spot.lon, country=country, parents=parents)


def _kind(spot: Spot) -> Kind:
    if spot.scale in (Scale.REGION, Scale.DISTRICT):
        return Kind.REGION
    if spot.scale is Scale.WATERS:
        return Kind.NATURAL_FEATURE
    words = spot.name.lower()
    if _SETTLED.search(words) and " between " not in words:
        return Kind.SETTLEMENT
    default = Kind.AREA if spot.scale is Scale.AREA else Kind.SETTLEMENT
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), default)
