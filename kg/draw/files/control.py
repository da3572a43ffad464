"""Who held a place as rows and as places on a map."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from kg.draw.files.features import bounds, feature, party
from kg.draw.files.table import Column, Columns, Type
from kg.model import Control

CONTROL: Columns[Control] = (
    Column("place", Type.TEXT, lambda c: c.place.id),
    Column("place_label", Type.TEXT, lambda c: c.place.label),
    Column("place_kind", Type.WORD, lambda c: c.place.kind.value),
    Column("lat", Type.MEASURE, lambda c: c.place.lat),
    Column("lon", Type.MEASURE, lambda c: c.place.lon),
    Column("holders", Type.LIST, lambda c: tuple(one.id for one in c.holders)),
    Column("holder_labels", Type.LIST, lambda c: tuple(one.label for one in c.holders)),
    Column("status", Type.WORD, lambda c: c.status.value),
    Column("basis", Type.WORD, lambda c: c.basis.value if c.basis else None),
    Column("start_earliest", Type.DAY, lambda c: c.start.earliest),
    Column("start_latest", Type.DAY, lambda c: c.start.latest),
    Column("end_earliest", Type.DAY, lambda c: c.end.earliest if c.end else None),
    Column("end_latest", Type.DAY, lambda c: c.end.latest if c.end else None),
    Column("lasting", Type.TRUTH, lambda c: c.end is None),
    Column("last_confirmed", Type.DAY, lambda c: c.last_confirmed),
    Column("for", Type.COUNT, lambda c: len(c.supporting)),
    Column("against", Type.COUNT, lambda c: len(c.against)),
    Column("witnesses", Type.COUNT, lambda c: len(c.witnesses)),
    Column("possible", Type.LIST, lambda c: tuple(one.id for one in c.possible)),
    Column("for_ids", Type.LIST, lambda c: c.supporting),
    Column("against_ids", Type.LIST, lambda c: c.against),
    Column("witness_ids", Type.LIST, lambda c: c.witnesses),
)
"""One row an interval. `for` and `against` count claims; `lasting` tells that nothing is known to have ended it."""


def control_features(intervals: Iterable[Control], on: date) -> Iterable[dict[str, Any]]:
    """Give the place of each interval as a feature of GeoJSON, held as it was on that day."""
    return (feature(one.place.id, one.place, _properties(one, on)) for one in intervals)


def _properties(interval: Control, on: date) -> dict[str, Any]:
    place = interval.place
    return {
        "label": place.label,
        "kind": place.kind.value,
        "on": on.isoformat(),
        "holders": [party(holder) for holder in interval.holders],
        "status": interval.status.value,
        "basis": interval.basis.value if interval.basis else None,
        "since": bounds(interval.start),
        "until": bounds(interval.end) if interval.end else None,
        "last_confirmed": interval.last_confirmed.isoformat() if interval.last_confirmed else None,
        "for": list(interval.supporting),
        "against": list(interval.against),
        "witnesses": list(interval.witnesses),
        "possible": [party(one) for one in interval.possible],
    }
