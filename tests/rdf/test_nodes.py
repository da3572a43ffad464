"""Reading a graph node by node."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.rdf.nodes import by_subject, list_statements, node_at, typed
from kg.rdf.standards import ALT_LABEL, LABEL, TYPE
from kg.rdf.vocabulary import ACTOR

X, Y = NamedNode("http://localhost/x"), NamedNode("http://localhost/y")


def test_a_node_gives_what_is_said_of_it() -> None:
    quads = [Quad(X, LABEL, Literal("a")), Quad(X, TYPE, Y), Quad(Y, LABEL, Literal("b"))]
    node = node_at(X, by_subject(quads))
    assert (node.text(LABEL), node.node(TYPE), node.maybe_text(ALT_LABEL)) == ("a", Y, None)


def test_one_value_is_wanted_where_one_is_asked_for() -> None:
    node = node_at(X, by_subject([Quad(X, LABEL, Literal("a")), Quad(X, LABEL, Literal("b"))]))
    with pytest.raises(InvalidData, match=r"http://localhost/x has 2 values of .*label, not one"):
        node.text(LABEL)
    with pytest.raises(InvalidData, match="has 2 values"):
        node.maybe_text(LABEL)
    with pytest.raises(InvalidData, match="has 0 values"):
        node.node(TYPE)


def test_blank_nodes_are_passed_over() -> None:
    quads = [Quad(X, TYPE, BlankNode("b")), Quad(BlankNode("b"), TYPE, ACTOR)]
    assert node_at(X, by_subject(quads)).nodes(TYPE) == []
    assert typed(quads, ACTOR) == []


def test_nodes_of_a_class_come_sorted_and_once() -> None:
    graphs = NamedNode("http://localhost/g"), NamedNode("http://localhost/h")
    quads = [Quad(n, TYPE, ACTOR, g) for n in (Y, X) for g in graphs]
    assert typed(quads, ACTOR) == [X, Y]


def test_a_list_keeps_its_order_beside_other_lists() -> None:
    said = [
        *list_statements(X, ALT_LABEL, ["b", "a"], Literal),
        *list_statements(X, LABEL, ["c", "d"], Literal),
    ]
    node = node_at(X, by_subject(Quad(*s) for s in said))
    assert node.listed(ALT_LABEL, node.texts(ALT_LABEL)) == ("b", "a")
    assert node.listed(LABEL, node.texts(LABEL)) == ("c", "d")
