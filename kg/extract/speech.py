"""Who says so: the speakers whose words a clause is, the first speaker first, those who pass it on after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.actors import ActorReader
from kg.extract.meaning import Ground, Meaning
from kg.extract.tree import agent, antecedent, child, is_passive, subtree_start, surface_subject
from kg.know.inflection import noun_forms
from kg.model import Entity, Kind, slug

_CONTENT = frozenset(
    {
        "ccomp",
        "dobj",
        "xcomp",
        "parataxis",
        "pobj",
        "prep",
        "nsubjpass",
        "acl",
        "pcomp",
        "relcl",
        "conj",
        "appos",
        "nsubj",
        "advcl",
    }
)
_OUTSIDE = frozenset({"advcl", "nsubj", "npadvmod", "dative"})
_HERALDING = frozenset({"announce", "claim", "declare", "complete", "begin", "finish", "proclaim"})
_OUTSIDERS = frozenset({Kind.MEDIA, Kind.MONITOR, Kind.INTERNATIONAL_ORGANISATION, Kind.PEOPLE})
_TITLES = frozenset(["spokesman", "spokesperson", "spokeswoman", "president", "minister", "general", "commander", "leader", "governor", "mayor", "chief", "official", "lieutenant", "colonel", "secretary", "chairman", "ambassador", "envoy", "captain", "major", "brigadier", "sheikh"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a clause, and whether it is told as hearsay or denied."""

    speakers: tuple[Meaning, ...]
    hearsay: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class SpeechReader:
    """Finds the speakers of a clause in one sentence."""

    actors: ActorReader

    def voice(self, head: Token) -> Voice:
        """Give who says what a trigger says."""
        speakers: list[Meaning] = []
        relayed: list[Meaning] = []
        hearsay = denied = False
        cues = self.actors.knowledge.cues
        for verb, below in _upward(head):
            lemma = verb.lemma_.lower()
            if below.dep_ in _OUTSIDE and not (verb.tag_ == "VBG" or below.dep_ == "nsubj"):
                continue
            if lemma in cues["denying"] and below.dep_ in ("ccomp", "xcomp", "dobj", "prep", "pcomp"):
                denied = True
                speakers.extend(self._subject(verb))
            elif (
                (lemma in cues["speech"] or lemma in cues["quoting"])
                and below.dep_ not in ("advcl", "nsubj")
                and verb != head
            ):
                found = self._subject(verb)
                hearsay = hearsay or (is_passive(verb) and not found)
                # "…, AFP reported" at the end passes on what the others say.
                (relayed if verb.i > head.i else speakers).extend(found)
            elif lemma in cues["speech-nouns"]:
                speakers.extend(self._of_noun(verb))
        speakers.extend(self._according(head))
        return Voice(_distinct([*speakers, *relayed]), hearsay, denied)

    def herald(self, noun: Token) -> list[Meaning]:
        """Find who announces or claims an event as its own: "the army announced the capture of X"."""
        verb = noun.head
        if noun.dep_ != "dobj" or verb.lemma_.lower() not in _HERALDING:
            return []
        found = self._subject(verb)
        return [m for m in found if m.entity.kind not in _OUTSIDERS and m.ground is not Ground.MADE]

    def _subject(self, verb: Token) -> list[Meaning]:
        quoted = self._quoted(verb)
        if quoted is not None:
            return self.read(quoted)
        subject = agent(verb) if is_passive(verb) else surface_subject(verb)
        return self.read(subject) if subject is not None else []

    def _quoted(self, verb: Token) -> Token | None:
        """Find the speaker in "cited its sources as saying", "was quoted as saying"."""
        above = verb.head
        if (
            verb.dep_ == "pcomp"
            and above.lower_ == "as"
            and above.head.lemma_.lower() in self.actors.knowledge.cues["quoting"]
        ):
            return child(above.head, "dobj", "nsubjpass")
        return None

    def _of_noun(self, noun: Token) -> list[Meaning]:
        """Read "a statement by X", "X's claim that"."""
        for word in noun.children:
            if (
                word.dep_ in ("prep", "agent")
                and word.lower_ in ("by", "from", "of")
                and (speaker := child(word, "pobj")) is not None
            ):
                return self.read(speaker)
            if (
                word.dep_ in ("poss", "compound", "amod", "nmod")
                and word.i < noun.i
                and (found := self.actors.one(word))
            ):
                return found
        return []

    def _according(self, head: Token) -> list[Meaning]:
        for token in head.doc:
            if (
                token.lower_ == "according"
                and (to := child(token, "prep")) is not None
                and (speaker := child(to, "pobj")) is not None
            ):
                scope = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), token.sent.root)
                if scope == head or scope in head.ancestors or head in scope.subtree or scope.pos_ != "VERB":
                    return self.read(speaker)
        return []

    def read(self, token: Token) -> list[Meaning]:
        """Give the speakers that a phrase means; those without a name stay generic."""
        token = antecedent(token)
        nouns = self.actors.knowledge.cues
        if token.i not in self.actors.sentence.named and (person := self._person(token)):
            return [person]
        lemma = token.lemma_.lower()
        if token.lower_ not in ("it", "they", "he", "she", "who") and self._is_unnamed(token, lemma):
            return [self._generic(token)]
        if lemma in nouns["speech-nouns"] and (owned := self._of_noun(token)):
            return owned
        found = self.actors.read(token)
        if found:
            return found
        return [self._generic(token)] if lemma in nouns["speakers"] else []

    def _is_unnamed(self, token: Token, lemma: str) -> bool:
        owner = child(token, "poss")
        if lemma in (
            "source",
            "resident",
            "witness",
            "activist",
            "analyst",
            "civilian",
            "local",
            "villager",
            "medic",
            "doctor",
        ):
            return True
        return (
            owner is not None and owner.lower_ in ("its", "their", "his") and lemma in ("source", "official")
        )

    def _person(self, token: Token) -> Meaning | None:
        """Read a speaker in office: "M23 spokesman Lawrence Kanyuka" speaks for M23."""
        if token.pos_ != "PROPN" or not token.text[:1].isupper():
            return None
        parts = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
        office = next((c for c in parts if c.lower_ in _TITLES), None) or self._office_behind(token)
        names = [
            c
            for c in parts
            if c.pos_ == "PROPN" and c.lower_ not in _TITLES and c.i not in self.actors.sentence.named
        ]
        if office is None:
            return None
        whose = [m for c in (*parts, *office.children) for m in self._owner(c)]
        mention = self.actors.sentence.mention(names[0] if names else token, token)
        speaks_for = whose[0].entity.id if whose else None
        entity = Entity(slug(mention.text), mention.text, Kind.PERSON, speaks_for=speaks_for)
        return Meaning(entity, mention, Ground.MADE)

    def _office_behind(self, token: Token) -> Token | None:
        return next((c for c in token.children if c.dep_ == "appos" and c.lower_ in _TITLES), None)

    def _owner(self, token: Token) -> list[Meaning]:
        if token.dep_ == "prep" and (owner := child(token, "pobj")) is not None:
            return self.actors.one(owner)
        if token.i in self.actors.sentence.named:
            return self.actors.one(token)
        state = self.actors.knowledge.registry.state_of(token.text) if token.text[:1].isupper() else None
        return [Meaning(state, self.actors.sentence.mention(token))] if state else []

    def _generic(self, token: Token) -> Meaning:
        owner = next(iter(self.actors.one(p)), None) if (p := child(token, "poss")) is not None else None
        noun = max(noun_forms(token.lemma_.lower()), key=lambda f: (f != token.lemma_.lower(), f))
        mention = self.actors.sentence.mention(subtree_start(token), token)
        if owner is None:
            return Meaning(Entity(slug(noun), noun, Kind.PEOPLE), mention, Ground.MADE)
        label = f"{noun} of the {owner.entity.label}"
        entity = Entity(slug(label), label, Kind.PEOPLE, speaks_for=owner.entity.id)
        return Meaning(entity, mention, Ground.MADE)


def _upward(head: Token) -> Iterator[tuple[Token, Token]]:
    below = head
    for above in head.ancestors:
        yield above, below
        below = above


def _distinct(speakers: list[Meaning]) -> tuple[Meaning, ...]:
    return tuple({s.entity.id: s for s in reversed(speakers)}.values())[::-1]
