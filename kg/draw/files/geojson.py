"""Places and what is said of them as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kg.draw.selection import entities_of
from kg.draw.style import RELATIONS
from kg.model import Entity, Relationship


def geojson(edges: Sequence[Relationship]) -> str:
    """Give an RFC 7946 FeatureCollection with a feature for each place of the edges, in order of appearance.

    Coordinates are longitude, latitude (WGS 84 degrees); an unlocated place has a null geometry, as the
    standard has it. `relations` lists the place's relationships, worded from its side, with counts and ISO
    days.
    """
    told: dict[str, list[dict[str, Any]]] = {}
    for edge in edges:
        told.setdefault(edge.subject.id, []).append(
            _relation(edge, edge.object, RELATIONS[edge.relation].name)
        )
        told.setdefault(edge.object.id, []).append(
            _relation(edge, edge.subject, RELATIONS[edge.relation].inverse)
        )
    places = [entity for entity in entities_of(edges).values() if entity.is_place]
    features = [_feature(place, told[place.id]) for place in places]
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=1) + "\n"


def _feature(place: Entity, relations: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": _point(place),
        "properties": {
            "label": place.label,
            "kind": place.kind.value,
            "country": place.country,
            "geonames": place.geonames,
            "disputed": [name for _, name in place.disputed],
            "relations": relations,
        },
    }


def _point(place: Entity) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _relation(edge: Relationship, other: Entity, wording: str) -> dict[str, Any]:
    return {
        "id": edge.id,
        "relation": edge.relation.value,
        "wording": wording,
        "other": other.id,
        "other_label": other.label,
        "claims": len(edge.claims),
        "reports": len(edge.reports),
        "first": edge.first.isoformat() if edge.first else None,
        "last": edge.last.isoformat() if edge.last else None,
        "disputed": edge.disputed,
    }
