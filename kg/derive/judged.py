"""What standing judgements come to, whatever the order in which they came in: the last word counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.model import ON_CLAIMS, Entity, Judgement, JudgementKind, standing
from kg.rdf import Names
from kg.rdf.judgements import judgements_from_quads
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements as deriving needs them; without any it changes nothing.

    `of_report` holds those on claims, oldest first, by report; `merged` whom an entity counts as, by id, and `groups`
    who counts as one, itself among them; `located` latitude and longitude by place; `leaning` whom a source favours,
    `None` where nobody; `known` how judgements describe the entities that they name.
    """

    of_report: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    located: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    leaning: Mapping[str, str | None] = field(default_factory=dict)
    known: Mapping[str, Entity] = field(default_factory=dict)

    @property
    def changes_claims(self) -> bool:
        """Tell whether any claim may say something else than its report, or nothing."""
        return bool(self.of_report or self.merged)

    def root(self, key: str) -> str:
        """Give the id of the entity that an entity counts as: its own unless it was merged."""
        return self.merged.get(key, key)

    def group(self, key: str) -> tuple[str, ...]:
        """Give the ids of all that count as one with an entity."""
        root = self.root(key)
        return self.groups.get(root, (root,))

    def applied(self, entity: Entity) -> Entity:
        """Give an entity with the coordinates and the leaning that an analyst gave it."""
        if entity.id in self.located:
            lat, lon = self.located[entity.id]
            entity = replace(entity, lat=lat, lon=lon)
        return replace(entity, leans=self.leaning[entity.id]) if entity.id in self.leaning else entity

    def united(self, entity: Entity) -> Entity:
        """Give an entity that refers to those whom the ones that it refers to count as."""
        if not self.merged:
            return entity
        country, speaks_for, leans = (i and self.root(i) for i in _references(entity))
        parents = dict.fromkeys(self.root(p) for p in entity.parents)
        others = tuple(p for p in parents if p != self.root(entity.id))
        return replace(entity, parents=others, country=country, speaks_for=speaks_for, leans=leans)


NOTHING = Judged()


def _references(entity: Entity) -> tuple[str | None, str | None, str | None]:
    return entity.country, entity.speaks_for, entity.leans


def judged(store: Store) -> Judged:
    """Give what the judgements in a store come to; read once for each state of the store."""
    return store.kept("judged", lambda: folded(judgements(store)))


def judgements(store: Store) -> list[Judgement]:
    """Give every judgement in a store, oldest first, those taken back among them."""
    return judgements_from_quads(store.quads(graph=Names(store.base).judgements))


def folded(judgements: Iterable[Judgement]) -> Judged:
    """Fold judgements into what they come to."""
    stand = standing(judgements)
    of_report: dict[str, tuple[Judgement, ...]] = {}
    for one in stand:
        if one.kind in ON_CLAIMS and one.claim:
            of_report[one.claim.report] = (*of_report.get(one.claim.report, ()), one)
    merged = _merged(stand)
    groups: dict[str, tuple[str, ...]] = {}
    for key in sorted({*merged, *merged.values()}):
        root = merged.get(key, key)
        groups[root] = (*groups.get(root, ()), key)
    return Judged(
        of_report=of_report,
        merged=merged,
        groups=groups,
        located={j.entities[0]: j.position for j in stand if j.position},
        leaning={
            j.entities[0]: j.entities[1] if len(j.entities) > 1 else None
            for j in stand
            if j.kind is JudgementKind.LEANING
        },
        known={e.id: e for j in stand for e in j.known},
    )


def _merged(stand: Iterable[Judgement]) -> dict[str, str]:
    """Give whom each merged entity counts as in the end; merging two that are one already changes nothing."""
    into: dict[str, str] = {}
    for one in stand:
        if one.kind is JudgementKind.MERGE:
            kept, other = (_end(key, into) for key in one.entities)
            if kept != other:
                into[other] = kept
        elif one.kind is JudgementKind.SPLIT:
            _split(one.entities[0], into)
    return {key: _end(key, into) for key in into}


def _split(key: str, into: dict[str, str]) -> None:
    """Part an entity from what it was merged into, or else all that was merged into it."""
    parted = [key] if key in into else [other for other, kept in into.items() if kept == key]
    for other in parted:
        del into[other]


def _end(key: str, into: Mapping[str, str]) -> str:
    while key in into:
        key = into[key]
    return key
