"""Answers as GeoJSON (RFC 7946): what is listed becomes features at their places, WGS 84, longitude first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

JSON = dict[str, Any]

_LISTS = ("entities", "places", "events", "intervals", "holdings")


def mapped(answer: Mapping[str, Any]) -> bytes:
    """Write a list's answer as a FeatureCollection; a single thing with a place is a collection of one.

    Each item is a feature whose properties are the item as JSON gives it; one without coordinates has a null
    geometry, as the standard has it. Whatever else the answer says, such as `total` and `next`, stands beside them.
    """
    name = next((known for known in _LISTS if known in answer), None)
    items: Iterable[JSON] = answer[name] if name else [dict(answer)]
    place = answer.get("place") if name == "intervals" else None
    rest = {key: value for key, value in answer.items() if name and key != name}
    features = [_feature(item, place) for item in items]
    whole = {"type": "FeatureCollection", "features": features, **rest}
    return json.dumps(whole, ensure_ascii=False).encode()


def _feature(item: JSON, place: JSON | None) -> JSON:
    where = place or _scene(item)
    known = where and where.get("lat") is not None and where.get("lon") is not None
    point = {"type": "Point", "coordinates": [where["lon"], where["lat"]]} if where and known else None
    named = {"id": item["id"]} if item.get("id") else {}
    return {"type": "Feature", **named, "geometry": point, "properties": item}


def _scene(item: JSON) -> JSON | None:
    """Give where something is or happened: itself, its place, or the place that was taken, held or left."""
    if "lat" in item:
        return item
    thing: JSON | None = item.get("place") or item.get("object")
    return thing if thing and "lat" in thing else None
