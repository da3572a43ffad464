"""The words of the vocabulary, for those who write queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.know.data import data_folder
from kg.rdf import PREFIXES
from kg.rdf.standards import LABEL, TYPE

_COMMENT = NamedNode(PREFIXES["rdfs"] + "comment")
_PROPERTIES = frozenset(
    NamedNode(PREFIXES["owl"] + kind) for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")
)
_CLASS = NamedNode(PREFIXES["owl"] + "Class")
_OTHERS: Mapping[str, str] = {
    "rdf:type": "what kind of thing it is",
    "rdfs:label": "its name",
    "skos:altLabel": "another name",
    "schema:sameAs": "the same thing elsewhere",
    "schema:datePublished": "the day of a report",
    "schema:headline": "the title of a report",
    "schema:publisher": "who published a report",
    "schema:url": "where a report stands on the web",
    "prov:wasDerivedFrom": "the report of a claim",
    "geo:hasGeometry": "where a place lies",
    "geo:asWKT": "POINT(longitude latitude)",
}
"""Properties of other vocabularies that the graph is written in, and what they say here."""


@dataclass(frozen=True, slots=True)
class Word:
    """A class or a property by its IRI, with its name and what it means; `kind` is `class` or `property`."""

    iri: str
    kind: str
    label: str
    comment: str


@cache
def words() -> tuple[Word, ...]:
    """Give every class and property of the vocabulary, then those of others that queries need, by IRI."""
    said: dict[NamedNode, list[Triple]] = {}
    for quad in parse(path=data_folder("ontology") / "vocabulary.ttl", format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode):
            said.setdefault(quad.subject, []).append(quad.triple)
    own = (found for node, triples in said.items() for found in _word(node, triples))
    return (*sorted(own, key=lambda word: word.iri), *_others())


def _word(node: NamedNode, triples: list[Triple]) -> Iterator[Word]:
    kinds = {triple.object for triple in triples if triple.predicate == TYPE}
    if kinds & {_CLASS, *_PROPERTIES}:
        kind = "class" if _CLASS in kinds else "property"
        yield Word(node.value, kind, _text(triples, LABEL), _text(triples, _COMMENT))


def _text(triples: list[Triple], predicate: NamedNode) -> str:
    found = (t.object.value for t in triples if t.predicate == predicate and isinstance(t.object, Literal))
    return next(found, "")


def _others() -> Iterator[Word]:
    for name, meaning in _OTHERS.items():
        prefix, _, local = name.partition(":")
        yield Word(PREFIXES[prefix] + local, "property", local, meaning)
