"""Sentences parsed for tests of one step: every name means the first thing that it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.name import Name
from kg.extract.naming import find_names
from kg.extract.parsing import Sentence, stand_in
from kg.model import Entity

if TYPE_CHECKING:
    from kg.extract import Extractor


def parsed(extractor: Extractor, text: str, *, offset: int = 0) -> Sentence:
    """Parse one sentence that stands at a code point of a report's text."""
    tokens = extractor.nlp.make_doc(text)
    names = [(name, entity) for name in find_names(tokens, extractor.knowledge) if (entity := first(name))]
    doc, spans, named, firsts = stand_in(extractor.nlp, tokens, offset, names)
    for _, pipe in extractor.nlp.pipeline:
        doc = pipe(doc)
    return Sentence(0, "text", offset, text, doc, spans, named, firsts)


def first(name: Name) -> Entity | None:
    """Give what a name means where nothing else is known."""
    if name.made:
        return name.made
    if name.actors:
        return name.actors[0]
    return name.places[0].entity if name.places else None


def token(sentence: Sentence, word: str) -> Token:
    """Give the token that stands for a word of the report."""
    return next(t for t in sentence.doc if sentence.words(t) == word)
