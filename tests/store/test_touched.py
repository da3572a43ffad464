"""What the last changes were about, and what is renewed by it."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.store import memory_store
from kg.store.touched import Touched


def node(name: str) -> NamedNode:
    return NamedNode(f"http://kg.test/{name}")


def said(one: str, other: str, graph: str = "g") -> Quad:
    return Quad(node(one), node("says"), node(other), node(graph))


def test_ends_and_dropped_graphs_are_known_by_version() -> None:
    touched = Touched()
    touched.note(1, [], [said("a", "b")])
    touched.note(2, [node("old")], [Quad(node("c"), node("says"), Literal("x"))])
    assert touched.between(0, 2) == frozenset(map(node, ("a", "b", "old", "c")))
    assert touched.between(1, 2) == frozenset(map(node, ("old", "c")))
    assert touched.between(2, 2) == frozenset()


def test_what_is_forgotten_or_was_never_told_is_not_known() -> None:
    touched = Touched(most=3)
    touched.note(1, [], [said("a", "b")])
    touched.note(2, [], [said("c", "d")])
    assert touched.between(0, 2) is None
    assert touched.between(1, 2) == frozenset(map(node, ("c", "d")))
    assert touched.between(1, 3) is None
    touched.note(3, [], [said(str(i), "z") for i in range(4)])
    assert touched.between(2, 3) is None


def test_what_is_kept_is_renewed_by_what_was_touched() -> None:
    store = memory_store("http://kg.test/")
    computed, renewed = [], []

    def kept() -> str:
        def compute() -> str:
            computed.append(store.version)
            return "new"

        def renew(before: str, touched: frozenset[NamedNode]) -> str:
            renewed.append(touched)
            return f"{before}er"

        return store.kept("what", compute, renew)

    assert (kept(), kept()) == ("new", "new")
    store.change(add=[said("a", "b")])
    store.change(clear=[node("g")], add=[said("c", "d", "h")])
    assert (kept(), kept()) == ("newer", "newer")
    assert renewed == [{node("a"), node("b"), node("c"), node("d"), node("g")}]
    store.change(add=[said(str(i), "z") for i in range(50_001)])
    assert kept() == "new"
    assert (len(computed), len(renewed)) == (2, 1)


def test_removed_quads_count() -> None:
    store = memory_store("http://kg.test/")
    store.change(add=[said("a", "b")])
    assert store.kept("what", frozenset[NamedNode], lambda _, touched: touched) == frozenset()
    store.change(remove=iter([said("a", "b")]))
    renewed = store.kept("what", frozenset[NamedNode], lambda _, touched: touched)
    assert renewed == {node("a"), node("b")}
    assert not list(store.quads(node("a")))
