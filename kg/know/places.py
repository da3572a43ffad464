"""Places as they are known before reading: the value, and the supplement to GeoNames that people edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.know.names import fold
from kg.know.yamlfile import Entry, read_entries
from kg.model import PLACE_KINDS, Entity, Kind, slug

_KEYS = frozenset({
    "id", "label", "kind", "country", "lat", "lon", "geonames", "aliases", "part_of", "feature", "population",
    "same_as", "disputed",
})  # fmt: skip
PLACE_KINDS_GIVEN = PLACE_KINDS - {Kind.STATE}
"""The kinds of places that the gazetteer holds; states stand in the registry of actors."""
_FEATURES = {Kind.SETTLEMENT: "populated place"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer, its other spellings being the aliases of `entity`.

    `feature` says what it is in a few words. `admin1` is the label of the region that it lies in. `seat_of`
    is the id of the region named after it. `chosen` places come from the supplement and go before all others.
    """

    entity: Entity
    population: int = 0
    feature: str = ""
    admin1: str | None = None
    seat_of: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Supplement:
    """A place of the supplement with the entry that gave it, by which faults found later are named."""

    place: Place
    entry: Entry


def supplement_files(folder: Path) -> list[Path]:
    """Give the files of a supplement in the order of their names."""
    return sorted(folder.glob("*.yaml"))


def read_supplement(folder: Path) -> tuple[Supplement, ...]:
    """Read every file of a folder, in the order of their names; whatever is wrong is a `KnowledgeError`."""
    found: dict[str, Supplement] = {}
    for file in supplement_files(folder):
        for entry in read_entries(file):
            one = Supplement(_place(entry), entry)
            if (earlier := found.get(one.place.entity.id)) is not None:
                where = f"{Path(earlier.entry.file).name}:{earlier.entry.line}"
                raise entry.wrong(f"the id {one.place.entity.id!r} stands in {where} too", "id")
            found[one.place.entity.id] = one
    return tuple(found.values())


def _place(entry: Entry) -> Place:
    entry.only(_KEYS, required=("label", "kind"))
    kind = _kind(entry)
    population = entry.number("population", 0, 10**8)
    return Place(
        _entity(entry, kind),
        population=int(population or 0),
        feature=entry.text("feature") or _FEATURES.get(kind, kind.value.replace("-", " ")),
        chosen=True,
    )


def _kind(entry: Entry) -> Kind:
    kind = entry.text("kind") or ""
    if kind not in PLACE_KINDS_GIVEN:
        raise entry.wrong(f"kind must be one of {', '.join(sorted(PLACE_KINDS_GIVEN))}, not {kind!r}", "kind")
    return Kind(kind)


def _entity(entry: Entry, kind: Kind) -> Entity:
    label = entry.text("label") or ""
    id = entry.text("id") or slug(label)  # noqa: A001  (the word of the model)
    if id != slug(id):
        raise entry.wrong(f"the id {id!r} must be lower-case letters, digits and single hyphens", "id")
    lat, lon = entry.number("lat", -90, 90), entry.number("lon", -180, 180)
    if (lat is None) != (lon is None):
        raise entry.wrong("lat and lon must stand together", "lat" if lon is None else "lon")
    geonames = entry.number("geonames", 1, 10**9)
    return Entity(
        id,
        label,
        kind,
        aliases=tuple(_aliases(entry, label)),
        lat=lat,
        lon=lon,
        geonames=int(geonames) if geonames else None,
        country=entry.text("country"),
        parents=entry.texts("part_of"),
        same_as=entry.links("same_as"),
        disputed=entry.names("disputed"),
    )


def _aliases(entry: Entry, label: str) -> Iterator[str]:
    for alias in entry.texts("aliases"):
        if alias == label:
            raise entry.wrong(f"{alias!r} is the label already", "aliases")
        yield alias


def read_noise(file: Path) -> frozenset[str]:
    """Read the words that no listed place is looked up by, several a line, folded; `#` begins a remark."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return frozenset(fold(word) for line in lines for word in line.split("#")[0].split())
