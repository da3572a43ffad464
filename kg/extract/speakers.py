"""Whom a phrase means as a speaker: known actors, persons in office, and those who stay without a name."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.meaning import Ground, Meaning
from kg.extract.offices import OfficeReader
from kg.extract.tree import PREMODIFIERS, agent, antecedent, child, coordinated, subtree_start
from kg.model import Antecedent, Entity, Kind, Recall, slug

_OUTLETS = frozenset({"media", "television", "tv", "radio", "agency", "newspaper", "broadcaster"})
# "The remarks of the minister" are his, "reports of troops" nobody's.
_WORDS_OF = frozenset({"statement", "word", "remark", "speech", "declaration"})
_SPEAKERS = frozenset({"it", "he", "she", "they"})
_PRONOUNS = _SPEAKERS | {"who", "which", "that", "we", "i", "you"}


@dataclass(frozen=True, slots=True)
class SpeakerReader:
    """Reads speakers out of one sentence."""

    actors: ActorReader

    @property
    def _offices(self) -> OfficeReader:
        return OfficeReader(self.actors)

    def read(self, token: Token) -> list[Meaning]:
        """Give the speakers that a phrase means; unnamed sources, residents and officials stay generic.

        What only passes words on without saying whose they are ("reports", "the available information") is nobody.
        """
        return [m for head in coordinated(antecedent(token)) for m in self._one(head)]

    def _one(self, token: Token) -> list[Meaning]:
        if (said_before := self._before(token)) is not None:
            return [said_before]
        if (person := self._offices.person(token)) is not None:
            return [person]
        named = self.actors.sentence.named.get(token.i)
        if named is not None and (people := self._offices.of_body(token, named)) is not None:
            return [people]
        return self.actors.one(token) if named or token.lower_ in _PRONOUNS else self._by_noun(token)

    def _before(self, token: Token) -> Meaning | None:
        """Read "it", "he" and "they" as who spoke last."""
        last = self.actors.discourse.speaker
        if token.lower_ not in _SPEAKERS or last is None:
            return None
        kinds = {"it": None, "they": Kind.PEOPLE}.get(token.lower_, Kind.PERSON)
        fits = last.entity.kind is kinds if kinds else last.entity.kind is not Kind.PERSON
        mention = self.actors.sentence.mention(token)
        recalled = Antecedent(Recall.SPEAKER, last.words)
        return Meaning(last.entity, mention, Ground.PRONOUN, rests_on=recalled) if fits else None

    def _by_noun(self, token: Token) -> list[Meaning]:
        cues, lemma = self.actors.knowledge.cues, token.lemma_.lower()
        spoken = token.lower_ if token.lower_ in cues["speech-nouns"] else lemma
        silent = lemma in cues["unsourced"] or lemma in cues["showing"]
        if silent or spoken in cues["speech-nouns"]:
            return self.of_noun(token) or ([] if silent else self._generic(token))
        if lemma in cues["spokespersons"] and (voice := self._offices.spokesperson(token)) is not None:
            return [voice]
        if lemma in cues["unnamed-speakers"]:
            return [self._offices.unnamed(token)]
        if (holder := self._offices.holder(token)) is not None:
            return [holder]
        if (outlet := self._outlet(token)) is not None:
            return [outlet]
        return self.actors.one(token) or self._generic(token)

    def of_noun(self, noun: Token) -> list[Meaning]:
        """Read whose words "a statement by X", "X's claim" and "a video posted by X" are."""
        for word in noun.children:
            links = ("by", "from", "of") if noun.lemma_.lower() in _WORDS_OF else ("by", "from")
            by = word.dep_ in ("prep", "agent") and word.lower_ in links
            speaker = child(word, "pobj") if by else agent(word) if word.dep_ == "acl" else None
            if speaker is not None and (found := self._named_or_noun(speaker)):
                return found
            if word.dep_ in PREMODIFIERS and word.i < noun.i and (found := self._owner(word)):
                return found
        return []

    def _named_or_noun(self, speaker: Token) -> list[Meaning]:
        # "reports from Goma" are nobody's.
        named = self.actors.sentence.named.get(speaker.i)
        return (
            []
            if named is not None and named.is_place and named.kind is not Kind.STATE
            else self.read(speaker)
        )

    def _owner(self, word: Token) -> list[Meaning]:
        found = self.actors.one(word)
        state = self.actors.state(word) if not found else None
        return [Meaning(state, self.actors.sentence.mention(word))] if state else found

    # ---- media

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
            made = Entity(slug(label), label, Kind.MEDIA, speaks_for=owner.entity.id)
            return Meaning(made, mention, Ground.MADE)
        if token.lower_ not in _OUTLETS or any(self._is_named(c) for c in (*token.lefts, *token.children)):
            return None
        stately = any(c.lower_ in ("state", "state-run", "official") for c in token.lefts)
        entity = self._of_state() if stately else self._of_country(token)
        return Meaning(entity, mention, Ground.MADE) if entity is not None else None

    def _is_named(self, token: Token) -> bool:
        named = self.actors.sentence.named.get(token.i)
        return named is not None and named.kind is not Kind.STATE

    def _of_state(self) -> Entity | None:
        countries = self.actors.discourse.countries
        registry = self.actors.knowledge.registry
        state = registry.get(countries[0]) if countries else None
        government = registry.body(state, "government") if state is not None else None
        if state is None or government is None:
            return None
        label = f"state media of {state.label}"
        return Entity(slug(label), label, Kind.MEDIA, country=state.id, speaks_for=government.id)

    def _of_country(self, token: Token) -> Entity | None:
        """Make the "Ukrainian media" and the "local media" of a report."""
        if token.lower_ != "media":
            return None
        state = next((s for c in token.lefts if (s := self.actors.state(c)) is not None), None)
        label = f"media of {state.label}" if state else "media"
        return Entity(slug(label), label, Kind.MEDIA, country=state.id if state else None)

    # ---- without a name

    def _generic(self, token: Token) -> list[Meaning]:
        cues, lemma = self.actors.knowledge.cues, token.lemma_.lower()
        people = (
            lemma in self.actors.knowledge.nouns.people or token.lower_ in self.actors.knowledge.nouns.people
        )
        # "Traders say" has people for its subject, "the lull showed" hardly.
        speaks = token.dep_ == "nsubj" and token.head.lemma_.lower() in cues["telling"]
        known_as = lemma in cues["speakers"] or people or speaks
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or not known_as:
            return []
        if lemma in cues["institutions"] and (known := self._offices.again(token)) is not None:
            return [known]
        possessor = child(token, "poss")
        owner = next(iter(self.actors.one(possessor)), None) if possessor is not None else None
        if owner is not None and lemma == "office":
            return [owner]  # "the president's office said"
        return [self._offices.unnamed(token)]
