"""Common nouns and cue words, read from `ontology/lexicon/nouns.yaml`, `cues.yaml` and `numbers.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kg.errors import KnowledgeError
from kg.know.inflection import noun_forms
from kg.know.yamlfile import Entry, read_entries
from kg.model import ACTOR_KINDS, PLACE_KINDS, Extent, Kind, Manner

_T = TypeVar("_T", bound=StrEnum)
CUES = frozenset(
    """
    about accusing after at-least at-most body-words civil-buildings claiming communities conditions counting demanding
    denying describing direction-adjectives directions elections ending envoys factive games hedging
    hedging-adjectives hedging-modals hedging-verbs heralding institutions lacking last-of-it lasting members
    mishaps most-of-them nearly
    negative-verbs negators offices opening other-groups partly planning planning-adjectives planning-modals
    planning-nouns preventing quoting seeing showing some-of-them speakers speech speech-nouns
    spokespersons stately
    strongholds taking-ground telling unnamed-speakers unreal-adjectives unsourced weapons whole
    """.split()  # noqa: SIM905 - a list of names reads best as one text
)
PHRASES = frozenset({"at-least", "at-most", "about"})
"""Lists whose members may be several words, as those of manners may: they are sought in the text of a clause."""


_KEYS = frozenset({"id", "use", "kind", "nouns", "refers", "actors", "countries", "against"})


@dataclass(frozen=True, slots=True)
class Alliance:
    """Whom "the coalition" means in reports that speak of some of those whom it is against, all by id."""

    actors: tuple[str, ...]
    against: frozenset[str]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Common nouns in all their forms, lower case.

    `actors` and `places` give the kind a noun stands for; `refers` the kinds of actors that a noun may mean again;
    `name_heads` the kind of a proper name by its last word, `name_starts` by the word before "of" or "for"; `extents`
    how much of a place is meant; `persuaded` the ids of the only actors that a noun can mean again, where there are
    such; `alliances` whom "the coalition" means by the id of the country of its war; `bodies` are words that stand,
    with a capital, behind the name of the place that they belong to; `given_names` are names of people that are also of
    places.
    """

    actors: Mapping[str, Kind]
    refers: Mapping[str, frozenset[Kind]]
    name_heads: Mapping[str, Kind]
    name_starts: Mapping[str, Kind]
    places: Mapping[str, Kind]
    extents: Mapping[str, Extent]
    persuaded: Mapping[str, frozenset[str]]
    people: frozenset[str]
    persuasions: frozenset[str]
    not_territory: frozenset[str]
    alliances: Mapping[str, tuple[Alliance, ...]]
    bodies: frozenset[str]
    given_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Lists of cue words by name, manners by their words, and the least that a number in words means."""

    lists: Mapping[str, frozenset[str]]
    manners: Mapping[str, Manner]
    numbers: Mapping[str, int | None]

    def __getitem__(self, name: str) -> frozenset[str]:
        """Give one list; a name that is none of `CUES` is a `KeyError`."""
        return self.lists[name]


def load_nouns(file: Path) -> Nouns:
    """Read the common nouns; whatever is wrong is a `KnowledgeError`."""
    entries = read_entries(file)
    for entry in entries:
        entry.only(_KEYS, ("id", "use", "nouns"))
    by_use = {
        use: [e for e in entries if e.text("use") == use]
        for use in (
            "actor",
            "actor-name",
            "actor-name-of",
            "place",
            "extent",
            "persuasion",
            "alliance",
            "words",
        )
    }
    for entry in entries:
        if entry.text("use") not in by_use:
            raise entry.wrong(f"unknown use {entry.text('use')!r}; known: {', '.join(by_use)}", "use")
    words = {e.name: _forms(e) for e in by_use["words"]}
    for name in ("people", "persuasions", "not-territory", "bodies", "given-names"):
        if name not in words:
            raise KnowledgeError(str(file), 1, "file", f"the list {name!r} is missing")
    return Nouns(
        actors={w: _kind(e, ACTOR_KINDS) for e in by_use["actor"] for w in _forms(e)},
        refers={
            w: frozenset(e.choice("refers", Kind, k) for k in e.texts("refers"))
            for e in by_use["actor"]
            for w in _forms(e)
        },
        name_heads={w: _kind(e, ACTOR_KINDS) for e in by_use["actor-name"] for w in e.words("nouns")},
        name_starts={w: _kind(e, ACTOR_KINDS) for e in by_use["actor-name-of"] for w in e.words("nouns")},
        places={w: _kind(e, PLACE_KINDS) for e in by_use["place"] for w in _forms(e)},
        extents={w: e.choice("kind", Extent, e.text("kind")) for e in by_use["extent"] for w in _forms(e)},
        persuaded={w: frozenset(e.texts("actors")) for e in by_use["persuasion"] for w in _forms(e)},
        people=words["people"],
        persuasions=words["persuasions"],
        not_territory=words["not-territory"],
        alliances=_alliances(by_use["alliance"]),
        bodies=words["bodies"],
        given_names=words["given-names"],
    )


def _alliances(entries: Iterable[Entry]) -> dict[str, tuple[Alliance, ...]]:
    found: dict[str, tuple[Alliance, ...]] = {}
    for entry in entries:
        entry.only(_KEYS, ("actors", "countries", "against"))
        alliance = Alliance(entry.texts("actors"), frozenset(entry.texts("against")))
        for country in entry.texts("countries"):
            found[country] = (*found.get(country, ()), alliance)
    return found


def load_cues(folder: Path) -> Cues:
    """Read the cue words and numbers; whatever is wrong is a `KnowledgeError`."""
    lists: dict[str, frozenset[str]] = {}
    manners: dict[str, Manner] = {}
    for entry in read_entries(folder / "cues.yaml"):
        entry.only({"id", "words"}, ("id", "words"))
        manner = entry.name.startswith("manner-")
        words = frozenset(entry.texts("words") if manner or entry.name in PHRASES else entry.words("words"))
        if manner:
            manners |= dict.fromkeys(words, entry.choice("id", Manner, entry.name.removeprefix("manner-")))
        elif entry.name in CUES:
            lists[entry.name] = words
        else:
            raise entry.wrong(f"unknown list; known: {', '.join(sorted(CUES))}, manner-...", "id")
    lists |= {name: frozenset() for name in CUES - lists.keys()}
    return Cues(lists, manners, _numbers(folder / "numbers.yaml"))


def _numbers(file: Path) -> dict[str, int | None]:
    numbers: dict[str, int | None] = {}
    for entry in read_entries(file):
        entry.only({"name", "least"}, ("name",))
        least = entry.number("least", 0, 1e9)
        numbers[entry.name] = None if least is None else int(least)
    return numbers


def _forms(entry: Entry) -> frozenset[str]:
    return frozenset(form for noun in entry.words("nouns") for form in noun_forms(noun))


def _kind(entry: Entry, allowed: frozenset[Kind]) -> Kind:
    kind = entry.choice("kind", Kind, entry.text("kind"))
    if kind not in allowed:
        raise entry.wrong(f"kind {kind.value!r} does not fit use {entry.text('use')!r}", "kind")
    return kind
