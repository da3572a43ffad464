"""Part of speech and lemma, kept by word, are those of the pipeline itself; a document does not depend on its batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.parser import Parser

if TYPE_CHECKING:
    from kg.extract import Extractor

SENTENCES = [
    "Rebels left the town and are leaving the hills.",
    "The army said it had left the town.",
    "I'm gonna leave, and let's see what they've got ta lose.",
    "There are soldiers in the town, and there's more to come.",
    "The soldiers ain't leaving.",
    "left",
    "gon",
    "na",
    "",
]
Words = list[tuple[str, str, str, str, int]]


def words(doc: Doc) -> Words:
    return [(t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i) for t in doc]


@pytest.fixture(scope="module")
def plain(extractor: Extractor) -> list[Words]:
    """Give what the pipeline says of each sentence alone."""
    return [words(extractor.nlp(text)) for text in SENTENCES]


def test_words_are_what_the_pipeline_says_and_stay_so_once_they_are_known(
    extractor: Extractor, plain: list[Words]
) -> None:
    parser = Parser(extractor.nlp)
    for _ in range(2):
        assert [words(d) for d in parser.parsed(parser.tokens(text) for text in SENTENCES)] == plain


def test_a_document_comes_out_the_same_in_any_batch(extractor: Extractor, plain: list[Words]) -> None:
    parser = Parser(extractor.nlp)
    backwards = list(parser.parsed(parser.tokens(text) for text in reversed(SENTENCES * 5)))
    assert [words(d) for d in reversed(backwards)] == plain * 5
    assert [words(next(parser.parsed([parser.tokens(text)]))) for text in SENTENCES] == plain


def test_words_that_make_a_contraction_beside_each_other_are_learnt_apart(extractor: Extractor) -> None:
    parser = Parser(extractor.nlp)
    apart = ["gon", "na", "gon na"]
    expected = [words(extractor.nlp(text)) for text in apart]
    assert [words(d) for d in parser.parsed(parser.tokens(text) for text in apart)] == expected


def test_a_pipeline_that_does_not_end_so_is_used_as_it_stands() -> None:
    parser = Parser(spacy.blank("en"))
    [doc] = parser.parsed([parser.tokens("Rebels left.")])
    assert [(t.text, t.pos_, t.lemma_) for t in doc] == [("Rebels", "", ""), ("left", "", ""), (".", "", "")]


def test_a_ruler_that_asks_for_more_than_a_word_is_asked_each_time() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "left", "OP": "+"}]], {"POS": "VERB"})  # type: ignore[attr-defined]
    parser = Parser(nlp)
    [doc] = parser.parsed([parser.tokens("Rebels left.")])
    assert [t.pos_ for t in doc] == ["", "VERB", ""]
