"""The words of the vocabulary."""

from __future__ import annotations

from kg.query.terms import Word, words
from kg.rdf import PREFIXES
from kg.rdf.ontology import vocabulary_graph


def test_every_class_and_property_is_there_with_its_meaning() -> None:
    told = words()
    own = [word for word in told if word.iri.startswith(PREFIXES["kg"])]
    assert {word.iri for word in own} <= {str(subject) for subject in vocabulary_graph().subjects()}
    assert (
        Word(PREFIXES["kg"] + "Actor", "class", "actor", "An entity that can act, speak or be fought.") in own
    )
    assert next(word.kind for word in own if word.iri.endswith("#captured")) == "property"
    assert all(word.label and word.comment for word in told)


def test_those_of_other_vocabularies_follow() -> None:
    last = words()[-1]
    assert last == Word(PREFIXES["geo"] + "asWKT", "property", "asWKT", "POINT(longitude latitude)")
    assert len({word.iri for word in words()}) == len(words())
