"""Why a claim is as it is: its parts with the words and rules that they were read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from kg.extract.making import Made, Ruling
from kg.extract.meaning import Meaning
from kg.extract.parsing import Sentence
from kg.model import (
    ArgumentReading,
    DateReading,
    Explanation,
    Extent,
    FrameReading,
    Recall,
    Status,
    Step,
    ValueReading,
    Words,
)


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains the claims of one sentence."""

    sentence: Sentence
    published: date | None

    def explanation(self, made: Made) -> Explanation:
        """Give everything that a claim rests on."""
        spoken = zip(made.voice.speakers, made.voice.cues, strict=True)
        return Explanation(
            claim=made.claim.id,
            frame=self._frame(made),
            arguments=tuple(self._argument(made, role, meaning) for role, meaning in made.cast),
            date=self._date(made),
            speech=tuple(self._argument(made, "speaker", m, cue) for m, cue in spoken),
            status=self._judged(made.status),
            extent=self._judged(made.extent),
            confidence=made.claim.confidence,
            factors=made.factors,
        )

    def _frame(self, made: Made) -> FrameReading:
        trigger = made.match.trigger
        return FrameReading(
            id=trigger.frame.id,
            pattern=trigger.pattern.text,
            form=trigger.form.value,
            rule=made.rule,
            relation=made.claim.relation,
            words=tuple(self.sentence.quote(word) for word in made.match.words),
        )

    def _argument(self, made: Made, role: str, meaning: Meaning, cue: Token | None = None) -> ArgumentReading:
        words = self._words(meaning)
        head = self._head(words)
        return ArgumentReading(
            role=role,
            entity=meaning.entity,
            words=words,
            ground=meaning.ground.value,
            antecedent=meaning.rests_on,
            path=tuple(self._path(made.match.head, head)) if head is not None else (),
            names=tuple(name for name in made.names if _holds(words, name.words)),
            cue=self.sentence.quote(cue) if cue is not None else None,
        )

    def _words(self, meaning: Meaning) -> Words:
        rests_on = meaning.rests_on
        if rests_on is not None and rests_on.recall is Recall.TAKER and rests_on.words is not None:
            return rests_on.words  # of another sentence, perhaps of the title
        return Words.of(self.sentence.field, meaning.mention)

    def _head(self, words: Words) -> Token | None:
        if words.field != self.sentence.field:
            return None
        spans = self.sentence.spans
        inside = [t for t in self.sentence.doc if words.start <= spans[t.i][0] and spans[t.i][1] <= words.end]
        return next((t for t in inside if t.head == t or t.head not in inside), None)

    def _path(self, start: Token, end: Token) -> Iterator[Step]:
        """Go up from the trigger until the word is below, then down to it."""
        above = start
        while end != above and not above.is_ancestor(end) and above.head != above:
            yield Step(above.dep_, True, self.sentence.quote(above.head))
            above = above.head
        for token in reversed([end, *(a for a in end.ancestors if above.is_ancestor(a))]):
            if token != above:
                yield Step(token.dep_, False, self.sentence.quote(token))

    def _date(self, made: Made) -> DateReading:
        time, words = made.dating.words, None
        if time is not None:
            start, sentence = self.sentence.start, self.sentence
            words = Words(
                sentence.field, sentence.text[time.start : time.end], start + time.start, start + time.end
            )
        return DateReading(made.dating.rule, words, self.published, made.dating.interval)

    def _judged(self, ruling: Ruling[Status] | Ruling[Extent]) -> ValueReading:
        cue = self.sentence.quote(ruling.cue) if ruling.cue is not None else None
        return ValueReading(ruling.value, ruling.rule, cue)


def _holds(outer: Words, inner: Words) -> bool:
    return outer.field == inner.field and outer.start <= inner.start and inner.end <= outer.end
