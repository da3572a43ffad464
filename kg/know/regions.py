"""Regions of the world: first and second level of administration, with a label that ends in their type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.know.names import fold
from kg.know.spelling import REGION_TYPES, is_latin, split_type
from kg.model import slug

_WRITTEN = {"Rayon": "Raion", "Kray": "Krai"}
_ISO_TYPES = {
    "Popularate": "District",
    "Regional state": "Region",
    "Administrative region": "Oblast",
    "Administrative territory": "Krai",
    "Metropolitan department": "Department",
    "Federal capital territory": "Capital Territory",
}
_ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
_SECOND_LEVEL = {
    "BR": "Municipality",
    "CD": "Territory",
    "CO": "Municipality",
    "ES": "Province",
    "ET": "Zone",
    "FR": "Department",
    "IT": "Province",
    "ML": "Cercle",
    "MX": "Municipality",
    "NG": "Local Government Area",
    "PH": "Province",
    "SD": "Locality",
    "US": "County",
}


NONE: Mapping[int, tuple[str, str]] = {}
"""No fixed ids and labels."""


@dataclass(frozen=True, slots=True)
class Division:
    """A region as its source lists it: `kind` is its type in ISO 3166-2, `parent` the number of another."""

    number: int
    name: str
    country: str
    level: int
    code: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    geonames: int | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its id, that of its state, and its spellings; `cores` are folded names without a type."""

    id: str
    label: str
    state: str
    level: int
    parent: int | None
    geonames: int | None
    spellings: tuple[str, ...]
    cores: frozenset[str]


def read_regions(
    divisions: Iterable[Division], states: Mapping[str, str], titles: Mapping[int, tuple[str, str]] = NONE
) -> dict[int, Region]:
    """Give the regions of the countries that `states` knows, by their numbers.

    `states` leads from ISO country codes to ids of states, `titles` from GeoNames ids to an id and label that
    are fixed. Other ids are the slug of the label; where several share it, each gets its country behind it,
    and where that is not enough, its GeoNames id or code.
    """
    listed = [d for d in divisions if d.country in states]
    made = [_region(division, states[division.country]) for division in listed]
    fixed = [titles.get(d.geonames or 0, ("", "")) for d in listed]
    ids = _ids(made, [str(d.geonames or slug(d.code)) for d in listed], [fixed_id for fixed_id, _ in fixed])
    return {
        d.number: replace(region, id=made_id, label=label or region.label)
        for d, region, made_id, (_, label) in zip(listed, made, ids, fixed, strict=True)
    }


def _region(division: Division, state: str) -> Region:
    names = [name for name in (division.name, *division.aliases) if name and is_latin(name)]
    parted = [(core, kind) for core, kind in map(split_type, names) if kind]
    label = (division.country not in _ENGLISH and _usual(parted)) or _titled(division, names)
    spellings = dict.fromkeys([*names, *(core for core, _ in parted)])
    spellings.pop(label, None)
    cores = frozenset(fold(split_type(name)[0]) for name in names)
    return Region(
        "", label, state, division.level, division.parent, division.geonames, tuple(spellings), cores
    )


def _usual(parted: list[tuple[str, str]]) -> str | None:
    if not parted:
        return None
    ranked = [(REGION_TYPES.index(kind), not core.isascii(), len(core), core) for core, kind in parted]
    place, _, _, core = min(ranked)
    kind = REGION_TYPES[place]
    return f"{core} {_WRITTEN.get(kind, kind)}"


def _titled(division: Division, names: list[str]) -> str:
    usual = _SECOND_LEVEL.get(division.country, "District") if division.level > 1 else "Region"
    kind = _ISO_TYPES.get(division.kind, division.kind) or usual
    said = names[:1] if division.country in _ENGLISH else names
    core = min(said or [division.code], key=lambda name: (not name.isascii(), len(name)))
    return core if fold(core).endswith(fold(kind)) else f"{core} {kind.title()}"


def _ids(regions: list[Region], numbers: list[str], fixed: list[str]) -> list[str]:
    forms: tuple[Callable[[Region, str], str], ...] = (
        lambda region, _: slug(region.label),
        lambda region, _: f"{slug(region.label)}-{region.state}",
        lambda region, number: f"{slug(region.label)}-{number}",
    )
    ids = list(fixed)
    for form in forms:
        open_ = [i for i, found in enumerate(ids) if not found]
        made = {i: form(regions[i], numbers[i]) for i in open_}
        counts = Counter((*made.values(), *fixed))
        for i in open_:
            ids[i] = made[i] if counts[made[i]] == 1 else ""
    return ids
