"""Actors written by hand, one list a file in `ontology/actors/`."""

from __future__ import annotations

import re
from pathlib import Path

from kg.know.names import capitals, fold
from kg.know.yamlfile import Entry, read_entries
from kg.model import ACTOR_KINDS, Entity, Kind, slug

_KEYS = frozenset(
    {
        "id", "label", "kind", "aliases", "parents", "allegiance", "country", "years", "same_as",
        "speaks_for", "leans", "listed",
    }
)  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KINDS = {kind.value: kind for kind in ACTOR_KINDS - {Kind.STATE}}


def read_actors(file: Path) -> list[tuple[Entity, Entry]]:
    """Read the actors of one file in its order, each with the entry it stands in.

    The id is the label's slug unless given. `allegiance` (of a group) and `leans` (of a speaker) both say
    whom it favours; an entry has one of them. `listed` holds names under which data sets of conflicts list
    it and which a report's words must not find: "Iwo" is a town there. Whatever is wrong is a `KnowledgeError`.
    """
    return [(_actor(entry), entry) for entry in read_entries(file)]


def _actor(entry: Entry) -> Entity:
    entry.only(_KEYS, required=("label", "kind"))
    label, kind = entry.text("label") or "", entry.text("kind") or ""
    if kind not in _KINDS:
        raise entry.wrong(f"wrong kind {kind!r}; known: {', '.join(sorted(_KINDS))}", "kind")
    name = entry.text("id") or slug(label)
    if not _ID.fullmatch(name):
        raise entry.wrong(f"id {name!r} is no slug; it would be {slug(name)!r}", "id")
    if "allegiance" in entry.values and "leans" in entry.values:
        raise entry.wrong("has both allegiance and leans", "leans")
    return Entity(
        id=name,
        label=label,
        kind=_KINDS[kind],
        aliases=_aliases(entry, label),
        country=entry.text("country"),
        parents=entry.texts("parents"),
        speaks_for=entry.text("speaks_for"),
        leans=entry.text("leans") or entry.text("allegiance"),
        same_as=entry.links("same_as"),
        active=entry.years("years"),
    )


def _aliases(entry: Entry, label: str) -> tuple[str, ...]:
    aliases = entry.texts("aliases")
    seen = {(fold(label), capitals(label))}
    for alias in aliases:
        form = fold(alias), capitals(alias)
        if form in seen:
            raise entry.wrong(f"alias {alias!r} is found by another of its names already", "aliases")
        seen.add(form)
    return aliases
