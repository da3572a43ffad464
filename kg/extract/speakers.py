"""Whom a phrase means as a speaker: known actors, persons in office, and those who stay without a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.meaning import Ground, Meaning
from kg.extract.tree import agent, antecedent, child, coordinated, subtree_start
from kg.know.inflection import plural
from kg.model import Antecedent, Entity, Kind, Recall, slug

_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
_OUTLETS = frozenset({"media", "television", "tv", "radio", "agency", "newspaper", "broadcaster"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class SpeakerReader:
    """Reads speakers out of one sentence."""

    actors: ActorReader

    def read(self, token: Token) -> list[Meaning]:
        """Give the speakers that a phrase means; unnamed sources, residents and officials stay generic."""
        return [m for head in coordinated(antecedent(token)) for m in self._one(head)]

    def _one(self, token: Token) -> list[Meaning]:
        cues, lemma = self.actors.knowledge.cues, token.lemma_.lower()
        last = self.actors.discourse.speaker
        singular = token.lower_ in ("it", "he", "she")
        if singular and last is not None and (last.entity.kind is Kind.PERSON) == (token.lower_ != "it"):
            before = Antecedent(Recall.SPEAKER, last.words)
            mention = self.actors.sentence.mention(token)
            return [Meaning(last.entity, mention, Ground.PRONOUN, rests_on=before)]
        if (holder := self._holder(token)) is not None:
            return [holder]
        if token.i not in self.actors.sentence.named and (person := self._person(token)) is not None:
            return [person]
        if token.lower_ not in _PRONOUNS and self._is_unnamed(token, lemma):
            return [self._generic(token)]
        if (outlet := self._outlet(token)) is not None:
            return [outlet]
        if lemma in cues["speech-nouns"] and (owned := self.of_noun(token)):
            return owned
        found = self.actors.read(token)
        plain = token.pos_ == "NOUN" and token.lower_ not in _PRONOUNS
        return found or ([self._generic(token)] if plain or lemma in cues["speakers"] else [])

    def _holder(self, token: Token) -> Meaning | None:
        """Read the known person beside an office: "SDF spokesman Mustafa Bali", "a spokesman for X, Khaing Thukha"."""
        if token.lower_ not in self.actors.knowledge.cues["offices"]:
            return None
        owners = (child(c, "pobj") for c in token.children if c.dep_ == "prep")
        beside = [c for t in (token, *owners) if t is not None for c in t.children if c.dep_ == "appos"]
        named = self.actors.sentence.named
        for word in beside:
            if (person := named.get(word.i)) is not None and person.kind is Kind.PERSON:
                return Meaning(person, self.actors.sentence.mention(word))
        return None

    def of_noun(self, noun: Token) -> list[Meaning]:
        """Read whose words "a statement by X" and "X's claim" are."""
        for word in noun.children:
            by = word.dep_ in ("prep", "agent") and word.lower_ in ("by", "from", "of")
            if by and (speaker := child(word, "pobj")) is not None:
                return self.read(speaker)
            if word.dep_ in _BEFORE and word.i < noun.i and (found := self.actors.one(word)):
                return found
        return []

    def _outlet(self, token: Token) -> Meaning | None:
        """Read "state television", "a media unit run by Hezbollah": the voice of whom it belongs to."""
        mention = self.actors.sentence.mention(subtree_start(token), token)
        run = next(
            (c for c in token.children if c.dep_ == "acl" and c.lower_ in ("run", "owned", "operated")), None
        )
        by = agent(run) if run is not None else None
        owner = next(iter(self.actors.one(by)), None) if by is not None else None
        if owner is not None:
            label = f"media of {owner.entity.label}"
            return Meaning(
                Entity(slug(label), label, Kind.MEDIA, speaks_for=owner.entity.id), mention, Ground.MADE
            )
        stately = any(c.lower_ in ("state", "state-run", "official") for c in token.lefts)
        countries = self.actors.discourse.countries
        state = self.actors.knowledge.registry.get(countries[0]) if countries else None
        if (
            not stately
            or state is None
            or token.lower_ not in _OUTLETS
            or token.i in self.actors.sentence.named
        ):
            return None
        named = any(self.actors.sentence.named.get(c.i) for c in (*token.lefts, *token.children))
        government = self.actors.knowledge.registry.body(state, "government")
        if named or government is None:
            return None
        label = f"state media of {state.label}"
        entity = Entity(slug(label), label, Kind.MEDIA, country=state.id, speaks_for=government.id)
        return Meaning(entity, mention, Ground.MADE)

    def _is_unnamed(self, token: Token, lemma: str) -> bool:
        if lemma in self.actors.knowledge.cues["unnamed-speakers"]:
            return True
        owner = child(token, "poss")
        return lemma == "official" and owner is not None and owner.lower_ in ("its", "their", "his")

    def _person(self, token: Token) -> Meaning | None:
        """Read a speaker in office: "M23 spokesman Lawrence Kanyuka" speaks for M23."""
        if token.pos_ != "PROPN" or not token.text[:1].isupper():
            return None
        before = [c for left in token.lefts if left.dep_ in _BEFORE for c in left.subtree]
        office = next(self._offices([*before, *(c for c in token.children if c.dep_ == "appos")]), None)
        if office is None:
            return None
        named = self.actors.sentence.named
        names = [c for c in before if c.pos_ == "PROPN" and c.lower_ != office.lower_ and c.i not in named]
        whose = [m for c in (*before, *office.children) for m in self._represented(c)]
        mention = self.actors.sentence.mention(names[0] if names else token, token)
        speaks_for = whose[0].entity.id if whose else None
        return Meaning(
            Entity(slug(mention.text), mention.text, Kind.PERSON, speaks_for=speaks_for), mention, Ground.MADE
        )

    def _offices(self, tokens: list[Token]) -> Iterator[Token]:
        return (t for t in tokens if t.lower_ in self.actors.knowledge.cues["offices"])

    def _represented(self, token: Token) -> list[Meaning]:
        if token.dep_ == "prep" and (owner := child(token, "pobj")) is not None:
            return self.actors.one(owner)
        if token.i in self.actors.sentence.named:
            return self.actors.one(token)
        state = self.actors.state(token)
        return [Meaning(state, self.actors.sentence.mention(token))] if state else []

    def _generic(self, token: Token) -> Meaning:
        noun = plural(token.lemma_.lower())
        mention = self.actors.sentence.mention(subtree_start(token), token)
        possessor = child(token, "poss")
        owner = next(iter(self.actors.one(possessor)), None) if possessor is not None else None
        if owner is not None and token.lemma_.lower() == "office":
            return owner  # "the president's office said"
        label = f"{noun} of the {owner.entity.label}" if owner else noun
        entity = Entity(slug(label), label, Kind.PEOPLE, speaks_for=owner.entity.id if owner else None)
        return Meaning(entity, mention, Ground.MADE)
