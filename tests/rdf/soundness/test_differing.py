"""What a graph says and should not, and what it should say and does not."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.soundness.differing import differing
from kg.rdf.soundness.wording import Wording
from kg.rdf.standards import ALT_LABEL, LABEL

ONE, OTHER = NamedNode("http://h/entities/a"), NamedNode("http://h/entities/b")


def test_each_node_has_one_line_whatever_differs() -> None:
    found = [
        Quad(OTHER, LABEL, Literal("x")),
        Quad(ONE, ALT_LABEL, Literal("y")),
        Quad(ONE, ALT_LABEL, Literal("z")),
    ]
    due = [Quad(OTHER, LABEL, Literal("w")), Quad(ONE, LABEL, Literal("v"))]
    assert list(differing(found, due, Wording("http://h/"))) == [
        (ONE.value, 'rdfs:label "v" is missing; skos:altLabel "y", "z" does not belong there'),
        (OTHER.value, 'rdfs:label is "x" where "w" belongs'),
    ]


def test_nothing_differs() -> None:
    assert list(differing([], [], Wording("http://h/"))) == []
