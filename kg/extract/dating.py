"""When it happened: words of time bound to the trigger whose clause they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from kg.extract import calendar as cal
from kg.extract.parsing import Sentence
from kg.extract.times import TimeWords, time_words
from kg.extract.tree import clause_head, is_verb
from kg.model import Interval, Precision

_COMPARED = frozenset(
    {"first", "only", "largest", "biggest", "worst", "heaviest", "deadliest", "most", "least", "second"}
)
_SHARED = frozenset({"xcomp", "conj", "pcomp", "acl", "prep", "pobj", "dobj", "advcl"})


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of time with the token that they hang on and the clause that they belong to."""

    words: TimeWords
    first: int
    attached: Token
    clause: Token


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of what a trigger says, the rule that gave them, and the words of time that it went by."""

    interval: Interval | None
    rule: str
    words: TimeWords | None = None


@dataclass(frozen=True, slots=True)
class DateReader:
    """The words of time of one sentence."""

    sentence: Sentence
    published: date | None
    dated: tuple[Dated, ...]

    def when(
        self,
        head: Token,
        beside: Token | None,
        *,
        present: bool = False,
        planned: bool = False,
        told: bool = False,
    ) -> Dating:
        """Give the days of what a trigger says: its own clause's, else those of the clause that it continues.

        `beside` is the head of the argument to which the words may belong ("Mosul this July and Raqqa last month").
        `present` marks a state that holds on the day of the report where its own clause gives no other day; `planned`
        what has not happened, so that days before the report are not its own; `told` a past state, which held when it
        was told of ("said on Monday that they controlled the city").
        """
        found = self._bound(head, beside, own=present, told=told)
        days = found.interval
        if planned:
            ahead = days and days.end and self.published and days.end >= self.published
            return (
                found if ahead or days is None else replace(found, interval=None, rule="plan-not-dated-back")
            )
        if days is not None:
            return self._clamped(found, days)
        return Dating(Interval.on(self.published), "day-of-report") if present and self.published else found

    def _bound(self, head: Token, beside: Token | None, *, own: bool, told: bool) -> Dating:
        clause = clause_head(head)
        rule = "own-clause"
        while True:
            here = [d for d in self.dated if self._belongs(d, clause, head)]
            if here:
                nearest = self._nearest(here, head, beside)
                days = self._resolved(nearest, clause)
                return Dating(days, rule if days else "unresolved", nearest.words)
            # "seized X in June and now controls Y": what holds now has no part in June.
            above = None if own and clause.dep_ in ("acl", "conj") else self._continued(clause)
            if above is None and told and clause.dep_ == "ccomp":
                above, told = next((a for a in clause.ancestors if is_verb(a)), None), False
            if above is None:
                return Dating(None, "undated")
            clause, rule = above, "clause-above"

    def _belongs(self, dated: Dated, clause: Token, head: Token) -> bool:
        if dated.words.interval is None and dated.words.shift is None:
            return False
        if dated.clause == clause:
            return not self._is_apart(dated, clause)
        if self._is_apart(dated, dated.clause) and dated.clause in clause.subtree:
            return True
        # The parser hangs a closing "on Friday" on the verb of speech; it belongs to the last verb before it.
        between = self.sentence.doc[head.i + 1 : dated.first]
        last = dated.first > head.i and not any(is_verb(t) and t.dep_ != "amod" for t in between)
        return last and clause == clause_head(head) and dated.clause in head.ancestors

    def _is_apart(self, dated: Dated, clause: Token) -> bool:
        """Tell whether a comma parts the words from a relative clause: "took X, which Y held, on Friday"."""
        between = self.sentence.doc[clause.i + 1 : dated.first]
        return clause.dep_ == "relcl" and dated.first > clause.i and any(t.text == "," for t in between)

    def _nearest(self, here: Sequence[Dated], head: Token, beside: Token | None) -> Dated:
        at = (beside or head).i
        after = [d for d in here if d.first > at]
        return min(after, key=lambda d: d.first) if after else max(here, key=lambda d: d.first)

    def _continued(self, clause: Token) -> Token | None:
        """Give the clause whose time this one shares: that of a participle, an infinitive or a joined verb."""
        if clause.dep_ not in _SHARED:
            return None
        finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(
            c.dep_ == "aux" and c.tag_ in ("VBD", "VBZ", "VBP") for c in clause.children
        )
        if (
            clause.dep_ == "advcl"
            and finite
            and not any(c.lower_ in ("when", "as", "while") for c in clause.children)
        ):
            return None
        return next((a for a in clause.ancestors if is_verb(a)), None)

    def _resolved(self, dated: Dated, clause: Token) -> Interval | None:
        words = dated.words
        if words.shift is None:
            return words.interval
        anchor = next(
            (d.words.interval for d in self.dated if d != dated and d.words.interval is not None), None
        )
        return shifted(anchor, words.shift, self.sentence.text[words.start : words.end]) if anchor else None

    def _clamped(self, found: Dating, days: Interval) -> Dating:
        """Keep what happened from lying after the day of the report."""
        if self.published is None or days.end is None or days.end <= self.published:
            return found
        if days.start is not None and days.start > self.published:
            return replace(found, interval=None, rule="after-the-report")
        return replace(found, interval=replace(days, end=self.published))


def shifted(anchor: Interval, shift: tuple[int, Precision], text: str) -> Interval | None:
    """Give the days that lie so many days from those of another event."""
    days, precision = shift
    middle = anchor.start or anchor.end
    if middle is None:
        return None
    if precision is Precision.MONTH:
        day = cal.months_ago(middle, -round(days / 30))
        return replace(cal.month(day.year, day.month), text=text)
    if precision is Precision.YEAR:
        day = cal.months_ago(middle, -round(days / 365) * 12)
        return replace(cal.year(day.year), text=text)
    return Interval(
        middle + timedelta(days=days), (anchor.end or middle) + timedelta(days=days), precision, text
    )


def date_reader(sentence: Sentence, published: date | None) -> DateReader:
    """Find the words of time of a sentence and bind them to its clauses."""
    found = time_words(sentence.text, published)
    dated = [d for words in found if (d := _attach(sentence, words)) is not None]
    return DateReader(sentence, published, tuple(dated))


def _attach(sentence: Sentence, words: TimeWords) -> Dated | None:
    start, end = sentence.start + words.start, sentence.start + words.end
    inside = {i for i, (a, b) in enumerate(sentence.spans) if a < end and b > start}
    if not inside:
        return None
    top = next(
        (sentence.doc[i] for i in sorted(inside) if sentence.doc[i].head.i not in inside),
        sentence.doc[min(inside)],
    )
    first = min(inside)
    if (
        words.interval
        and (words.interval.text or "").lower().startswith("since")
        and _compares(sentence, first)
    ):
        return None
    attached = top.head
    while attached.dep_ == "prep" and not is_verb(attached) and attached.head != attached:
        attached = attached.head
    return Dated(words, first, attached, clause_head(attached))


def _compares(sentence: Sentence, at: int) -> bool:
    # "its first crossing since 2012" compares; it does not say since when the crossing is held.
    return any(t.lower_ in _COMPARED for t in sentence.doc[max(0, at - 8) : at])
