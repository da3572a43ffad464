"""Who is known before reading, by id and by every name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from kg.know.actorfile import read_actors
from kg.know.bodies import BEFORE_OF, BODY_OF, TITLES
from kg.know.countries import Country, read_countries
from kg.know.index import Index, fitting, index_names, longest_names
from kg.know.names import capitals, fold, without_article
from kg.know.yamlfile import Entry
from kg.model import Entity, Kind

_CACHED = 1 << 14
_FIRST_WORD = re.compile(r"[^\s\-‐-―/]+")
_PARENTHESES = re.compile(r"\s*\([^()]*\)$")
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in BODY_OF)


@dataclass(frozen=True, slots=True)
class Registry:
    """Every actor known before reading. Made by `load_registry`; never changes.

    A country's bodies are found by composition: a demonym, a name or its possessive with what they are called
    ("Syrian troops", "Syria's army", "Ministry of Defence of Syria").
    """

    entities: Mapping[str, Entity]
    countries: tuple[Country, ...]
    _names: Index
    _peoples: Index
    _articled: Index
    _capitals: Mapping[str, Entity]
    _bodies: Mapping[tuple[str, str], Entity]
    _longest: Mapping[str, int]
    _listed: Index
    _find: Callable[[str], tuple[Entity, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep what is asked again and again: the names of a war come back in report after report."""
        object.__setattr__(self, "_find", lru_cache(_CACHED)(self._look_up))

    def get(self, id: str) -> Entity | None:
        """Give the actor of an id."""
        return self.entities.get(id)

    def find(self, words: str) -> tuple[Entity, ...]:
        """Give all actors of exactly this name, as it stands in a report; a leading "the" may stand or not.

        The most general comes first: a state before its bodies, a group before its branches. A name all in
        capitals ("IS", "US") is found only in capitals, one with a capital never wholly in lower case. Only
        with the article do the people stand for their state ("the Russians") and is a paper found whose name
        is "The" and one word. A title before a name is no name ("Ukrainian President"); the same words in
        lower case are the office.
        """
        return self._find(words)

    def _look_up(self, words: str) -> tuple[Entity, ...]:
        folded, strength = fold(words), capitals(words)
        named = fitting(self._names, folded, strength)
        composed = self._composed(words, folded, strength)
        articled = fitting(self._articled, folded, strength) if without_article(words) != words else ()
        return tuple({entity.id: entity for entity in chain(named, composed, articled)}.values())

    def listed(self, name: str, countries: Collection[str] = ()) -> tuple[Entity, ...]:
        """Give the actors that a data set of conflicts means by a name; none where a part of it is unknown.

        Beside what `find` knows, that is what `listed` says in the files, a people without the article
        ("Ugandans"), what stands before parentheses ("Government of Yemen (North Yemen)"), and all of several
        with commas between ("Sham Legion, SNA"), each as its first meaning; those of the `countries`, ids of
        states, come first. Never used on a report's words, where "Iwo" is a town.
        """
        if whole := self._one_listed(name, countries):
            return whole
        parts = [self._one_listed(part, countries) for part in name.split(",")]
        found = {part[0].id: part[0] for part in parts if part}
        return tuple(found.values()) if all(parts) else ()

    def _one_listed(self, name: str, countries: Collection[str]) -> tuple[Entity, ...]:
        known = [*self.find(name), *fitting(self._listed, fold(name), 2)] or [*self.find(f"the {name}")]
        found = known or self.find(_PARENTHESES.sub("", name))
        return tuple(sorted(found, key=lambda e: not {e.id, e.country}.intersection(countries)))

    def longest(self, word: str) -> int:
        """Give the number of words in the longest name that begins with this word; 0 where none does.

        Words are those of the folded form: hyphens, dashes and slashes part them, a leading "the" does not
        count.
        """
        first = fold(word).partition(" ")[0]
        return self._longest.get(first, 0)

    def state_of(self, demonym: str) -> Entity | None:
        """Give the state of "Syrian", "Syrians", "US" or "Congolese"; the first in file order of several."""
        folded, strength = fold(demonym), capitals(demonym)
        people = (e for e in fitting(self._articled, folded, strength) if e.is_place)
        return next(chain(fitting(self._peoples, folded, strength), people), None)

    def demonym(self, state: Entity) -> str:
        """Give the first adjective of a state ("Syrian"), its label where it has none."""
        return next((c.demonyms[0] for c in self.countries if c.state.id == state.id), state.label)

    def body(self, state: Entity, what: str) -> Entity | None:
        """Give a state's `government`, `armed-forces`, `defence-ministry` or another of `bodies.BODIES`."""
        return self._bodies.get((state.id, what))

    def capital_state(self, place_name: str) -> Entity | None:
        """Give the state whose seat of government has this name."""
        return self._capitals.get(fold(place_name)) if capitals(place_name) else None

    def _composed(self, words: str, folded: str, strength: int) -> Iterator[Entity]:
        parts = folded.split(" ")
        if not strength or len(parts) < 2:
            return
        for size in range(1, len(parts)):
            phrase = " ".join(parts[size:])
            if what := BODY_OF.get(phrase):
                yield from self._bodied(" ".join(parts[:size]), phrase, what, words, first=True)
        for at, part in enumerate(parts):
            phrase = " ".join(parts[:at])
            if part == "of" and phrase in BEFORE_OF:
                country = " ".join(parts[at + 1 :]).removeprefix("the ")
                yield from self._bodied(country, phrase, BODY_OF[phrase], words, first=False)

    def _bodied(self, people: str, phrase: str, what: str, words: str, *, first: bool) -> Iterator[Entity]:
        if people not in self._peoples:
            return
        written = _FIRST_WORD.findall(without_article(words))
        own, other = (written[0], written[-1]) if first else (written[-1], written[0])
        if phrase in TITLES and capitals(other):
            return
        for state in fitting(self._peoples, people, capitals(own)):
            if body := self._bodies.get((state.id, what)):
                yield body


def load_registry(folder: Path) -> Registry:
    """Read `countries.yaml` and `actors/*.yaml` in a folder (usually `data_folder("ontology")`).

    An id or label that stands twice, a parent, country, allegiance or speaker that is not there, and all that
    `yamlfile` refuses, are a `KnowledgeError`.
    """
    countries = read_countries(folder / "countries.yaml")
    written = list(_of_countries(countries))
    for file in sorted((folder / "actors").glob("*.yaml")):
        written.extend(read_actors(file))
    entities = _by_id(written)
    _check(written, entities)
    listed = ((name, entity) for entity, entry in written for name in _listed(entry))
    return _registry(entities, countries, index_names(listed))


def _listed(entry: Entry) -> tuple[str, ...]:
    return entry.texts("listed") if "listed" in entry.values else ()


def _of_countries(countries: Iterable[Country]) -> Iterator[tuple[Entity, Entry]]:
    for country in countries:
        yield country.state, country.entry
        for body in country.bodies.values():
            yield body, country.entry


def _by_id(written: Iterable[tuple[Entity, Entry]]) -> dict[str, Entity]:
    entities: dict[str, Entity] = {}
    labels: dict[str, str] = {}
    for entity, entry in written:
        if entity.id in entities:
            raise entry.wrong(f"id {entity.id!r} stands twice", "id")
        other = labels.setdefault(entity.label.casefold(), entity.id)
        if other != entity.id:
            raise entry.wrong(f"label {entity.label!r} is that of {other!r} too", "label")
        entities[entity.id] = entity
    return entities


def _check(written: Iterable[tuple[Entity, Entry]], entities: Mapping[str, Entity]) -> None:
    for entity, entry in written:
        for key, name in _references(entity, entry):
            if name not in entities:
                raise entry.wrong(f"{key} {name!r} is in no file", key)
        if entity.country and entities[entity.country].kind not in {Kind.STATE, Kind.REGION}:
            raise entry.wrong(f"country {entity.country!r} is no state", "country")
        if entity.id in _ancestors(entity, entities):
            raise entry.wrong("is its own parent", "parents")


def _references(entity: Entity, entry: Entry) -> Iterator[tuple[str, str]]:
    favours = "leans" if "leans" in entry.values else "allegiance"
    single = {"country": entity.country, "speaks_for": entity.speaks_for, favours: entity.leans}
    yield from ((key, name) for key, name in single.items() if name)
    yield from (("parents", name) for name in entity.parents)
    yield from (("disputed", party) for party, _ in entity.disputed)


def _ancestors(entity: Entity, entities: Mapping[str, Entity]) -> list[str]:
    found: list[str] = []
    waiting = list(entity.parents)
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.append(parent)
            waiting.extend(entities[parent].parents)
    return found


def _registry(entities: dict[str, Entity], countries: tuple[Country, ...], listed: Index) -> Registry:
    depth = {entity.id: len(_ancestors(entity, entities)) for entity in entities.values()}
    named = [(name, entity) for entity in entities.values() for name in (entity.label, *entity.aliases)]
    names = index_names(
        (pair for pair in named if not _needs_article(pair[0])),
        # One step down in the hierarchy weighs more than whether the name is the label.
        lambda name, entity: 2 * depth[entity.id] + (name != entity.label),
    )
    plurals = ((plural, country.state) for country in countries for plural in country.plurals)
    articled = index_names(chain(plurals, (pair for pair in named if _needs_article(pair[0]))))
    peoples = index_names((name, country.state) for country in countries for name in _adjectives(country))
    seats = {fold(seat): country.state for country in reversed(countries) for seat in country.capitals}
    return Registry(
        entities=MappingProxyType(entities),
        countries=countries,
        _names=names,
        _peoples=peoples,
        _articled=articled,
        _capitals=seats,
        _bodies={(c.state.id, what): body for c in countries for what, body in c.bodies.items()},
        _longest=longest_names(_lengths(names, peoples, articled)),
        _listed=listed,
    )


def _needs_article(name: str) -> bool:
    # "The Economist" is a paper, "Economist" a man's trade; "New York Times" needs no article.
    return name.startswith("The ") and " " not in name[4:]


def _adjectives(country: Country) -> Iterator[str]:
    names = (country.state.label, *country.state.aliases)
    yield from country.demonyms
    yield from names
    yield from (f"{name}'s" for name in names)


def _lengths(names: Index, peoples: Index, articled: Index) -> Iterator[tuple[str, int]]:
    yield from ((name, 0) for name in chain(names, articled))
    yield from ((name, _LONGEST_PHRASE) for name in peoples)
    country = max((len(name.split()) for name in peoples), default=0)
    yield from ((phrase, country + 2) for phrase in BEFORE_OF)
