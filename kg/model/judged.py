"""A judgement as JSON: what is shared between analysts, and what REST returns."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kg.model.correction import CORRECTABLE
from kg.model.entity import Entity, Kind
from kg.model.judgement import JudgedClaim, Judgement, JudgementKind, judgement

JSON = dict[str, Any]

_FOUND_BY = ("id", "report", "quote", "relation", "status")
_ROLE_NAMES = ("subject", "object", "from", "to", "place")


def judgement_json(judgement: Judgement) -> JSON:
    """Give a judgement with all that it takes to make it elsewhere; `judgement_from_json` reads it."""
    claim, position = judgement.claim, judgement.position
    return {
        "id": judgement.id,
        "kind": judgement.kind.value,
        "author": judgement.author,
        "reason": judgement.reason,
        "made": _moment(judgement.made),
        "claim": claim and _claim(claim),
        "changes": dict(judgement.changes),
        "correction": judgement.correction if judgement.changes else None,
        "entities": list(judgement.entities),
        "position": {"lat": position[0], "lon": position[1]} if position else None,
        "undoes": judgement.undoes,
        "known": [whole_entity_json(e) for e in judgement.known],
    }


def judgement_from_json(value: JSON) -> Judgement:
    """Read what `judgement_json` wrote.

    A missing part is a `KeyError`; one of another kind, an id that is not that of what is said, and what no
    judgement can say are a `ValueError` or a `TypeError`.
    """
    claim, place = value["claim"], value["position"]
    read = judgement(
        JudgementKind(value["kind"]),
        _text(value["author"]),
        _text(value["reason"]),
        _read_moment(_text(value["made"])),
        claim=_read_claim(claim) if claim is not None else None,
        changes=tuple((_changed(name), _maybe(new)) for name, new in value["changes"].items()),
        entities=tuple(map(_text, value["entities"])),
        position=(_degrees(place["lat"], 90), _degrees(place["lon"], 180)) if place is not None else None,
        undoes=_maybe(value["undoes"]),
        known=[entity_from_json(e) for e in value["known"]],
    )
    if read.id != value["id"]:
        raise ValueError(f"its id is {value['id']!r}, but what it says makes {read.id!r}")
    return read


def whole_entity_json(entity: Entity) -> JSON:
    """Give all that is known of an entity; `entity_from_json` reads it."""
    return {
        "id": entity.id,
        "label": entity.label,
        "kind": entity.kind.value,
        "aliases": list(entity.aliases),
        "lat": entity.lat,
        "lon": entity.lon,
        "geonames": entity.geonames,
        "country": entity.country,
        "parents": list(entity.parents),
        "speaks_for": entity.speaks_for,
        "leans": entity.leans,
        "same_as": list(entity.same_as),
        "active": list(entity.active),
        "disputed": [list(pair) for pair in entity.disputed],
    }


def entity_from_json(value: JSON) -> Entity:
    """Read what `whole_entity_json` wrote; a missing part is a `KeyError`, one of another kind a `ValueError`."""
    first, last = value["active"]
    return Entity(
        id=_text(value["id"]),
        label=_text(value["label"]),
        kind=Kind(value["kind"]),
        aliases=tuple(map(_text, value["aliases"])),
        lat=None if value["lat"] is None else _degrees(value["lat"], 90),
        lon=None if value["lon"] is None else _degrees(value["lon"], 180),
        geonames=_whole(value["geonames"]),
        country=_maybe(value["country"]),
        parents=tuple(map(_text, value["parents"])),
        speaks_for=_maybe(value["speaks_for"]),
        leans=_maybe(value["leans"]),
        same_as=tuple(map(_text, value["same_as"])),
        active=(_whole(first), _whole(last)),
        disputed=tuple((_text(party), _text(name)) for party, name in value["disputed"]),
    )


def _claim(claim: JudgedClaim) -> JSON:
    return {
        "id": claim.id,
        "report": claim.report,
        "quote": claim.quote,
        "relation": claim.relation,
        "status": claim.status,
        "arguments": dict(zip(_ROLE_NAMES, claim.arguments, strict=True)),
        "revised": claim.revised,
    }


def _read_claim(value: JSON) -> JudgedClaim:
    arguments = tuple(_maybe(value["arguments"][name]) for name in _ROLE_NAMES)
    return JudgedClaim(
        **{name: _text(value[name]) for name in _FOUND_BY},
        arguments=arguments,
        revised=bool(value["revised"]),
    )


def _moment(made: datetime) -> str:
    return made.isoformat().replace("+00:00", "Z")


def _read_moment(written: str) -> datetime:
    made = datetime.fromisoformat(written)
    if made.tzinfo is None:
        raise ValueError(f"{written!r} has no zone; a judgement is dated in UTC")
    return made.astimezone(UTC)


def _changed(name: str) -> str:
    if name not in CORRECTABLE:
        raise ValueError(f"{name!r} cannot be corrected")
    return name


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


def _whole(value: object) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _degrees(value: object, most: int) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not -most <= value <= most:
        raise ValueError(f"{value!r} is no number of degrees from -{most} to {most}")
    return float(value)
