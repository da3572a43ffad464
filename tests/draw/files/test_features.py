"""Collections of GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.draw.files.features import collection, feature
from tests.factory import ABU_KAMAL


def test_a_collection_keeps_to_the_standard() -> None:
    unlocated = replace(ABU_KAMAL, lat=None, lon=None)
    told = json.loads("".join(collection([feature("a", ABU_KAMAL, {"x": "ü"}), feature("b", unlocated, {})])))
    assert told == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "a",
                "geometry": {"type": "Point", "coordinates": [40.92, 34.45]},
                "properties": {"x": "ü"},
            },
            {"type": "Feature", "id": "b", "geometry": None, "properties": {}},
        ],
    }
    assert json.loads("".join(collection([]))) == {"type": "FeatureCollection", "features": []}


def test_features_are_written_as_they_come() -> None:
    def features() -> Iterator[dict[str, Any]]:
        yield feature("a", None, {})
        raise AssertionError("asked for before its time")

    pieces = collection(features())
    assert '"a"' in next(pieces) + next(pieces)
