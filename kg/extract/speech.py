"""Who says so: the speakers whose words a clause is, the first speaker first, those who pass it on after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kg.extract.headings import heading_speaker
from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.speakers import SpeakerReader
from kg.extract.status import is_denied, is_pointing_back
from kg.extract.tree import agent, child, clause_head, is_apart, is_passive, is_verb, surface_subject
from kg.know.frames import Form
from kg.know.words import Cues
from kg.model import Antecedent, Kind, Recall, Relation

_BESIDE = frozenset({"advcl", "nsubj", "npadvmod", "dative"})
_ASIDE = frozenset({"advcl", "relcl"})
_OUTSIDERS = frozenset({Kind.MEDIA, Kind.MONITOR, Kind.INTERNATIONAL_ORGANISATION, Kind.PEOPLE})
_ONLOOKERS = frozenset({Kind.MEDIA, Kind.MONITOR, Kind.PERSON, Kind.PEOPLE})
_HELD = frozenset({Relation.CONTROLS, Relation.CAPTURED})
_QUOTE_REACH = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a clause, and the word that tells it as hearsay or denies it, where there is one.

    `cues` holds for each speaker the word that makes them one: "said", "according", "statement".
    """

    speakers: tuple[Meaning, ...]
    hearsay: Token | None = None
    denied: Token | None = None
    cues: tuple[Token, ...] = ()

    def of(self, speaker: Meaning) -> Voice:
        """Give what only one of the speakers says."""
        kept = [
            (m, cue)
            for m, cue in zip(self.speakers, self.cues, strict=True)
            if m.entity.id == speaker.entity.id
        ]
        return replace(self, speakers=tuple(m for m, _ in kept), cues=tuple(cue for _, cue in kept))


_Spoken = list[tuple[Meaning, Token]]


@dataclass(slots=True)
class _Heard:
    """What has been found so far on the way up from a trigger; `claimed` is what somebody then denied."""

    told: _Spoken = field(default_factory=list)
    relayed: _Spoken = field(default_factory=list)
    claimed: _Spoken = field(default_factory=list)
    hearsay: Token | None = None
    denied: Token | None = None

    @property
    def is_told(self) -> bool:
        return bool(self.told or self.relayed or self.claimed)

    def voices(self) -> Iterator[Voice]:
        """Give what is claimed, then its denial."""
        if self.claimed and self.denied is not None:
            yield _voice([*self.claimed, *self.relayed], self.denied)
        yield _voice([*self.told, *self.relayed], self.hearsay, self.denied)


@dataclass(frozen=True, slots=True)
class SpeechReader:
    """Finds the speakers of a clause in one sentence."""

    speakers: SpeakerReader

    @property
    def _cues(self) -> Cues:
        return self.speakers.actors.knowledge.cues

    def voices(self, match: Match) -> list[Voice]:
        """Give who says what a match tells, one voice or more: who claims it and who denies it are each one of them.

        An epithet of a place ("X-held") is the report's own word, even in indirect speech, unless it stands in a
        quotation or in a clause that is all "according to" someone.
        """
        head = match.head
        quoted = self.speakers.actors.sentence.is_quoted(head)
        heard = _Heard()
        if match.trigger.form is Form.COMPOUND and match.trigger.frame.relation in _HELD and not quoted:
            self._hear_according(head, heard)
            return list(heard.voices())
        self._own(match, heard)
        for word, below in self._scope(head, heard):
            self._hear(word, below, head, heard)
        self._hear_according(head, heard)
        if not heard.is_told and heard.hearsay is None:
            heard.told.extend(self._beside(head, quoted=quoted))
        denials = [
            _voice([(m, verb)], denied=verb) for verb in self._denials(head) for m in self.subject(verb)
        ]
        return [*heard.voices(), *denials]

    def narrator(self) -> Meaning | None:
        """Give who speaks in the sentence outside its quotations: whom "it added" and "we" mean from here on."""
        sentence = self.speakers.actors.sentence
        telling = self._cues["telling"]
        verbs = [
            t
            for t in sentence.doc
            if t.lemma_.lower() in telling and is_verb(t) and not sentence.is_quoted(t)
        ]
        for verb in sorted(verbs, key=lambda t: len(list(t.ancestors))):
            subject = child(verb, "nsubj")
            found = self.speakers.read(subject) if subject is not None else []
            if found:
                return found[-1]
        return None

    def herald(self, noun: Token) -> list[Meaning]:
        """Find who announces or claims an event as its own: "the army announced the capture of X"."""
        verb = noun.head
        if noun.dep_ != "dobj" or verb.lemma_.lower() not in self._cues["heralding"]:
            return []
        return [
            m for m in self.subject(verb) if m.entity.kind not in _OUTSIDERS and m.ground is not Ground.MADE
        ]

    # ---- on the way up from a trigger

    def _own(self, match: Match, heard: _Heard) -> None:
        """Hear who speaks by the trigger itself: "claimed responsibility for", "blamed X for the attack on"."""
        head, cause = match.head, match.roles.get("cause")
        if head.lemma_.lower() in self._cues["accusing"]:
            heard.hearsay = head
            heard.told.extend((m, head) for m in (self.speakers.read(cause) if cause is not None else ()))
        elif match.trigger.form is Form.VERB and head.lemma_.lower() == "claim" and len(match.words) > 1:
            heard.told.extend((m, head) for m in self.subject(head))

    def _scope(self, head: Token, heard: _Heard) -> Iterator[tuple[Token, Token]]:
        """Give what governs a trigger, up to where the words of its speakers end."""
        below = head
        for above in head.ancestors:
            aside = heard.is_told and below.dep_ in _ASIDE
            if aside or self._is_background(below) or is_apart(below, above):
                return
            yield above, below
            below = above

    def _is_background(self, below: Token) -> bool:
        # "said troops attacked X, which they had captured in April": the report reminds of it, not the speaker.
        perfect = any(c.dep_ == "aux" and c.lower_ == "had" for c in below.children)
        # "In a message that his forces had lost X" is no relative clause, however it is parsed.
        relative = below.dep_ == "relcl" and child(below, "mark") is None
        return relative and perfect and not self.speakers.actors.sentence.is_quoted(below)

    def _hear(self, word: Token, below: Token, head: Token, heard: _Heard) -> None:
        lemma = word.lemma_.lower()
        if lemma in self._cues["denying"] and is_denied(below):
            heard.claimed, heard.told = heard.told, []
            heard.denied = heard.denied or word
            heard.told.extend((m, word) for m in self.subject(word))
        elif self._tells(word, below) and not self._is_before(word, below, head):
            self._hear_verb(word, head, heard)
        elif lemma in self._cues["speech-nouns"] and word.tag_.startswith("NN"):
            owners = self.speakers.of_noun(word)
            heard.told.extend((m, word) for m in owners)
            if not owners and lemma in self._cues["unsourced"] and below.dep_ in ("acl", "prep"):
                heard.hearsay = heard.hearsay or word

    def _hear_verb(self, verb: Token, head: Token, heard: _Heard) -> None:
        subject = self._speaker(verb)
        found = [(m, verb) for m in (self.speakers.read(subject) if subject is not None else ())]
        if verb.lemma_.lower() in self._cues["seeing"]:
            found = [(m, w) for m, w in found if m.entity.kind in _ONLOOKERS]
        # "…, AFP reported" at the end passes on what the others say.
        (heard.relayed if verb.i > head.i else heard.told).extend([*self._cited(verb), *found])
        unsourced = subject is not None and subject.lemma_.lower() in self._cues["unsourced"]
        if self._accuses(verb) or (not found and (is_passive(verb) or unsourced)):
            heard.hearsay = heard.hearsay or verb

    def _tells(self, word: Token, below: Token) -> bool:
        lemma = word.lemma_.lower()
        speaks = any(lemma in self._cues[c] for c in ("speech", "quoting")) or self._accuses(word)
        return is_verb(word) and speaks and below.dep_ not in _BESIDE

    def _is_before(self, word: Token, below: Token, head: Token) -> bool:
        """Tell "reported a find after the withdrawal from X": what came before is no part of what is reported."""
        path = [below, *(t for t in head.ancestors if below.is_ancestor(t)), head]
        after = any(t.dep_ == "prep" and t.lower_ in self._cues["after"] for t in path)
        return after and not any(c.dep_ == "ccomp" for c in word.children)

    def _accuses(self, verb: Token) -> bool:
        """Tell "blame X for", "attribute to X" and "hold X responsible for"."""
        held = verb.lemma_.lower() == "hold" and any(
            t.lower_ == "responsible" for c in verb.children for t in (c, *c.children)
        )
        return held or (is_verb(verb) and verb.lemma_.lower() in self._cues["accusing"])

    def subject(self, verb: Token) -> list[Meaning]:
        """Give who speaks by a verb: its subject, or its agent in the passive."""
        subject = self._speaker(verb)
        return self.speakers.read(subject) if subject is not None else []

    def _speaker(self, verb: Token) -> Token | None:
        quoted = self._quoted(verb)
        if quoted is not None:
            return quoted
        return agent(verb) if is_passive(verb) else surface_subject(verb)

    def _quoted(self, verb: Token) -> Token | None:
        """Find the speaker in "cited its sources as saying", "was quoted as saying"."""
        above = verb.head
        quoting = above.lower_ == "as" and above.head.lemma_.lower() in self._cues["quoting"]
        return child(above.head, "dobj", "nsubjpass") if verb.dep_ == "pcomp" and quoting else None

    def _cited(self, verb: Token) -> Iterator[tuple[Meaning, Token]]:
        """Give the first speakers of "Reuters reported, citing officials"."""
        for word in verb.subtree:
            source = child(word, "dobj", "pobj") if word.lower_ in ("citing", "quoting") else None
            if source is not None and verb in (word.head, word.head.head):
                yield from ((m, word) for m in self.speakers.read(source) if m.ground is not Ground.PRONOUN)

    def _hear_according(self, head: Token, heard: _Heard) -> None:
        for word in head.doc:
            to = child(word, "prep") if word.lower_ == "according" else word if word.lower_ == "per" else None
            speaker = child(to, "pobj") if to is not None else None
            if speaker is None:
                continue
            scope = clause_head(word.head)
            if scope == head or scope in head.ancestors or head in scope.subtree:
                found = self.speakers.read(speaker)
                heard.told.extend((m, word) for m in found)
                if not found and speaker.lemma_.lower() in self._cues["unsourced"]:
                    heard.hearsay = heard.hearsay or word
                return

    # ---- beside the words that govern a trigger

    def _beside(self, head: Token, *, quoted: bool) -> list[tuple[Meaning, Token]]:
        """Find who speaks in a headline ("Army: rebels driven out"), and whose quotation goes on here."""
        heading = heading_speaker(head, self.speakers)
        if heading is not None:
            return [(m, mark) for m, mark in heading]
        last = self.speakers.actors.discourse.speaker
        sentence = self.speakers.actors.sentence
        if not quoted or last is None or sentence.number - last.sentence > _QUOTE_REACH:
            return []
        again = Meaning(
            last.entity,
            sentence.mention(head),
            Ground.PRONOUN,
            rests_on=Antecedent(Recall.SPEAKER, last.words),
        )
        return [(again, head)]

    def _denials(self, head: Token) -> Iterator[Token]:
        """Give verbs that deny the clause before them: "…; Ukraine denied this", "a claim denied by Ukraine"."""
        denying = self._cues["denying"]
        for verb in head.doc[head.i + 1 :]:
            if verb.lemma_.lower() in denying and is_verb(verb) and self._points_back(verb):
                clause = clause_head(verb.head) if verb.head != verb else verb
                if (
                    clause == head
                    or clause in head.ancestors
                    or head in clause.subtree
                    or verb in head.subtree
                ):
                    yield verb

    def _points_back(self, verb: Token) -> bool:
        if verb.dep_ in ("acl", "relcl") and not is_verb(verb.head):
            return verb.head.lemma_.lower() in self._cues["speech-nouns"] or _has_which(verb)
        return is_pointing_back(verb, self._cues)


def _has_which(verb: Token) -> bool:
    given = child(verb, "dobj")
    return verb.dep_ == "relcl" and given is not None and given.lower_ in ("which", "that")


def _voice(
    spoken: Iterable[tuple[Meaning, Token]], hearsay: Token | None = None, denied: Token | None = None
) -> Voice:
    kept: dict[str, tuple[Meaning, Token]] = {}
    for speaker, cue in spoken:
        kept.setdefault(speaker.entity.id, (speaker, cue))
    return Voice(
        tuple(m for m, _ in kept.values()), hearsay, denied, tuple(word for _, word in kept.values())
    )
