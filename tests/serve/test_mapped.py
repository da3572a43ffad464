"""Answers as GeoJSON."""

from __future__ import annotations

import json

import httpx

from kg.serve.mapped import mapped
from tests.serve.expect import problem


def test_a_place_is_a_point_longitude_first(client: httpx.Client) -> None:
    answer = client.get("/entities/abu-kamal?format=geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    (one,) = answer.json()["features"]
    assert one["geometry"] == {"type": "Point", "coordinates": [40.92, 34.45]}
    assert (one["id"], one["properties"]) == ("abu-kamal", client.get("/entities/abu-kamal").json())


def test_what_has_no_place_has_no_geometry(client: httpx.Client) -> None:
    (one,) = client.get("/entities/islamic-state?format=geojson").json()["features"]
    assert one["geometry"] is None
    problem(client.get("/claims?format=geojson"), 406)


def test_lists_keep_what_they_say_beside_their_items() -> None:
    events = [
        {"id": "a", "place": None, "object": {"id": "x", "lat": 1.5, "lon": 2.0}},
        {"id": "b", "place": {"id": "y", "lat": None, "lon": None}, "object": {"id": "z"}},
    ]
    found = json.loads(mapped({"events": events, "next": "/events?after=b"}))
    assert (found["type"], found["next"]) == ("FeatureCollection", "/events?after=b")
    assert [f["geometry"] and f["geometry"]["coordinates"] for f in found["features"]] == [[2.0, 1.5], None]
    held = json.loads(mapped({"place": {"id": "x", "lat": 0, "lon": 9}, "intervals": [{"status": "held"}]}))
    assert held["features"] == [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [9, 0]},
            "properties": {"status": "held"},
        }
    ]
