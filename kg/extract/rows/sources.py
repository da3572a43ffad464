"""Who told of an event: the original sources that a row names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.rows.linking import Named, Sort, parts
from kg.know.actors import Registry
from kg.know.bodies import BODY_OF
from kg.know.names import fold
from kg.model import Entity, Kind, Mention, slug

_SEPARATOR = re.compile(r"[,;/]|\s+and\s+")
_MEDIUM = re.compile(
    r"\b(?:agency|broadcast\w*|channel|daily|journal|live|map|media|monitoring|news\w*|paper|post|press|radio|"
    r"report|times|tribune|tv|television|website)\b|\.(?:com|net|org)\b",
    re.IGNORECASE,
)
_ORGANISED = re.compile(
    r"\b(?:amnesty|army|association|brigades?|bureau|cent(?:er|re)|commission|committee|council|court|"
    r"crescent|cross|defen[cs]e|federation|force|forces|foundation|front|fund|government|group|institute|league|"
    r"military|militia|ministry|movement|network|nations|observatory|office|organi[sz]ation|operations room|party|"
    r"police|project|society|team|union|university|watch)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:(?:local|field|opposition|eye|medical|security|hospital|police|media|other|unnamed|various|several)\s?)*"
    r"(?:sources?|witness(?:es)?|activists?|residents?|officials?|doctors?|medics?|villagers?|locals)",
    re.IGNORECASE,
)
_ADDED = re.compile(r"\s*\b(?:statement|spokes\w+|press office|press release|sources?)$", re.IGNORECASE)
_SHORT = 6
UNNAMED = Entity("unnamed-sources", "unnamed sources", Kind.PEOPLE)
"""Whoever told of an event and is no public speaker."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Links the original sources of events in one country."""

    registry: Registry
    country: Entity | None

    def linked(self, cell: Mention | None) -> tuple[Named, ...]:
        """Link each source in a cell: parted by commas, semicolons, slashes or "and" unless known as a whole."""
        if cell is None:
            return ()
        whole = self._known(cell.text)
        if whole is not None:
            return (Named(Sort.SOURCE, cell, whole, known=True),)
        found = [self._one(part) for part in parts(cell, _SEPARATOR)]
        return tuple({named.entity.id: named for named in reversed(found)}.values())[::-1]

    def _one(self, name: Mention) -> Named:
        known = self._known(name.text)
        return Named(Sort.SOURCE, name, known or _made(name.text), known is not None)

    def _known(self, words: str) -> Entity | None:
        if _UNNAMED.fullmatch(words):
            return None
        for form in (words, words.upper() if len(words) <= _SHORT else words, words.title()):
            if found := [e for e in self._named(form) if e.is_actor]:
                return min(found, key=lambda e: self.country is None or e.country != self.country.id)
        bare = _ADDED.sub("", words)
        return self._body(bare) or (self._known(bare) if bare and bare != words else None)

    def _named(self, words: str) -> tuple[Entity, ...]:
        # Of several with commas between each is a source of its own.
        return self.registry.find(words) if "," in words else self.registry.listed(words)

    def _body(self, words: str) -> Entity | None:
        """Read "the army" as that of the country."""
        what = BODY_OF.get(fold(words))
        return self.registry.body(self.country, what) if what and self.country else None


def _made(words: str) -> Entity:
    """Make a medium or an organisation of a name that says it is one; any other may be a private person's.

    Those stay without a name, as the unnamed ones do: the row's words are kept, but make nobody an entity.
    """
    if _MEDIUM.search(words) and not _UNNAMED.fullmatch(words):
        return Entity(slug(words), words, Kind.MEDIA)
    if _ORGANISED.search(words) or (words.isupper() and len(words) <= _SHORT):
        return Entity(slug(words), words, Kind.ORGANISATION)
    return UNNAMED
