"""Places and what is said of them as GeoJSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.draw.files.features import Feature, feature
from kg.draw.selection import entities_of
from kg.draw.style import RELATIONS
from kg.model import Entity, Relationship


def place_features(edges: Sequence[Relationship]) -> Iterable[Feature]:
    """Give a feature of GeoJSON for each place of the edges, in order of appearance.

    `relations` lists the place's relationships, worded from its side, with counts and ISO days.
    """
    told: dict[str, list[dict[str, Any]]] = {}
    for edge in edges:
        told.setdefault(edge.subject.id, []).append(
            _relation(edge, edge.object, RELATIONS[edge.relation].name)
        )
        told.setdefault(edge.object.id, []).append(
            _relation(edge, edge.subject, RELATIONS[edge.relation].inverse)
        )
    places = (entity for entity in entities_of(edges).values() if entity.is_place)
    return (feature(place.id, place, _properties(place, told[place.id])) for place in places)


def _properties(place: Entity, relations: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "label": place.label,
        "kind": place.kind.value,
        "country": place.country,
        "geonames": place.geonames,
        "disputed": [name for _, name in place.disputed],
        "relations": relations,
    }


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
