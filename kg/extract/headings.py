"""Who speaks in a headline: "Army: rebels driven out of X", "Rebels driven out of X – army"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.meaning import Meaning
from kg.extract.speakers import SpeakerReader
from kg.extract.tree import is_verb
from kg.model import Kind

_COLON = ":"
_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST = 7
_TOPICS = frozenset({Kind.STATE, Kind.COALITION})


def heading_speaker(head: Token, speakers: SpeakerReader) -> list[tuple[Meaning, Token]] | None:
    """Give the speakers set apart by a colon before a clause or by a dash behind it; `None` where nobody is.

    A state before a colon is what the report is about, a place or a medium behind a dash where it was written.
    """
    doc = head.doc
    colon = next((t for t in doc[1:_LONGEST] if t.text == _COLON), None)
    if colon is not None and colon.i < head.i:
        return _spoken(doc[colon.i - 1], doc[0], colon, speakers)
    ending = doc[-1].is_punct
    dash = next((t for t in reversed(doc[max(1, len(doc) - _LONGEST) :]) if t.text in _DASHES), None)
    if dash is None or ending or dash.i <= head.i or not dash.nbor(-1).whitespace_:
        return None
    return _spoken(doc[-1], doc[dash.i + 1], dash, speakers)


def _spoken(
    last: Token, first: Token, mark: Token, speakers: SpeakerReader
) -> list[tuple[Meaning, Token]] | None:
    phrase = last.doc[first.i : last.i + 1]
    if any(is_verb(t) for t in phrase):
        return None
    noun = next((t for t in phrase if t.head.i < first.i or t.head.i > last.i or t.head == t), last)
    found = [m for m in speakers.read(noun) if m.entity.kind not in _TOPICS and not m.entity.is_place]
    if mark.text in _DASHES:
        found = [m for m in found if m.entity.kind is not Kind.MEDIA]
    return [(m, mark) for m in found] or None
