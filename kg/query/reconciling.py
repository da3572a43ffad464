"""Matches names of a table to entities, with scores that say how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import UsageError
from kg.model import Entity
from kg.model.wire import JSON
from kg.query.looking import entities_of, names_of, subjects
from kg.query.naming import Naming, naming
from kg.query.properties import TYPES, property_named, types_of
from kg.query.spellings import SAME, SAME_LETTERS, SAME_SOUND, plain
from kg.rdf.standards import SAME_AS
from kg.rdf.vocabulary import GEONAMES
from kg.store import Store

# A name that is the entity's own outranks one that is only an alias.
_ALIAS: Final = 1.0
# What is left of a score for each property that says otherwise, or of which nothing is known.
_AGAINST, _UNKNOWN = 0.7, 0.95
_OTHER_TYPE: Final = 0.9
# Entities are read for so many times as many candidates as are asked for, where properties can change their order.
_WIDER: Final = 5


class Strictness(StrEnum):
    """Which types a candidate needs: any of those given, all of them, or rather one of them than none."""

    ANY = "any"
    ALL = "all"
    SHOULD = "should"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row of a table says: a name, an id or nothing, types, and values by property, any of which may hold.

    Without a name it needs `geonames`, `same-as` or `alias` among the properties.
    """

    name: str = ""
    types: tuple[str, ...] = ()
    limit: int = 10
    properties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    strictness: Strictness = Strictness.ANY


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant.

    `score` is of 100: how alike the names are (100 the same as its label, 99 as another of its names, 98 but for
    spaces and articles, 96 sounding the same, at most 95 otherwise), less for what the properties say otherwise.
    `match` only where it is sure: 98 or more, every property agrees, and nothing else comes to 95.
    """

    entity: Entity
    score: float
    match: bool
    name_score: float
    agreeing: float


def reconcile(store: Store, wanted: Wanted) -> list[Candidate]:
    """Give the entities that a row may mean, best first; an unknown type or property is a `UsageError`."""
    for one in wanted.types:
        if one not in TYPES:
            raise UsageError(f"{one!r} is no type; known: {', '.join(TYPES)}")
    for property_id, _ in wanted.properties:
        property_named(property_id)
    known, entities = naming(store), entities_of(store)
    scored = _by_name(known, wanted.name) if wanted.name.strip() else _by_key(store, wanted)
    typed = {own: score for own, score in scored.items() if _fits(known, own, wanted)}
    # One more than asked for, so that a rival is seen.
    most = _WIDER * (wanted.limit + 1) if wanted.properties else wanted.limit + 1
    likely = nsmallest(most, typed, key=lambda own: (-typed[own], -known.entries[own].edges, own))
    judged = [_judged(entities[own], typed[own], wanted, entities) for own in likely if own in entities]
    judged.sort(key=lambda one: (-one.score, -_edges(known, one), one.entity.id))
    return list(_decided(judged))[: wanted.limit]


def candidate_json(one: Candidate) -> JSON:
    """Give a candidate as the Reconciliation Service API 0.2 writes it."""
    entity = one.entity
    return {
        "id": entity.id,
        "name": entity.label,
        "description": described(entity),
        "type": [{"id": known, "name": known} for known in types_of(entity.kind)],
        "score": one.score,
        "match": one.match,
        "features": [
            {"id": "name", "value": one.name_score},
            {"id": "properties", "value": one.agreeing},
        ],
    }


def described(entity: Entity) -> str:
    """Say in a few words which one of its namesakes an entity is."""
    return ", ".join(filter(None, (entity.kind.value, *entity.parents[:1], entity.country)))


def _by_name(known: Naming, name: str) -> dict[str, float]:
    if name in known.entries:
        return {name: SAME}
    folded = plain(name)
    scores = {}
    for own, fit in known.entities.find(name).items():
        if entry := known.entries.get(own):
            aliased = fit.score == SAME and plain(entry.label) != folded
            scores[own] = fit.score - (_ALIAS if aliased else 0.0)
    return scores


def _by_key(store: Store, wanted: Wanted) -> dict[str, float]:
    given = dict(wanted.properties)
    if given.keys().isdisjoint({"geonames", "same-as", "alias"}):
        raise UsageError("a query without a name needs one of the properties geonames, same-as, alias")
    names, known = names_of(store), naming(store)
    found = {own for name in given.get("alias", ()) for own in known.entities.bearers(name)}
    for number in given.get("geonames", ()):
        if number.strip().isdigit():
            found |= {names.local(n) for n in subjects(store, GEONAMES, Literal(int(number)))}
    for address in given.get("same-as", ()):
        found |= {names.local(n) for n in subjects(store, SAME_AS, _node(address))}
    return {own: SAME for own in found if own in known.entries}


def _node(address: str) -> NamedNode:
    try:
        return NamedNode(address)
    except ValueError:
        raise UsageError(f"{address!r} is no address") from None


def _fits(known: Naming, own: str, wanted: Wanted) -> bool:
    if not wanted.types or wanted.strictness is Strictness.SHOULD:
        return True
    borne = types_of(known.entries[own].kind)
    need = all if wanted.strictness is Strictness.ALL else any
    return need(one in borne for one in wanted.types)


def _judged(entity: Entity, name_score: float, wanted: Wanted, entities: Mapping[str, Entity]) -> Candidate:
    score, agreeing = name_score, 0
    for property_id, given in wanted.properties:
        one = property_named(property_id)
        values = list(one.values(entity, entities))
        if any(one.agrees(value, own) for value in given for own in values):
            agreeing += 1
        else:
            score *= _AGAINST if values else _UNKNOWN
    if wanted.types and not set(wanted.types) & set(types_of(entity.kind)):
        score *= _OTHER_TYPE
    share = agreeing / len(wanted.properties) if wanted.properties else 1.0
    return Candidate(entity, round(score, 1), False, round(name_score, 1), round(share, 2))


def _edges(known: Naming, one: Candidate) -> int:
    entry = known.entries.get(one.entity.id)
    return entry.edges if entry else 0


def _decided(judged: Iterable[Candidate]) -> Iterator[Candidate]:
    ranked = list(judged)
    sure = bool(ranked) and ranked[0].score >= SAME_LETTERS and ranked[0].agreeing == 1.0
    rivals = len(ranked) > 1 and ranked[1].score > SAME_SOUND - 1
    for place, one in enumerate(ranked):
        match = place == 0 and sure and not rivals
        yield Candidate(one.entity, one.score, match, one.name_score, one.agreeing)
