"""The places of the gazetteer as one list: GeoNames, and the supplement completed from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg.know.countries import read_countries
from kg.know.names import fold
from kg.know.places import Place, Supplement
from kg.know.spelling import is_name
from kg.know.towns import Town, located
from kg.model import Entity, Kind, slug


def state_ids(countries: Path, names: Mapping[str, str]) -> dict[str, str]:
    """Give the ids of states by ISO country code: from `countries.yaml`, else the slug of its name."""
    ids = {code: slug(name) for code, name in names.items()}
    for country in read_countries(countries):
        for code in (country.iso, *country.territories):
            if code:
                ids[code] = country.state.id
    return ids


def titles(supplement: Iterable[Supplement]) -> dict[int, tuple[str, str]]:
    """Give id and label of entries by GeoNames id; one that stands twice is a `KnowledgeError`."""
    found: dict[int, tuple[str, str]] = {}
    for one in supplement:
        entity = one.place.entity
        if entity.geonames in found:
            raise one.entry.wrong(f"{found[entity.geonames][0]!r} has the same geonames id", "geonames")
        if entity.geonames:
            found[entity.geonames] = entity.id, entity.label
    return found


def atlas(
    listed: Iterable[Place],
    supplement: tuple[Supplement, ...],
    towns: Iterable[Town],
    states: Collection[str],
    noise: Collection[str] = (),
) -> Iterator[Place]:
    """Give all places: the listed ones, then those of the supplement, then towns.

    An entry of the supplement stands in for the listed place with its GeoNames id. It keeps what it says;
    the rest, and more spellings save `noise` (folded words), come from the listed place. `states` are ids. A
    country, region or parent that is nowhere, or an id that a listed region has, is a `KnowledgeError`.
    """
    numbers = titles(supplement)
    twins: dict[int, Place] = {}
    regions: dict[str, Place] = {}
    for place in listed:
        if place.entity.geonames in numbers:
            twins[place.entity.geonames] = place
            continue
        if place.entity.kind is Kind.REGION:
            regions[place.entity.id] = place
        yield place
    for place in _chosen(supplement, twins, regions, frozenset(states), noise):
        regions[place.entity.id] = place
        yield place
    for town in towns:
        yield located(town, regions, frozenset(states))


def _chosen(
    supplement: tuple[Supplement, ...],
    twins: Mapping[int, Place],
    regions: Mapping[str, Place],
    states: frozenset[str],
    noise: Collection[str],
) -> list[Place]:
    labels = {id_: place.entity.label for id_, place in regions.items()}
    for one in supplement:
        if one.place.entity.id in labels:
            raise one.entry.wrong(
                "GeoNames has a region of this id; give its geonames id or another id", "id"
            )
    labels |= {one.place.entity.id: one.place.entity.label for one in supplement}
    for one in supplement:
        _check(one, states, labels)
    return [
        _completed(one.place, twins.get(one.place.entity.geonames or 0), labels, noise) for one in supplement
    ]


def _check(one: Supplement, states: frozenset[str], labels: Mapping[str, str]) -> None:
    entity = one.place.entity
    if entity.country and entity.country not in states:
        raise one.entry.wrong(f"unknown country {entity.country!r}", "country")
    for parent in entity.parents:
        if parent not in labels and parent not in states:
            raise one.entry.wrong(f"part_of names {parent!r}, which is nowhere", "part_of")


def _completed(place: Place, twin: Place | None, labels: Mapping[str, str], noise: Collection[str]) -> Place:
    given = place.entity
    if twin is None:
        inside = next((labels[parent] for parent in given.parents if parent in labels), None)
        above = given.parents or ((given.country,) if given.country else ())
        return replace(place, entity=replace(given, parents=above), admin1=inside)
    return replace(
        place,
        entity=_merged(given, twin.entity, noise),
        population=place.population or twin.population,
        feature=twin.feature if place.feature == Kind.REGION else place.feature,
        admin1=twin.admin1,
        seat_of=twin.seat_of,
    )


def _merged(given: Entity, listed: Entity, noise: Collection[str]) -> Entity:
    more = (name for name in (listed.label, *listed.aliases) if is_name(name) and fold(name) not in noise)
    spellings = dict.fromkeys((*given.aliases, *more))
    spellings.pop(given.label, None)
    located = given if given.lat is not None else listed
    return replace(
        given,
        aliases=tuple(spellings),
        lat=located.lat,
        lon=located.lon,
        country=given.country or listed.country,
        parents=given.parents or listed.parents,
    )
