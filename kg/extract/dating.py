"""When it happened: words of time bound to the trigger whose clause they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from kg.extract import calendar as cal
from kg.extract.chronicle import Chronicle, shifted
from kg.extract.dated import Dated, attach
from kg.extract.parsing import Sentence
from kg.extract.times import TimeWords, time_words
from kg.extract.tree import clause_head, is_verb
from kg.model import Interval, Precision

_SHARED = frozenset({"xcomp", "conj", "pcomp", "acl", "prep", "pobj", "dobj", "advcl"})
_HALF_YEAR = 183
_WANTING = frozenset({"expect", "plan", "intend", "hope", "want", "aim", "mean"})


_Reading = Callable[[Dated], Interval | None]


@dataclass(frozen=True, slots=True)
class Dating:
    """The days of what a trigger says, the rule that gave them, and the words of time that it went by."""

    interval: Interval | None
    rule: str
    words: TimeWords | None = None


@dataclass(frozen=True, slots=True)
class DateReader:
    """The words of time of one sentence, and what the report has dated before it."""

    sentence: Sentence
    published: date | None
    dated: tuple[Dated, ...]
    chronicle: Chronicle

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
        what has not happened, so that its words look ahead and days before the report are not its own; `told` a past
        state, which held when it was told of ("said on Monday that they controlled the city").
        """
        if planned:
            return self._planned(self._bound(head, beside, self._ahead, own=present, told=told))
        found = self._bound(head, beside, self._happened, own=present, told=told)
        if found.interval is not None:
            return self._clamped(found, found.interval)
        return Dating(Interval.on(self.published), "day-of-report") if present and self.published else found

    def _planned(self, found: Dating) -> Dating:
        days = found.interval
        ahead = days and days.end and self.published and days.end >= self.published
        return found if ahead or days is None else replace(found, interval=None, rule="plan-not-dated-back")

    def over(self, found: Dating) -> Dating:
        """Give the days of what happens once: "since Monday" they took it, at the latest on the day of the report."""
        days = found.interval
        if days is None or days.end is not None or days.start is None or self.published is None:
            return found
        return replace(found, interval=replace(days, end=max(days.start, self.published)))

    # ---- which words belong

    def _bound(self, head: Token, beside: Token | None, days: _Reading, *, own: bool, told: bool) -> Dating:
        clause, rule = clause_head(head), "own-clause"
        if not is_verb(head) and (back := self._counted_back(head)) is not None:
            return back
        while True:
            here = [d for d in self.dated if self._belongs(d, clause, head)]
            if here:
                return self._chosen(here, head, beside, days, rule)
            if is_verb(head) and (back := self._counted_back(clause)) is not None:
                return back
            # "seized X in June and now controls Y": what holds now has no part in June.
            above = None if own and clause.dep_ in ("acl", "conj") else self._continued(clause)
            if above is None and told and clause.dep_ == "ccomp":
                above, told = next((a for a in clause.ancestors if is_verb(a)), None), False
            if above is None:
                return Dating(None, "undated")
            days, clause, rule = (_afterwards(days) if _has_since(clause) else days), above, "clause-above"

    def _chosen(
        self, here: Sequence[Dated], head: Token, beside: Token | None, days: _Reading, rule: str
    ) -> Dating:
        """Give the days of the words nearest behind; what counts from another event only where nothing else stands."""
        events = [d.counted_from for d in here if d.counted_from is not None]
        plain = [d for d in here if d.words.length is None and d.counted_from is None]
        plain = [d for d in plain if not any(_tells_of(d, event) for event in events)]
        plain = [d for d in plain if days(d) is not None] or plain
        lasting = next((d for d in here if d.words.length), None)
        if not plain and lasting is not None:
            return self._running(lasting)
        nearest = self._nearest(plain or here, head, beside)
        found = days(nearest)
        if found is None:
            return Dating(None, "unresolved", nearest.words)
        if lasting is not None and lasting.words.length is not None:
            found = _lasted(found, lasting.words.length)
        return Dating(
            found, rule if nearest.words.shift is None else "counted-from-another-event", nearest.words
        )

    def _running(self, dated: Dated) -> Dating:
        """Read "has held X for two years": since then, to no known end."""
        assert dated.words.length is not None
        perfect = any(
            c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve", "'s") for c in dated.clause.children
        )
        if not perfect or self.published is None:
            return Dating(None, "unresolved", dated.words)
        start = cal.day_before(self.published, *dated.words.length)
        return Dating(
            Interval(start, None, Precision.RANGE, self._text(dated)), "length-till-now", dated.words
        )

    def _belongs(self, dated: Dated, clause: Token, head: Token) -> bool:
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
            c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in clause.children
        )
        if (
            clause.dep_ == "advcl"
            and finite
            and not any(c.lower_ in ("when", "as", "while") for c in clause.children)
        ):
            return None
        return next((a for a in clause.ancestors if is_verb(a)), None)

    # ---- what the words mean

    def _happened(self, dated: Dated) -> Interval | None:
        words = dated.words
        if words.shift is None:
            return words.interval
        anchor = self._anchor(dated)
        return shifted(anchor, words.shift, self._text(dated)) if anchor else None

    def _ahead(self, dated: Dated) -> Interval | None:
        """Read words of time of a plan; those of a past clause say when it was told of: "vowed on Monday to leave"."""
        words, verb = dated.words, dated.clause
        if _is_past(verb) or (verb.dep_ == "xcomp" and _wanted(verb.head)):
            return None
        if words.ahead is None or self.published is None:
            return words.interval
        passed = words.interval is not None and words.interval != words.ahead
        start = words.ahead.start or words.ahead.end
        # "3 November", a week ago, is hardly that of next year.
        return None if passed and start and (start - self.published).days > _HALF_YEAR else words.ahead

    def _text(self, dated: Dated) -> str:
        return self.sentence.text[dated.words.start : dated.words.end]

    def _anchor(self, dated: Dated) -> Interval | None:
        """Give the days that others are counted from: those of what is named, else those told last."""
        known = [d for d in self.dated if d is not dated and d.words.interval is not None]
        if dated.counted_from is None:
            before = [d.words.interval for d in known if d.first < dated.first]
            return before[-1] if before else self.chronicle.before(self.sentence.number)
        told = next((d.words.interval for d in known if _tells_of(d, dated.counted_from)), None)
        return told or next(self._changes(dated.counted_from), None)

    def _changes(self, event: Token) -> Iterator[Interval]:
        for at, entity in self.sentence.named.items():
            token, changes = self.sentence.doc[at], self.chronicle.changes
            if entity.id in changes and _is_of(event, token, clause_head(token)):
                yield changes[entity.id]

    def _counted_back(self, event: Token) -> Dating | None:
        """Date "it fell" in "was retaken on Friday, two years after it fell" by the way back from Friday."""
        for dated in self.dated:
            if dated.counted_from == event and dated.words.shift is not None:
                anchor = next((d for d in self.dated if d.clause == dated.clause and d.words.interval), None)
                count, precision = dated.words.shift
                if anchor is not None and anchor.words.interval is not None:
                    days = shifted(anchor.words.interval, (-count, precision), self._text(dated))
                    return Dating(days, "counted-from-another-event", dated.words)
        return None

    def _clamped(self, found: Dating, days: Interval) -> Dating:
        """Keep what happened from lying after the day of the report."""
        if self.published is None:
            return found
        if days.start is not None and days.start > self.published:
            return replace(found, interval=None, rule="after-the-report")
        late = days.end is not None and days.end > self.published
        return replace(found, interval=replace(days, end=self.published)) if late else found


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)


def _wanted(verb: Token) -> bool:
    # "expected to take it in three days" tells of a plan of then, not of today.
    return verb.lemma_ in _WANTING and _is_past(verb)


def _has_since(clause: Token) -> bool:
    return any(c.lower_ == "since" and c.dep_ == "advmod" for c in clause.children)


def _afterwards(days: _Reading) -> _Reading:
    """Read "entered on Sunday and has since taken X": the taking is open to the end."""

    def opened(dated: Dated) -> Interval | None:
        found = days(dated)
        return found and replace(found, end=None, precision=Precision.RANGE)

    return opened


def _lasted(found: Interval, length: tuple[int, str]) -> Interval:
    """Give "for two years until July": a span that ends with what is told, and begins so long before."""
    if found.start is not None or found.end is None:
        return found
    return replace(found, start=cal.day_before(found.end, *length))


def _tells_of(dated: Dated, event: Token) -> bool:
    """Tell whether words of time say when an event was, as in "it fell on Friday" and "the vote on Friday"."""
    doc = event.doc
    if is_verb(event):
        return dated.clause == event
    return _is_of(event, doc[dated.first], dated.clause) or (
        dated.first > event.i and not any(t.text == "," or is_verb(t) for t in doc[event.i : dated.first])
    )


def _is_of(event: Token, token: Token, clause: Token) -> bool:
    """Tell whether a token says when or where an event was, not what is told beside it in a clause of its own."""
    if is_verb(event):
        return clause == event
    return event.is_ancestor(token) and clause != event and not event.is_ancestor(clause)


def date_reader(sentence: Sentence, published: date | None, chronicle: Chronicle | None = None) -> DateReader:
    """Find the words of time of a sentence and bind them to its clauses."""
    chronicle = chronicle or Chronicle()
    line = chronicle.dateline
    found = time_words(sentence.text, line.day or published)
    dated = [
        d
        for words in found
        if not (sentence.field == "text" and sentence.start + words.start < line.end)
        and (d := attach(sentence, words)) is not None
    ]
    return DateReader(sentence, published or line.day, tuple(dated), chronicle)
