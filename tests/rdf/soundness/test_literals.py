"""Values that their datatype cannot have."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.soundness.literals import literal_faults
from kg.rdf.soundness.wording import Wording
from kg.rdf.standards import LABEL, PREFIXES

NODE = NamedNode("http://h/claims/1")


def faults(value: Literal) -> list[str]:
    return [str(fault) for fault in literal_faults([Quad(NODE, LABEL, value)], Wording("http://h/"))]


def typed(written: str, kind: str) -> Literal:
    return Literal(written, datatype=NamedNode(PREFIXES["xsd"] + kind))


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("date", ["2017-11-08", "2016-02-29"], ["2017-02-29", "20171108", "8.11.2017", ""]),
        (
            "dateTime",
            ["2017-11-08T00:00:00Z", "2017-11-08T23:59:59.5+01:00"],
            ["2017-02-30T00:00:00Z", "2017-11-08", "2017-11-08T24:00:00Z", "2017-11-08T10:00Z"],
        ),
        ("gYear", ["0988"], ["88", "2017-01"]),
        ("gYearMonth", ["2017-11"], ["2017-13", "2017"]),
        ("integer", ["0", "-5", "+7"], ["5.0", "five", ""]),
        ("double", ["0.5", "1", "1.0e3", "-INF", "NaN"], ["0,5", ".", "one"]),
        ("boolean", ["true", "0"], ["yes", "True"]),
        ("anyURI", ["anything"], []),
    ],
)
def test_a_value_is_of_its_datatype(kind: str, right: list[str], wrong: list[str]) -> None:
    assert [w for w in right if faults(typed(w, kind))] == []
    assert [w for w in wrong if not faults(typed(w, kind))] == []


def test_what_is_wrong_is_named_with_its_predicate() -> None:
    told = "http://h/claims/1 says rdfs:label 2017-02-30, which is no xsd:date"
    assert faults(typed("2017-02-30", "date")) == [told]


def test_words_are_always_right() -> None:
    assert faults(Literal("2017-02-30")) == faults(Literal("mot", language="fr")) == []
