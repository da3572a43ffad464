"""The rule that makes of each country its state and the state's bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.know.bodies import BODIES
from kg.know.yamlfile import Entry, read_entries
from kg.model import Entity, Kind, slug

_KEYS = frozenset(
    {
        "name", "id", "kind", "iso", "geonames", "lat", "lon", "demonyms", "plurals", "capitals", "aliases",
        "country", "years", "same_as", "disputed", "territories", "bodies",
    }
)  # fmt: skip
_BODY_KEYS = frozenset({"label", "aliases", "same_as", "years"})


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory as `countries.yaml` has it.

    `state` is the entity of it. `demonyms` are adjectives, the first of which begins the ids of its bodies;
    `plurals` what its people are called, `capitals` names of its seat of government. `iso` is the ISO 3166
    code, `territories` are codes of dependencies. Only a country of kind `state` has `bodies`.
    """

    state: Entity
    iso: str | None
    demonyms: tuple[str, ...]
    plurals: tuple[str, ...]
    capitals: tuple[str, ...]
    territories: tuple[str, ...]
    bodies: Mapping[str, Entity]
    entry: Entry


def read_countries(file: Path) -> tuple[Country, ...]:
    """Read `countries.yaml` in its order; whatever is wrong in it is a `KnowledgeError`."""
    return tuple(_country(entry) for entry in read_entries(file))


def _country(entry: Entry) -> Country:
    entry.only(_KEYS, required=("name", "demonyms"))
    state, demonyms = _state(entry), entry.texts("demonyms")
    if not demonyms:
        raise entry.wrong("demonyms is empty", "demonyms")
    return Country(
        state=state,
        iso=entry.text("iso"),
        demonyms=demonyms,
        plurals=entry.texts("plurals"),
        capitals=entry.texts("capitals"),
        territories=entry.texts("territories"),
        bodies=_bodies(entry, state, demonyms[0]) if state.kind is Kind.STATE else {},
        entry=entry,
    )


def _state(entry: Entry) -> Entity:
    kind = entry.text("kind") or "state"
    if kind not in {"state", "region"}:
        raise entry.wrong(f"kind must be state or region, not {kind!r}", "kind")
    name = entry.text("name") or ""
    geonames = entry.number("geonames", 1, 10**9)
    return Entity(
        id=entry.text("id") or slug(name),
        label=name,
        kind=Kind(kind),
        aliases=entry.texts("aliases"),
        lat=entry.number("lat", -90, 90),
        lon=entry.number("lon", -180, 180),
        geonames=int(geonames) if geonames else None,
        country=entry.text("country"),
        same_as=entry.links("same_as"),
        active=entry.years("years"),
        disputed=entry.names("disputed"),
    )


def _bodies(entry: Entry, state: Entity, demonym: str) -> dict[str, Entity]:
    given = entry.inner("bodies")
    for what in given:
        if what not in BODIES:
            raise entry.wrong(f"unknown body {what!r}; known: {', '.join(BODIES)}", "bodies")
        given[what].only(_BODY_KEYS)
    start = slug(demonym)
    return {what: _body(what, state, start, demonym, given.get(what)) for what in BODIES}


def _body(what: str, state: Entity, start: str, demonym: str, given: Entry | None) -> Entity:
    body = BODIES[what]
    usual = body.label.format(demonym)
    label = (given.text("label") if given else None) or usual
    own = given.texts("aliases") if given else ()
    patterns = tuple(pattern.format(demonym) for pattern in body.aliases)
    names = dict.fromkeys((*own, usual, *patterns))
    return Entity(
        id=f"{start}-{what}",
        label=label,
        kind=body.kind,
        aliases=tuple(name for name in names if name != label),
        country=state.id,
        parents=(_other(body.parent, state, start),),
        speaks_for=_other(body.speaks_for, state, start) if body.speaks_for else None,
        same_as=given.links("same_as") if given else (),
        active=given.years("years") if given else (None, None),
    )


def _other(what: str, state: Entity, start: str) -> str:
    return state.id if what == "state" else f"{start}-{what}"
