"""The places of the gazetteer as one list: GeoNames, and the supplement completed from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kg.know.countries import read_countries
from kg.know.places import Place, Supplement
from kg.know.spelling import is_name
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
    states: Mapping[str, str],
    noise: Collection[str] = (),
) -> Iterator[Place]:
    """Give all places, those of the supplement last, completed from the listed place with their GeoNames id.

    An entry keeps what it says itself; what it leaves unsaid, and more spellings save `noise` (folded words),
    come from the listed place. A country or parent that is nowhere, or an id that a listed region has, is a
    `KnowledgeError`.
    """
    numbers = titles(supplement)
    twins: dict[int, Place] = {}
    labels: dict[str, str] = {}
    for place in listed:
        entity = place.entity
        if entity.kind is Kind.REGION:
            labels[entity.id] = entity.label
        if entity.geonames in numbers:
            twins[entity.geonames] = place
        else:
            yield place
    for one in supplement:
        _add_label(labels, one, twins)
    for one in supplement:
        _check(one, states, labels)
        yield _completed(one.place, twins.get(one.place.entity.geonames or 0), labels, noise)


def _add_label(labels: dict[str, str], one: Supplement, twins: Mapping[int, Place]) -> None:
    entity = one.place.entity
    if entity.id in labels and entity.geonames not in twins:
        raise one.entry.wrong("GeoNames has a region with this id; give its geonames id, or another id", "id")
    labels[entity.id] = entity.label


def _check(one: Supplement, states: Mapping[str, str], labels: Mapping[str, str]) -> None:
    entity, known = one.place.entity, set(states.values())
    if entity.country and entity.country not in known:
        raise one.entry.wrong(f"unknown country {entity.country!r}", "country")
    for parent in entity.parents:
        if parent not in labels and parent not in known:
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
    more = (name for name in (listed.label, *listed.aliases) if is_name(name, noise))
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
