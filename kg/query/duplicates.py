"""Entities that may be one under two names: proposed with reasons, never merged by this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz, process

from kg.derive.judged import judgements
from kg.know.names import fold
from kg.model import Entity, JudgementKind, Kind
from kg.query.looking import counts_as, entities_of
from kg.query.relations import relationships
from kg.store import Store

# Of 100: how alike two names must be to be one misspelt.
_ALIKE = 88.0
_SHORTEST = 5
_NEAR_KM, _FAR_KM = 2.0, 25.0
_SHARED, _MOST_SHARED = 3, 5
_SAME_NAME, _INITIALS, _SPELLING, _NEAR, _COUNTERPARTS = 0.9, 0.6, 0.6, 0.4, 0.1

_COMPATIBLE = (
    frozenset({Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION, Kind.ORGANISATION}),
    frozenset({Kind.MEDIA, Kind.MONITOR, Kind.ORGANISATION, Kind.INTERNATIONAL_ORGANISATION}),
    frozenset({Kind.SETTLEMENT, Kind.AREA}),
)
# Words that tell one thing from another however alike the rest is.
_TELLING = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower"}
    | {"new", "old", "central", "first", "second", "third", "fourth", "fifth"}
)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entities that may be one, with a score from 0 to 1 and the reasons; `one` is the more spoken of."""

    one: Entity
    other: Entity
    score: float
    reasons: tuple[str, ...]


Pair = tuple[str, str]
Reasons = dict[Pair, dict[str, float]]


def duplicates(store: Store, limit: int | None = None) -> list[Duplicate]:
    """Give at most `limit` pairs of entities that may be one, likeliest first.

    They have a name or its initials in common, are spelt alike, or lie within 2 km and are of one kind; that they
    have dealings with the same others makes it likelier. A part and its whole, parts of one whole that differ in
    name, places far apart, things of other countries or kinds, and pairs that an analyst split are left out.
    """
    entities = {key: e for key, e in entities_of(store).items() if counts_as(store, key) == key}
    found: Reasons = defaultdict(dict)
    for propose in (_same_names, _initials, _spellings, _neighbours):
        for one, other, reason, score in propose(entities):
            found[min(one, other), max(one, other)].setdefault(reason, score)
    split, others = _taken_apart(store), _counterparts(store)
    kept = [
        _duplicate(entities, pair, reasons, others)
        for pair, reasons in found.items()
        if pair not in split and _may_be_one(entities[pair[0]], entities[pair[1]], entities, reasons)
    ]
    return sorted(kept, key=lambda d: (-d.score, d.one.id, d.other.id))[:limit]


Proposal = tuple[str, str, str, float]


def _called(entities: Mapping[str, Entity]) -> dict[str, dict[str, str]]:
    """Give by folded name the entities that have it, each with the name as it is written."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for key in sorted(entities):
        for name in (entities[key].label, *entities[key].aliases):
            if folded := fold(name):
                found[folded].setdefault(key, name)
    return found


def _same_names(entities: Mapping[str, Entity]) -> Iterator[Proposal]:
    for called in _called(entities).values():
        for one, other in combinations(called, 2):
            yield one, other, f"both are called {called[one]}", _SAME_NAME


def _initials(entities: Mapping[str, Entity]) -> Iterator[Proposal]:
    called = _called(entities)
    for key in sorted(entities):
        words = [w for w in fold(entities[key].label).split() if w not in ("of", "and", "for", "the")]
        short = "".join(w[0] for w in words)
        for other in called.get(short, ()) if len(words) > 2 else ():
            if other != key:
                yield (
                    key,
                    other,
                    f"{called[short][other]} are the initials of {entities[key].label}",
                    _INITIALS,
                )


def _spellings(entities: Mapping[str, Entity]) -> Iterator[Proposal]:
    # Whoever misspells a name mostly begins it rightly, and most pairs need not be looked at.
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in sorted(entities):
        folded = fold(entities[key].label)
        if len(folded) >= _SHORTEST:
            groups[folded[0]].append((folded, key))
    for group in groups.values():
        for place, (folded, key) in enumerate(group):
            rest = [name for name, _ in group[place + 1 :]]
            near = process.extract(folded, rest, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
            for name, alike, index in near:
                if name != folded and not _tells_apart(name, folded):
                    other = group[place + 1 + index][1]
                    yield key, other, f"spelt alike ({alike:.0f} of 100)", _SPELLING * alike / 100


def _tells_apart(one: str, other: str) -> bool:
    differing = set(one.split()) ^ set(other.split())
    return any(word in _TELLING or any(c.isdigit() for c in word) for word in differing)


def _neighbours(entities: Mapping[str, Entity]) -> Iterator[Proposal]:
    cells: dict[tuple[int, int], list[Entity]] = defaultdict(list)
    for key in sorted(entities):
        place = entities[key]
        if place.lat is not None and place.lon is not None:
            # A cell is 2 km high, so that whatever is near lies in the next cell or in this one.
            cells[round(place.lat / _CELL), round(place.lon * cos(radians(place.lat)) / _CELL)].append(place)
    for (row, column), here in cells.items():
        ring = [p for r in (-1, 0, 1) for c in (-1, 0, 1) for p in cells.get((row + r, column + c), ())]
        for one in here:
            for other in ring:
                if one.id < other.id and one.kind is other.kind and (apart := _km(one, other)) <= _NEAR_KM:
                    yield one.id, other.id, f"{apart:.1f} km apart", _NEAR * (1 - apart / (2 * _NEAR_KM))


_CELL = _NEAR_KM / 111.2


def _km(one: Entity, other: Entity) -> float:
    """Give the distance of two places on a sphere; infinite where one is not located."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    a, b = radians(one.lat), radians(other.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def _may_be_one(
    one: Entity, other: Entity, entities: Mapping[str, Entity], reasons: Mapping[str, float]
) -> bool:
    # Groups that are named only by what they are have no name to misspell.
    if Kind.PEOPLE in (one.kind, other.kind):
        return False
    if one.kind is not other.kind and not any({one.kind, other.kind} <= some for some in _COMPATIBLE):
        return False
    if one.country and other.country and one.country != other.country:
        return False
    located = one.lat is not None and other.lat is not None
    if located and _km(one, other) > _FAR_KM:
        return False
    if one.id in _above(other, entities) or other.id in _above(one, entities):
        return False
    siblings = bool(set(one.parents) & set(other.parents)) and one.is_actor
    return not siblings or max(reasons.values()) >= _SAME_NAME


def _above(entity: Entity, entities: Mapping[str, Entity]) -> set[str]:
    """Give all of which an entity is a part, however indirectly."""
    found: set[str] = set()
    todo = list(entity.parents)
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo += entities[key].parents if key in entities else ()
    return found


def _taken_apart(store: Store) -> set[Pair]:
    """Give the pairs that were merged once; those that are one still are not looked at."""
    merges = (j.entities for j in judgements(store) if j.kind is JudgementKind.MERGE)
    return {(min(pair), max(pair)) for pair in merges}


def _counterparts(store: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for edge in relationships(store):
        found[edge.subject.id].add(edge.object.id)
        found[edge.object.id].add(edge.subject.id)
    return found


def _duplicate(
    entities: Mapping[str, Entity], pair: Pair, reasons: Mapping[str, float], others: Mapping[str, set[str]]
) -> Duplicate:
    busy = sorted(pair, key=lambda key: (-len(others.get(key, ())), key))
    one, other = (entities[key] for key in busy)
    shared = others.get(one.id, set()) & others.get(other.id, set())
    said = [reason for reason, _ in sorted(reasons.items(), key=lambda r: (-r[1], r[0]))]
    # Each further reason takes away its part of the doubt that is left.
    doubt = 1.0
    for score in reasons.values():
        doubt *= 1 - score
    if len(shared) >= _SHARED:
        doubt *= 1 - _COUNTERPARTS * min(len(shared), _MOST_SHARED) / _SHARED
        said.append(f"{len(shared)} others have to do with both")
    return Duplicate(one, other, round(1 - doubt, 2), tuple(said))
