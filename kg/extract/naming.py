"""Names in a sentence: words that the registry or the gazetteer knows, or that are typed by the last of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract.name import Name
from kg.extract.settling import LOWER_STARTS, is_glued, is_plain_word, settled
from kg.know.bodies import TITLES
from kg.know.gazetteer import Candidate
from kg.know.knowledge import Knowledge
from kg.know.names import fold
from kg.know.spelling import is_short
from kg.model import Entity, Kind

_ENGLISH = frozenset(["as", "at", "an", "so"])  # "at El Fasher" is no "at-El Fasher"
_INSIDE = frozenset(["-", "–", "'", "’", ".", "/", "&", "'s", "’s"])
_TITLE_ENDS = frozenset(re.split(r"[ -]", title)[-1] for title in TITLES)
_WIDEST = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a sentence and where they stand in its text, which a tokenised sentence gives slowly one by one."""

    doc: Doc
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    def span(self, at: int, end: int) -> str:
        return self.text[self.starts[at] : self.starts[end - 1] + len(self.words[end - 1])]


def find_names(doc: Doc, knowledge: Knowledge) -> list[Name]:
    """Find the names in a tokenised sentence, longest first from the left, none overlapping."""
    tokens = list(doc)
    line = _Line(doc, doc.text, tuple(t.text for t in tokens), tuple(t.idx for t in tokens))
    found: list[Name] = []
    at = 0
    while at < len(line.words):
        name = _longest_at(line, at, knowledge) if _may_start(line.words, at) else None
        if name:
            found.append(name)
            at = name.end
        else:
            at += 1
    return settled(doc, found, knowledge)


def _may_start(words: tuple[str, ...], at: int) -> bool:
    text, lower = words[at], words[at].lower()
    if text[0].isupper() and (at or lower not in _ENGLISH):
        return True
    if lower not in LOWER_STARTS:
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return following == "-" or (following[:1].isupper() and lower not in _ENGLISH)


def _longest_at(line: _Line, at: int, knowledge: Knowledge) -> Name | None:
    most = max(knowledge.registry.longest(line.words[at]), knowledge.gazetteer.longest(line.words[at]))
    against = is_glued(line.doc, at)
    for end in range(_run_end(line.words, at), at, -1):
        last = line.words[end - 1]
        if last in _INSIDE or (against and last.islower()):
            continue  # "anti-Taliban fighters" are no "Taliban fighters"
        text = line.span(at, end)
        if end - at > most and len(fold(text).split()) > most:
            continue
        actors = knowledge.registry.find(text) or _office(line, at, end, knowledge)
        places = _places(line, at, end, text, knowledge)
        if actors or places:
            return Name(at, end, text, actors, places)
    return None


def _office(line: _Line, at: int, end: int, knowledge: Knowledge) -> tuple[Entity, ...]:
    """Read "the Israeli Prime Minister said" as the office, where no name follows that it would be the title of."""
    doc, words = line.doc, line.words
    following = words[end] if end < len(words) else ""
    if following[:1].isupper() or following == "-":
        return ()
    of = words.index("of", at, end) if "of" in words[at:end] else end
    if words[of - 1].lower() not in _TITLE_ENDS:
        return ()
    titles = [(at, of)] if of < end else [(start, end) for start in range(at + 1, end)]
    for first, last in titles:
        title = doc[first:last].text.lower()
        if title in TITLES:
            before, behind = doc[at:first].text_with_ws, doc[last - 1].whitespace_ + doc[last:end].text
            return knowledge.registry.find(before + title + behind)
    return ()


def _run_end(words: tuple[str, ...], at: int) -> int:
    """Give the end of the words from `at` on that one name may hold, twelve at most."""
    most = min(len(words), at + _WIDEST)
    end = at + 1
    while end < most and (words[end][0].isalnum() or words[end] in _INSIDE):
        end += 1
    return end


def _places(line: _Line, at: int, end: int, text: str, knowledge: Knowledge) -> tuple[Candidate, ...]:
    if text.islower() or (line.words[end - 1].islower() and line.doc[end - 1].is_stop):
        return ()
    if end - at > 2 and line.words[at + 1] == "of" and _is_settled(line.words[at], knowledge):
        return ()  # "the City of Macon" is Macon
    if end - at == 1 and not is_short(text) and (len(text) < 3 or is_plain_word(text, at, knowledge)):
        return ()
    return knowledge.gazetteer.find(text)


def _is_settled(word: str, knowledge: Knowledge) -> bool:
    return knowledge.nouns.places.get(word.lower()) is Kind.SETTLEMENT
