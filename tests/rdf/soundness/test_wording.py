"""How faults name terms."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import InvalidData
from kg.rdf import KG
from kg.rdf.soundness.wording import Wording, iri, listed

WORDING = Wording("http://h/")


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (NamedNode(KG + "captured"), "kg:captured"),
        (NamedNode("http://h/entities/raqqa"), "entities/raqqa"),
        (NamedNode("http://else/entities/raqqa"), "http://else/entities/raqqa"),
        (NamedNode("http://h/"), "http://h/"),
        (Literal("Raqqa"), '"Raqqa"'),
        (Literal(7), "7"),
        (Literal(True), "true"),
        (Literal("x" * 61), f'"{"x" * 60}…"'),
        (BlankNode("b"), '"b"'),
    ],
)
def test_terms_are_short(term: object, told: str) -> None:
    assert WORDING.term(term) == told


def test_lists_are_short() -> None:
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert WORDING.terms([Literal(2), Literal(1)]) == "1, 2"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("http://h/claims/1: no status: x", "cannot be read: no status: x"),
        ("http://h/claims/1 has 0 values of x", "cannot be read: has 0 values of x"),
        ("http://h/claims/1/text has 0 values of x", "cannot be read: claims/1/text has 0 values of x"),
    ],
)
def test_why_a_node_cannot_be_read(error: str, told: str) -> None:
    assert WORDING.unreadable(NamedNode("http://h/claims/1"), InvalidData(error)) == told


def test_whatever_is_a_node_has_a_name() -> None:
    assert (iri(NamedNode("http://h/a")), iri(BlankNode("b")), iri("x")) == ("http://h/a", "b", "x")
