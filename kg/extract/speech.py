"""Who says so: the speakers whose words a clause is, the first speaker first, those who pass it on after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.meaning import Ground, Meaning
from kg.extract.speakers import SpeakerReader
from kg.extract.status import is_denied
from kg.extract.tree import agent, child, clause_head, is_passive, surface_subject
from kg.know.words import Cues
from kg.model import Kind

_BESIDE = frozenset({"advcl", "nsubj", "npadvmod", "dative"})
_OUTSIDERS = frozenset({Kind.MEDIA, Kind.MONITOR, Kind.INTERNATIONAL_ORGANISATION, Kind.PEOPLE})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a clause, and the word that tells it as hearsay or denies it, where there is one.

    `cues` holds for each speaker the word that makes them one: "said", "according", "statement".
    """

    speakers: tuple[Meaning, ...]
    hearsay: Token | None = None
    denied: Token | None = None
    cues: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechReader:
    """Finds the speakers of a clause in one sentence."""

    speakers: SpeakerReader

    @property
    def _cues(self) -> Cues:
        return self.speakers.actors.knowledge.cues

    def voice(self, head: Token) -> Voice:
        """Give who says it: those in whose clause a trigger stands, then "according to", then who relays it."""
        told: list[tuple[Meaning, Token]] = []
        relayed: list[tuple[Meaning, Token]] = []
        hearsay = denied = None
        aside = False
        for word, below in _upward(head):
            # "… denied that Y, hours after Z announced the capture": what stands aside is not denied.
            aside |= below.dep_ == "advcl"
            denies = word.lemma_.lower() in self._cues["denying"] and is_denied(below) and not aside
            if denies or self._tells(word, below):
                found = self._subject(word)
                denied = denied or (word if denies else None)
                hearsay = hearsay or (word if is_passive(word) and not found else None)
                # "…, AFP reported" at the end passes on what the others say.
                (relayed if word.i > head.i else told).extend((m, word) for m in found)
            elif word.lemma_.lower() in self._cues["speech-nouns"]:
                told.extend((m, word) for m in self.speakers.of_noun(word))
        spoken = _distinct([*told, *self._according(head), *relayed])
        return Voice(tuple(m for m, _ in spoken), hearsay, denied, tuple(word for _, word in spoken))

    def herald(self, noun: Token) -> list[Meaning]:
        """Find who announces or claims an event as its own: "the army announced the capture of X"."""
        verb = noun.head
        if noun.dep_ != "dobj" or verb.lemma_.lower() not in self._cues["heralding"]:
            return []
        return [
            m for m in self._subject(verb) if m.entity.kind not in _OUTSIDERS and m.ground is not Ground.MADE
        ]

    def _tells(self, word: Token, below: Token) -> bool:
        lemma = word.lemma_.lower()
        return (lemma in self._cues["speech"] or lemma in self._cues["quoting"]) and below.dep_ not in _BESIDE

    def _subject(self, verb: Token) -> list[Meaning]:
        quoted = self._quoted(verb)
        subject = quoted if quoted is not None else agent(verb) if is_passive(verb) else surface_subject(verb)
        return self.speakers.read(subject) if subject is not None else []

    def _quoted(self, verb: Token) -> Token | None:
        """Find the speaker in "cited its sources as saying", "was quoted as saying"."""
        above = verb.head
        quoting = above.lower_ == "as" and above.head.lemma_.lower() in self._cues["quoting"]
        return child(above.head, "dobj", "nsubjpass") if verb.dep_ == "pcomp" and quoting else None

    def _according(self, head: Token) -> list[tuple[Meaning, Token]]:
        for word in head.doc:
            to = child(word, "prep") if word.lower_ == "according" else None
            speaker = child(to, "pobj") if to is not None else None
            if speaker is not None:
                scope = clause_head(word.head)
                if scope == head or scope in head.ancestors or head in scope.subtree:
                    return [(m, word) for m in self.speakers.read(speaker)]
        return []


def _upward(head: Token) -> Iterator[tuple[Token, Token]]:
    below = head
    for above in head.ancestors:
        yield above, below
        below = above


def _distinct(spoken: Iterable[tuple[Meaning, Token]]) -> tuple[tuple[Meaning, Token], ...]:
    kept: dict[str, tuple[Meaning, Token]] = {}
    for speaker, cue in spoken:
        kept.setdefault(speaker.entity.id, (speaker, cue))
    return tuple(kept.values())
