"""Triples as text."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.rdf.standards import LABEL, TYPE
from kg.rdf.vocabulary import CLAIM, KG, LOW, SUBJECT
from kg.rdf.written import short, written

A, B = NamedNode("http://kg.test/claims/a%2Fb"), NamedNode("http://kg.test/entities/é")
TRIPLES = [
    Triple(A, TYPE, CLAIM),
    Triple(A, SUBJECT, B),
    Triple(A, LOW, Literal(3)),
    Triple(B, LABEL, Literal('"<é>\n', language="fr")),
]
SYNTAX = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}


@pytest.mark.parametrize("format", list(SYNTAX))
def test_what_was_written_is_read_again(format: str) -> None:
    text = written(TRIPLES, format)
    assert {quad.triple for quad in parse(text, SYNTAX[format])} == set(TRIPLES)
    assert written([], format) is not None


def test_json_ld_is_short_and_needs_nothing_else() -> None:
    found = json.loads(written(TRIPLES, "jsonld"))
    assert found["@context"]["kg"] == KG
    assert found["@graph"][0] == {
        "@id": A.value,
        "@type": ["kg:Claim"],
        "kg:subject": [{"@id": B.value}],
        "kg:low": [{"@type": "xsd:integer", "@value": "3"}],
    }


def test_turtle_has_prefixes() -> None:
    assert "a kg:Claim" in written(TRIPLES, "turtle").decode()


def test_an_unknown_format() -> None:
    with pytest.raises(KeyError):
        written(TRIPLES, "html")


@pytest.mark.parametrize(
    ("iri", "wanted"),
    [(KG + "subject", "kg:subject"), (KG, KG), (KG + "a/b", KG + "a/b"), ("urn:x", "urn:x")],
)
def test_short(iri: str, wanted: str) -> None:
    assert short(iri) == wanted
