"""Words of time in a parsed sentence with the clause that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.parsing import Sentence
from kg.extract.times import TimeWords
from kg.extract.tree import child, clause_head, is_verb

_COMPARED = frozenset(
    {"first", "only", "largest", "biggest", "worst", "heaviest", "deadliest", "most", "least", "second"}
)


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of time with the token that they begin at and the clause that they belong to.

    `counted_from` heads what days are counted from: "fell" in "a year after it fell", "fall" in "after the fall of X".
    """

    words: TimeWords
    first: int
    clause: Token
    counted_from: Token | None = None


def attach(sentence: Sentence, words: TimeWords) -> Dated | None:
    """Give words of time with their clause; `None` where they only compare ("the first crossing since 2012")."""
    start, end = sentence.start + words.start, sentence.start + words.end
    inside = [i for i, (a, b) in enumerate(sentence.spans) if a < end and b > start]
    if not inside or _compares(sentence, words, inside[0]):
        return None
    top = next(
        (sentence.doc[i] for i in inside if sentence.doc[i].head.i not in inside), sentence.doc[inside[0]]
    )
    counted_from = _counted_from(sentence.doc[inside[-1]]) if words.shift else None
    if counted_from is not None and is_verb(counted_from) and clause_head(top.head) == counted_from:
        above = next((a for a in counted_from.ancestors if is_verb(a)), counted_from)
        return Dated(words, inside[0], above, counted_from)
    return Dated(words, inside[0], _told(clause_head(top.head), inside[0]), counted_from)


def _told(clause: Token, first: int) -> Token:
    """Give the clause that words belong to where the parser gives them to one below.

    "Said on Monday they had left" says when it was said; what stands before "after" is no part of what follows it.
    """
    mark = child(clause, "mark")
    if clause.dep_ == "advcl" and mark is not None and first < mark.i:
        return next((a for a in clause.ancestors if is_verb(a)), clause)
    above, subject = clause.head, child(clause, "nsubj", "nsubjpass")
    if clause.dep_ != "ccomp" or subject is None or not above.i < first < subject.left_edge.i:
        return clause
    return clause if any(t.lower_ == "that" for t in clause.doc[above.i : first]) else above


def _counted_from(word: Token) -> Token | None:
    """Give the head of what stands behind "after" or "before"."""
    if word.lower_ not in ("after", "before"):
        return None
    return child(word, "pobj", "pcomp") or (word.head if word.dep_ == "mark" else None)


def _compares(sentence: Sentence, words: TimeWords, at: int) -> bool:
    # "its first crossing since 2012" compares; it does not say since when the crossing is held.
    since = words.interval is not None and (words.interval.text or "").lower().startswith("since")
    return since and any(t.lower_ in _COMPARED for t in sentence.doc[max(0, at - 8) : at])
