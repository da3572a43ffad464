"""The table of minor places: villages, camps and sites that GeoNames lacks, with the region they lie in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import KnowledgeError
from kg.know.places import PLACE_KINDS_GIVEN, Place
from kg.model import Entity, Kind, slug

FIELDS = ("name", "kind", "feature", "country", "within", "lat", "lon")
ROUGHLY = "{}, put at the middle of its region"
"""The feature of a place whose own coordinates are unknown."""


@dataclass(frozen=True, slots=True)
class Town:
    """A row of the table; `place` has the coordinates of the row, if any, `within` is a region's id."""

    place: Place
    within: str
    file: str
    line: int

    def wrong(self, reason: str) -> KnowledgeError:
        """Make the error that names the row."""
        return KnowledgeError(self.file, self.line, self.place.entity.label, reason)


def read_towns(file: Path) -> tuple[Town, ...]:
    """Read a table of tab-separated fields under a row that names them; `#` begins a line of remarks.

    A row with too few fields, an unknown kind, bad coordinates, or the name and region of an earlier row is a
    `KnowledgeError`.
    """
    found: dict[str, Town] = {}
    rows = _rows(file)
    _, head = next(rows, (1, []))
    if tuple(head) != FIELDS:
        raise KnowledgeError(str(file), 1, "header", f"must be {', '.join(FIELDS)}")
    for line, fields in rows:
        town = _town(str(file), line, fields)
        if town.place.entity.id in found:
            earlier = found[town.place.entity.id].line
            raise town.wrong(f"line {earlier} has the same name and region")
        found[town.place.entity.id] = town
    return tuple(found.values())


def _rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise KnowledgeError(str(file), 1, "file", error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(str(file), 1, "file", "is not UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def _town(file: str, line: int, fields: list[str]) -> Town:
    if len(fields) != len(FIELDS):
        raise KnowledgeError(file, line, fields[0], f"has {len(fields)} fields, not {len(FIELDS)}")
    name, kind, feature, country, within, lat, lon = fields
    if not name or kind not in PLACE_KINDS_GIVEN:
        raise KnowledgeError(file, line, name or "row", f"{kind!r} is no kind of place")
    entity = Entity(
        f"{slug(name)}-{within}",
        name,
        Kind(kind),
        lat=_degrees(file, line, name, lat, 90),
        lon=_degrees(file, line, name, lon, 180),
        country=country,
        parents=(within,),
    )
    if (entity.lat is None) != (entity.lon is None):
        raise KnowledgeError(file, line, name, "lat and lon must stand together")
    return Town(Place(entity, feature=feature), within, file, line)


def _degrees(file: str, line: int, name: str, text: str, most: int) -> float | None:
    try:
        value = float(text) if text else None
    except ValueError:
        value = float("inf")
    if value is not None and not -most <= value <= most:
        raise KnowledgeError(file, line, name, f"{text!r} is no coordinate")
    return value


def located(town: Town, regions: Mapping[str, Place], states: frozenset[str]) -> Place:
    """Give the place with the label of its region, at whose middle it is put if it has no coordinates.

    A country or region that is nowhere is a `KnowledgeError`.
    """
    region, entity = regions.get(town.within), town.place.entity
    if entity.country not in states:
        raise town.wrong(f"unknown country {entity.country!r}")
    if region is None:
        if town.within != entity.country:
            raise town.wrong(f"unknown region {town.within!r}")
        return town.place
    inside = region.admin1 or region.entity.label
    if entity.lat is not None:
        return replace(town.place, admin1=inside)
    placed = replace(entity, lat=region.entity.lat, lon=region.entity.lon)
    return replace(town.place, entity=placed, admin1=inside, feature=ROUGHLY.format(town.place.feature))
