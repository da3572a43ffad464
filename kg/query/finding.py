"""Finds entities, reports and questions by words, with counts by what can narrow the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from heapq import nsmallest
from types import MappingProxyType
from typing import Final, NamedTuple

from kg.model import Entity, Kind, Relation
from kg.model.wire import JSON
from kg.query.catalogue import questions
from kg.query.looking import entities_of
from kg.query.naming import Entry, Naming, naming
from kg.query.spellings import Likeness, Spellings
from kg.store import Store


class What(StrEnum):
    """What can be found by words."""

    ENTITY = "entity"
    REPORT = "report"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is wanted; the rest is left out. `country` is the id of a state.

    A kind, a country or a relation leaves only entities; `relation` those that stand in it, on either side.
    """

    what: What | None = None
    kind: Kind | None = None
    country: str | None = None
    relation: Relation | None = None


class Find(NamedTuple):
    """One thing found.

    `label` is its name or title and `matched` which of its names fits the words, `score` of 100 how alike this and
    the words are; `rank` is as `Likeness` says. The rest is there for an entity alone: `relations` counts the others
    with whom it stands in each.
    """

    what: What
    id: str
    label: str
    matched: str
    score: float
    rank: float
    kind: Kind | None = None
    country: str | None = None
    relations: Mapping[Relation, int] = MappingProxyType({})

    @property
    def place(self) -> tuple[int, int, int, str, str]:
        """Give by what finds are ordered: the best first, of equal ones the one with most relations."""
        return (-round(self.rank), _ORDER[self.what], -sum(self.relations.values()), self.label, self.id)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found, in no order, and how many of each sort.

    A facet counts what passes every filter but its own, so that it says what another choice would give; the counts
    are by value, most frequent first. Not `whole`: the words begin or stand in more names than are looked at, and
    those most spoken of were.
    """

    found: tuple[Find, ...]
    what: Mapping[str, int]
    kinds: Mapping[str, int]
    countries: Mapping[str, int]
    relations: Mapping[str, int]
    whole: bool = True

    def page(self, limit: int, after: tuple[What, str] | None = None) -> list[Find]:
        """Give the best `limit` finds, beginning behind one, which is a `KeyError` if it was not found."""
        rest: Iterable[Find] = self.found
        if after is not None:
            last = next((one.place for one in self.found if (one.what, one.id) == after), None)
            if last is None:
                raise KeyError(after)
            rest = (one for one in self.found if one.place > last)
        return nsmallest(limit, rest, key=lambda one: one.place)


_ORDER: Final = {what: place for place, what in enumerate(What)}


def find(store: Store, words: str, filters: Filters | None = None) -> Findings:
    """Find what is named by these words or nearly so: of entities any name, of reports and questions the title.

    Capitals, accents, hyphens and marks of direction do not matter; other spellings are forgiven.
    """
    asked, known = filters or Filters(), naming(store)
    counted: dict[str, Counter[str]] = {facet: Counter() for facet in _FACETS}
    every, whole = _every(known, words)
    found = []
    for one in every:
        failed = _failed(one, asked)
        if not failed:
            found.append(one)
        for facet in failed or _FACETS if len(failed) < 2 else ():
            counted[facet].update(_FACETS[facet](one))
    what, kinds, countries, relations = map(_by_count, counted.values())
    return Findings(tuple(found), what, kinds, countries, relations, whole)


def find_json(one: Find) -> JSON:
    """Give a find as JSON; kind, country and relations are there for an entity alone."""
    own = {"what": one.what.value, "id": one.id, "label": one.label, "matched": one.matched}
    told: JSON = own | {"score": round(one.score, 1)}
    if one.kind is None:
        return told
    relations = {r.value: one.relations[r] for r in Relation if r in one.relations}
    return told | {"kind": one.kind.value, "country": one.country, "relations": relations}


def findings_json(found: Findings) -> JSON:
    """Give the counts of what was found as JSON."""
    facets = {
        "what": found.what,
        "kind": found.kinds,
        "country": found.countries,
        "relation": found.relations,
    }
    return {
        "total": len(found.found),
        "whole": found.whole,
        "facets": {
            name: [{"value": value, "count": count} for value, count in counts.items()]
            for name, counts in facets.items()
        },
    }


def search(
    store: Store, words: str, limit: int = 10, *, kind: Kind | None = None, country: str | None = None
) -> list[Entity]:
    """Find at most `limit` entities whose label or alias is, begins with, holds or comes near these words.

    The best match comes first, of equal ones the entity with most relations. `country` is the id of a state.
    """
    entities = entities_of(store)
    asked = Filters(what=What.ENTITY, kind=kind, country=country)
    return [entities[found.id] for found in find(store, words, asked).page(limit)]


def _every(known: Naming, words: str) -> tuple[list[Find], bool]:
    named = known.entities.find(words)
    every = [_entity(own, entry, fit) for own, fit in named.items() if (entry := known.entries.get(own))]
    whole = named.whole
    for what, spellings, titles in (
        (What.REPORT, known.reports, known.titles),
        (What.QUESTION, *_questions()),
    ):
        titled = spellings.find(words)
        whole = whole and titled.whole
        for own, fit in titled.items():
            if title := titles.get(own):
                every.append(Find(what, own, title, fit.name, fit.score, fit.rank))
    return every, whole


def _entity(id: str, entry: Entry, fit: Likeness) -> Find:
    return Find(
        What.ENTITY,
        id,
        entry.label,
        fit.name,
        fit.score,
        fit.rank,
        entry.kind,
        entry.country,
        entry.relations,
    )


@cache
def _questions() -> tuple[Spellings, Mapping[str, str]]:
    titles = {name: question.title for name, question in questions().items()}
    return Spellings({name: (title,) for name, title in titles.items()}), titles


_FACETS: Final[Mapping[str, Callable[[Find], Iterable[str]]]] = {
    "what": lambda one: (one.what.value,),
    "kind": lambda one: (one.kind.value,) if one.kind else (),
    "country": lambda one: (one.country,) if one.country else (),
    "relation": lambda one: (relation.value for relation in one.relations),
}


def _failed(one: Find, asked: Filters) -> list[str]:
    passed = {
        "what": asked.what in (None, one.what),
        "kind": asked.kind in (None, one.kind),
        "country": asked.country in (None, one.country),
        "relation": asked.relation is None or asked.relation in one.relations,
    }
    return [facet for facet, fits in passed.items() if not fits]


def _by_count(counted: Counter[str]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
