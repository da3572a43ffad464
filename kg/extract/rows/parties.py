"""Sides of an event, as data sets of conflicts name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.rows.linking import Named, Sort, parts
from kg.know.actors import Registry
from kg.model import Entity, Kind, Mention, slug

CIVILIANS = Entity("civilians", "civilians", Kind.PEOPLE)
"""Whom the reader of prose means by "civilians"."""
PEOPLE = Entity("people", "people", Kind.PEOPLE)
"""Whom the reader of prose means by "people"."""

_COMMA = re.compile(",")
_FORCES = re.compile(r"(Military|Police) Forces of (?:the )?([^()]+?)\s*(?:\(.*)?")
_BODIES = {"Military": "armed-forces", "Police": "police"}
_ASIDE = re.compile(r"\s*\([^()]*\)")
_ABBREVIATED = re.compile(r"\s*:\s+")
_REBELS = re.compile(r"(?:Opposition )?(Rebels|Militants)")


@dataclass(frozen=True, slots=True)
class Parties:
    """Links the sides of events in one country."""

    registry: Registry
    country: Entity | None

    def joint(self, cell: Mention) -> list[Named]:
        """Link a side that may be several with commas between ("Ahrar al-Sham, HTS"), each for itself."""
        whole = self._known(cell)
        names = [cell] if whole is not None or "," not in cell.text else list(parts(cell, _COMMA))
        found = {named.entity.id: named for named in map(self.one, names)}
        return list(found.values())

    def one(self, name: Mention, kind: Kind = Kind.ARMED_GROUP) -> Named:
        """Link one side; a name that nobody has becomes an actor of that kind, of this country."""
        if is_civilian(name.text):
            return Named(Sort.ACTOR, name, CIVILIANS, known=True)
        known = self._known(name)
        return Named(Sort.ACTOR, name, known or self._made(name.text, kind), known is not None)

    def _known(self, name: Mention) -> Entity | None:
        countries = (self.country.id,) if self.country else ()
        for words in _forms(name.text):
            if body := self._forces(words):
                return body
            if found := [e for e in self.registry.listed(words, countries) if e.is_actor]:
                # Of several together the parts are wanted, each for itself.
                return found[0] if len(found) == 1 or "," not in words else None
        return self._rebels(name.text)

    def _forces(self, words: str) -> Entity | None:
        found = _FORCES.fullmatch(words)
        states = self.registry.listed(found[2].strip()) if found else ()
        state = next((e for e in states if e.kind is Kind.STATE), None)
        return self.registry.body(state, _BODIES[found[1]]) if found and state else None

    def _rebels(self, words: str) -> Entity | None:
        found = _REBELS.fullmatch(_ASIDE.sub("", words))
        if found is None or self.country is None:
            return None
        name = f"{self.registry.demonym(self.country)} {found[1].lower()}"
        return next(iter(self.registry.find(name)), None)

    def _made(self, words: str, kind: Kind) -> Entity:
        label = _ASIDE.sub("", words).strip() or words
        country = self.country.id if self.country else None
        return Entity(slug(f"{label} {country or ''}"), label, kind, country=country)


def is_civilian(words: str) -> bool:
    """Tell whether a side is the people, not an actor: "Civilians", "Civilians (Syria)"."""
    return _ASIDE.sub("", words).strip().lower() == "civilians"


def _forms(words: str) -> Iterator[str]:
    """Give the forms under which a name may be known, as it stands first: "QSD: Syrian Democratic Forces (Syria)"."""
    yield words
    bare = _ASIDE.sub("", words).strip()
    if bare and bare != words:
        yield bare
    short, _, full = _ABBREVIATED.sub("\0", bare, count=1).partition("\0")
    if full:
        yield full
        yield short
