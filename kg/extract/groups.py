"""Groups that nobody knows before reading, made of the words that a report calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.antecedents import noun_of
from kg.extract.discourse import Discourse
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.tree import child, subtree_start
from kg.know.knowledge import Knowledge
from kg.model import Entity, Kind, slug

_SINGLE = frozenset({Kind.MONITOR, Kind.MEDIA, Kind.PERSON})
_BEFORE = frozenset({"amod", "compound", "nmod"})
_CALLING = frozenset({"called", "named", "dubbed", "known", "calling", "styling"})
_LEADING = frozenset({"as", "itself", "themselves", "the"})
_JOINING = re.compile(r"[-–'’]|al|el|as|ad|ash|an|of|for|the|de|ul|e|i")


@dataclass(frozen=True, slots=True)
class GroupMaker:
    """Makes groups of one sentence's words; the same words make the same group in every report."""

    knowledge: Knowledge
    sentence: Sentence
    discourse: Discourse

    def called(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read "a group called Ansar al-Watan", "rebels known as the Sons of the River"."""
        calling = next((c for c in token.rights if c.dep_ == "acl" and c.lower_ in _CALLING), None)
        name = list(_name_behind(calling)) if calling is not None else []
        if not name or kind is None or kind in _SINGLE:
            return []
        known = self.sentence.named.get(name[0].i) if len(name) == 1 else None
        text = self.sentence.mention(name[0], name[-1]).text
        entity = (
            known if known and known.is_actor else Entity(slug(text), text, kind, country=self._country())
        )
        return [Meaning(entity, self.sentence.mention(subtree_start(token), name[-1]), Ground.MADE)]

    def typed(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Read an unknown name that a noun types: "the rebel group Ansar Watan"."""
        if kind is not None or token.tag_ not in ("NNP", "NNPS"):
            return []
        nouns = self.knowledge.nouns.actors
        beside = (c.lower_ for c in token.lefts if c.dep_ == "compound" and c.text.islower())
        types = (nouns.get(word) for word in beside)
        typed = next((k for k in types if k is not None and k is not Kind.PERSON), None)
        if typed is None:
            return []
        start = min((c for c in token.lefts if c.text[:1].isupper()), key=lambda c: c.i, default=token)
        mention = self.sentence.mention(start, token)
        entity = Entity(slug(mention.text), mention.text, typed, country=self._country())
        return [Meaning(entity, mention, Ground.MADE)]

    def described(self, token: Token, kind: Kind | None) -> list[Meaning]:
        """Make a group of its describing words: "Kurdish fighters", "Otoro fighters", "Misrata fighters"."""
        determiner = child(token, "det")
        definite = determiner is not None and determiner.lower_ == "the"
        if kind is None or kind in _SINGLE or (definite and kind is Kind.COALITION):
            return []  # "the Kurdish and Arab alliance" was spoken of before
        words = [c for c in token.lefts if c.dep_ in _BEFORE and c.text[:1].isupper()]
        if definite:
            # "The Islamist group", "the Kurdish alliance" were spoken of before, "Islamist groups" are some.
            nouns = self.knowledge.nouns
            again = nouns.persuasions if kind is Kind.COALITION else frozenset(nouns.persuaded)
            words = [c for c in words if c.lower_ not in again]
        words = [c for c in words if self._describes(c, kind) and not self._only_begins(c)]
        if not words:
            return []
        mention = self.sentence.mention(words[0], token)
        label = f"{mention.text[: -len(self.sentence.words(token))].strip()} {noun_of(token)}"
        known = self.sentence.named.get(words[0].i)
        country = known.country if known else None
        return [
            Meaning(
                Entity(slug(label), label, kind, country=country or self._country()), mention, Ground.MADE
            )
        ]

    def for_or_against(self, token: Token, kind: Kind, stance: str, word: Token, whom: Entity) -> Meaning:
        """Make a group of whom it is for or against: "anti-Taliban fighters", "pro-Houthi tribesmen"."""
        words = self.sentence.words(word)
        if whom.kind is Kind.STATE and not words.isupper():
            words = self.knowledge.registry.demonym(whom)  # "pro-Iran" and "pro-Iranian" are one
        label = f"{stance}-{words} {noun_of(token)}"
        leans = whom.id if stance == "pro" else None
        country = self._country() or whom.country
        return Meaning(
            Entity(slug(label), label, kind, country=country, leans=leans),
            self.sentence.mention(subtree_start(token), token),
            Ground.MADE,
        )

    def _country(self) -> str | None:
        return next(iter(self.discourse.countries), None)

    def _describes(self, word: Token, kind: Kind) -> bool:
        entity = self.sentence.named.get(word.i)
        # Fighters have the name of their town or valley; an army there may be anybody's.
        local = kind in (Kind.ARMED_GROUP, Kind.MILITIA) and word.dep_ == "compound"
        return entity is None or (local and entity.is_place and not entity.is_actor)

    def _only_begins(self, word: Token) -> bool:
        # "Government forces", "Army units", "Pro-regime troops": capitalised only because the sentence begins.
        if word.i or word.i in self.sentence.named:
            return False
        joined = word.i + 1 < len(word.doc) and word.nbor(1).text == "-"
        return joined or word.tag_ not in ("NN", "NNP", "NNPS", "JJ") or self._is_common(word.lower_)

    def _is_common(self, word: str) -> bool:
        nouns, cues = self.knowledge.nouns, self.knowledge.cues
        common = cues["stately"] | cues["other-groups"] | cues["describing"]
        return word in nouns.actors or word in nouns.persuasions or word in common


def _name_behind(calling: Token) -> Iterator[Token]:
    """Give the capitalised words behind "called", with what joins them."""
    ahead = [t for t in calling.doc[calling.i + 1 :] if t.i]
    while ahead and ahead[0].lower_ in _LEADING:
        ahead.pop(0)
    last = -1
    for at, token in enumerate(ahead):
        if token.text[:1].isupper():
            last = at
        elif last < 0 or not _JOINING.fullmatch(token.text):
            break
    return iter(ahead[: last + 1])
