"""What every GeoJSON file here is made of, by RFC 7946: WGS 84, longitude before latitude."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.model import Bounds, Entity

Feature = dict[str, Any]


def collection(features: Iterable[Feature]) -> Iterator[str]:
    """Give a FeatureCollection as text, feature by feature; one without a place has a null geometry."""
    yield '{"type": "FeatureCollection", "features": ['
    before = "\n"
    for one in features:
        yield before + json.dumps(one, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def feature(id: str, place: Entity | None, properties: dict[str, Any]) -> Feature:
    """Give a feature at a place; without coordinates its geometry is null, as the standard has it."""
    return {"type": "Feature", "id": id, "geometry": _point(place), "properties": properties}


def party(entity: Entity | None) -> dict[str, str] | None:
    """Give id and label."""
    return {"id": entity.id, "label": entity.label} if entity else None


def bounds(days: Bounds) -> dict[str, str | None]:
    """Give both days in ISO form, an unknown one null."""
    return {
        "earliest": days.earliest.isoformat() if days.earliest else None,
        "latest": days.latest.isoformat() if days.latest else None,
    }


def _point(place: Entity | None) -> dict[str, Any] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
