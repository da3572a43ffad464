"""What a report has said so far, for the words that take it up again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.chronicle import Chronicle
from kg.extract.discourse import Discourse, Seen
from kg.extract.meaning import Ground, Meaning
from kg.extract.parsing import Sentence
from kg.model import Antecedent, Argument, Claim, Recall, Relation, Words

_BETWEEN = frozenset(
    {
        Relation.FOUGHT,
        Relation.ATTACKED,
        Relation.CEASEFIRE_WITH,
        Relation.NEGOTIATED_WITH,
        Relation.BROKE_WITH,
        Relation.REPELLED,
    }
)


@dataclass(frozen=True, slots=True)
class Memory:
    """Whom and what a report has spoken of, the days that it has told, and who has taken which place, by its id."""

    discourse: Discourse
    chronicle: Chronicle
    taken: dict[str, Meaning] = field(default_factory=dict)

    def note(self, claim: Claim, sentence: Sentence) -> None:
        """Remember what a claim of a sentence says."""
        self.chronicle.note(claim, sentence.number)
        self._subject(claim, sentence)
        self._oppose(claim, sentence)
        if claim.object.mention is not None and claim.object.entity.is_place:
            words = Words.of(sentence.field, claim.object.mention)
            self.discourse.note(claim.object.entity, sentence.number, words.start, target=True, words=words)
        if claim.attributed_to:
            self.discourse.speaker = _seen(claim.attributed_to[-1], sentence)

    def note_place(self, place: Meaning, sentence: Sentence) -> None:
        """Remember a place that only the words of a sentence make known."""
        words = Words.of(sentence.field, place.mention)
        self.discourse.note(place.entity, sentence.number, words.start, words=words)

    def hear(self, speaker: Meaning | None, sentence: Sentence) -> None:
        """Remember who speaks in a sentence, where a pronoun says so by the words that it stands for."""
        last = self.discourse.speaker
        if speaker is None:
            return
        again = speaker.ground is Ground.PRONOUN and last is not None
        seen = _seen(speaker.argument, sentence)
        self.discourse.speaker = replace(seen, words=last.words) if again and last is not None else seen

    def _subject(self, claim: Claim, sentence: Sentence) -> None:
        subject = claim.subject
        if subject is None or subject.mention is None:
            return
        words = Words.of(sentence.field, subject.mention)
        self.discourse.note(subject.entity, sentence.number, words.start, subject=True, words=words)
        if claim.relation is Relation.CAPTURED and claim.status.happened:
            taker = Meaning(subject.entity, subject.mention, rests_on=Antecedent(Recall.TAKER, words))
            self.taken[claim.object.entity.id] = taker

    def _oppose(self, claim: Claim, sentence: Sentence) -> None:
        one, other = claim.subject, claim.object
        if claim.relation not in _BETWEEN or one is None or one.mention is None or other.mention is None:
            return
        if one.entity.is_actor and other.entity.is_actor:
            self.discourse.oppose(_seen(one, sentence), _seen(other, sentence))


def _seen(argument: Argument, sentence: Sentence) -> Seen:
    words = Words.of(sentence.field, argument.mention) if argument.mention else None
    return Seen(argument.entity, sentence.number, words.start if words else 0, words=words)
