"""Answers to a claim of the sentence before: "The Taliban says it took Herat. The government denies it."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.making import Made, Ruling
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.extract.speech import SpeechReader, Voice
from kg.extract.status import is_pointing_back
from kg.extract.tree import child, is_passive, is_verb
from kg.know.words import Cues
from kg.model import Antecedent, Claim, Evidence, Recall, Relation, Status, Words, claim_id

_TERRITORIAL = frozenset(
    {Relation.CAPTURED, Relation.LOST, Relation.WITHDREW_FROM, Relation.CONTROLS, Relation.HANDED_OVER}
)
_EVENTS = frozenset({"capture", "fall", "loss", "withdrawal", "takeover", "seizure", "retreat", "recapture"})
_CONFIRMING = frozenset({"confirm", "acknowledge", "admit", "concede"})
FORMS = frozenset(
    {
        *("deny", "denies", "denied", "reject", "rejects", "rejected", "dismiss", "dismisses", "dismissed"),
        *("dispute", "disputes", "disputed", "refute", "refutes", "refuted"),
        *("confirm", "confirms", "confirmed", "acknowledge", "acknowledges", "acknowledged"),
        *("admit", "admits", "admitted", "concede", "concedes", "conceded"),
    }
)
"""The words that let a sentence be an answer, in the forms that they have there."""


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Reads a sentence that only answers what the one before claims."""

    sentence: Sentence
    speech: SpeechReader
    cues: Cues

    def read(self, told: Sequence[tuple[Sentence, Made]]) -> Iterator[Made]:
        """Give the territory claims of the sentence before again, by who denies or confirms them here."""
        near = [
            (s, m)
            for s, m in told
            if s.number == self.sentence.number - 1 and s.field == self.sentence.field and self._may(m.claim)
        ]
        for verb in self.sentence.doc:
            status = self._status(verb) if near and is_verb(verb) and verb.dep_ == "ROOT" else None
            if status is None or is_passive(verb) or child(verb, "neg") is not None:
                continue
            for speaker in self.speech.subject(verb):
                done: set[str] = set()
                for before, made in near:
                    again = self._again(before, made, verb, speaker, status)
                    if again.claim.id not in done:
                        done.add(again.claim.id)
                        yield again

    def _may(self, claim: Claim) -> bool:
        return claim.relation in _TERRITORIAL and claim.status.happened

    def _status(self, verb: Token) -> Status | None:
        lemma, given = verb.lemma_.lower(), child(verb, "dobj")
        named = given is not None and given.lemma_.lower() in _EVENTS and child(given, "prep") is None
        if not (named or is_pointing_back(verb, self.cues)):
            return None
        if lemma in self.cues["denying"]:
            return Status.DENIED
        return Status.ASSERTED if lemma in _CONFIRMING else None

    def _again(self, before: Sentence, made: Made, verb: Token, speaker: Meaning, status: Status) -> Made:
        claim, trigger, sentence = made.claim, self.sentence.mention(verb), self.sentence
        pointer = sentence.mention(child(verb, "dobj") or verb)
        cast = tuple(
            (
                role,
                replace(
                    m,
                    mention=pointer,
                    ground=Ground.PRONOUN,
                    rests_on=Antecedent(Recall.BEFORE, Words.of(before.field, m.mention)),
                ),
            )
            for role, m in made.cast
        )
        roles = {role: m.argument for role, m in cast}
        five = [roles.get(role) for role in ("subject", "object", "from", "to", "place")]
        by = (speaker.argument,)
        again = replace(
            claim,
            id=claim_id(claim.report, sentence.field, trigger, claim.relation, status, five, by),
            status=status,
            subject=five[0],
            object=roles["object"],
            source=five[2],
            target=five[3],
            place=five[4],
            trigger=trigger,
            evidence=Evidence(
                sentence.field, sentence.text, sentence.start, sentence.start + len(sentence.text)
            ),
            attributed_to=by,
        )
        denied = verb if status is Status.DENIED else None
        return replace(
            made,
            claim=again,
            match=replace(made.match, head=verb, words=(verb,), roles={}),
            cast=cast,
            voice=Voice((speaker,), None, denied, (verb,)),
            status=Ruling(status, "answers-the-sentence-before", verb),
            extent=Ruling(made.extent.value, made.extent.rule),
            dating=replace(made.dating, words=None),
        )
