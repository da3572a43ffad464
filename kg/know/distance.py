"""How far two points of the earth are apart."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_TWICE_THE_RADIUS = 12_742.0


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance of two points in WGS 84 degrees, by the haversine formula.

    >>> round(kilometres(36.2, 37.16, 35.95, 39.01))  # Aleppo, Raqqa
    169
    """
    south, north = radians(lat), radians(other_lat)
    rise, run = sin((north - south) / 2), sin(radians(other_lon - lon) / 2)
    return _TWICE_THE_RADIUS * asin(sqrt(min(1.0, rise**2 + cos(south) * cos(north) * run**2)))
