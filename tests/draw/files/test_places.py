"""Places as GeoJSON."""

from __future__ import annotations

import json

from kg.draw.files import collection, place_features
from tests.draw.scene import scene


def geojson() -> str:
    return "".join(collection(place_features(scene().edges)))


def test_coordinates_are_longitude_then_latitude() -> None:
    told = json.loads(geojson())
    place = next(one for one in told["features"] if one["id"] == "abu-kamal")
    assert told["type"] == "FeatureCollection"
    assert place["geometry"] == {"type": "Point", "coordinates": [40.92, 34.45]}
    assert place["properties"]["geonames"] == 174448


def test_places_tell_their_relations_from_their_side() -> None:
    told = json.loads(geojson())
    place = next(one for one in told["features"] if one["id"] == "abu-kamal")
    first = place["properties"]["relations"][0]
    assert {key: first[key] for key in ("wording", "other", "reports", "first", "last", "disputed")} == {
        "wording": "captured by",
        "other": "syrian-armed-forces",
        "reports": 3,
        "first": "2017-11-08",
        "last": "2017-11-19",
        "disputed": True,
    }


def test_unlocated_places_are_kept_without_a_point_and_actors_are_not_there() -> None:
    features = {one["id"]: one for one in json.loads(geojson())["features"]}
    assert features["middle-euphrates-valley"]["geometry"] is None
    assert "islamic-state" not in features
    assert len(features) == 12
