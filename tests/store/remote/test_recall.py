"""Look-ups that are made once, and again behind a change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.store.remote.recall import Pattern, Recall
from tests.store.places import DEFAULT, G, H, P, quad

A = NamedNode("http://kg.test/a")


class Told:
    """An engine that notes what it is asked."""

    def __init__(self, *quads: Quad) -> None:
        """Hold these."""
        self.engine, self.asked = ox.Store(), list[tuple[Pattern, int | None]]()
        self.engine.extend(quads)

    def __call__(self, pattern: Pattern, most: int | None) -> Iterator[Quad]:
        """Give what there is of a pattern."""
        self.asked.append((pattern, most))
        found = self.engine.quads_for_pattern(*pattern)
        return islice(found, most)


def test_all_that_is_said_of_a_node_is_asked_for_once() -> None:
    predicates = [NamedNode(f"http://kg.test/p{n}") for n in range(9)]
    said = [Quad(A, p, Literal(n), G if n % 2 else DEFAULT) for n, p in enumerate(predicates)]
    told = Told(*said)
    recall = Recall(told)
    for n, (predicate, one) in enumerate(zip(predicates, said, strict=True)):
        assert list(recall.quads((A, predicate, None, None))) == [one]
        assert list(recall.quads((A, predicate, Literal(n), G if n % 2 else DEFAULT))) == [one]
        assert list(recall.quads((A, predicate, None, H))) == []
    assert set(recall.quads((A, None, None, DEFAULT))) == {q for q in said if q.graph_name == DEFAULT}
    assert told.asked == [((A, None, None, None), 1001)]


def test_what_is_too_much_is_asked_for_as_it_is() -> None:
    many = [Quad(A, P, Literal(n), G) for n in range(5200)]
    told = Told(*many, Quad(A, P, Literal("x"), DEFAULT))
    recall = Recall(told)
    for _ in range(2):
        assert list(recall.quads((A, P, None, DEFAULT))) == [Quad(A, P, Literal("x"), DEFAULT)]
        assert set(recall.quads((A, P, None, G))) == set(many)
    exact, large = (A, P, None, DEFAULT), (A, P, None, G)
    wide, whole = ((A, None, None, None), 1001), ((None, None, None, G), 5001)
    assert told.asked == [wide, (exact, None), (large, None), whole, (large, None)]


def test_what_changed_is_asked_for_again_and_nothing_else() -> None:
    told = Told(quad(1), quad(2), quad(3, H))
    recall = Recall(told)
    patterns: list[Pattern] = [(NamedNode(f"http://kg.test/{n}"), None, None, None) for n in (1, 2, 3)]
    for pattern in patterns:
        list(recall.quads(pattern))
    new = Quad(NamedNode("http://kg.test/1"), P, Literal(7), G)
    told.engine.add(new)
    told.engine.remove_graph(H)
    told.asked.clear()
    recall.forget([new], [H])
    assert [set(recall.quads(pattern)) for pattern in patterns] == [{quad(1), new}, {quad(2)}, set()]
    assert [pattern for pattern, _ in told.asked] == [patterns[0], patterns[2]]


def test_what_was_being_asked_while_it_changed_is_not_kept() -> None:
    told = Told(quad(1))
    pattern: Pattern = (NamedNode("http://kg.test/1"), None, None, None)

    def late(pattern: Pattern, most: int | None) -> Iterator[Quad]:
        found = list(told(pattern, most))
        if len(told.asked) == 1:
            told.engine.clear()
            recall.forget([quad(1)], [])
        return iter(found)

    recall = Recall(late)
    assert list(recall.quads(pattern)) == [quad(1)]
    assert list(recall.quads(pattern)) == []


def test_it_keeps_no_more_than_it_may() -> None:
    told = Told(*(quad(n) for n in range(50)))
    recall = Recall(told, most=20)
    for _ in range(2):
        for n in range(50):
            assert list(recall.quads((NamedNode(f"http://kg.test/{n}"), None, None, None))) == [quad(n)]
    assert len(told.asked) == 100
    assert recall._count <= 20


def test_of_a_graph_that_is_looked_at_twice_all_is_asked_for() -> None:
    nodes = [NamedNode(f"http://kg.test/{n}") for n in range(9)]
    told = Told(*(quad(n) for n in range(9)), *(quad(n, H) for n in range(9)))
    recall = Recall(told)
    for _ in range(2):
        for n, node in enumerate(nodes):
            assert list(recall.quads((node, None, None, G))) == [quad(n)]
            assert list(recall.quads((node, P, Literal(n + 1), G))) == []
    assert [pattern for pattern, _ in told.asked] == [(nodes[0], None, None, None), (None, None, None, G)]
    new = Quad(nodes[3], P, Literal("new"), G)
    told.engine.add(new)
    recall.forget([new], [])
    for _ in range(2):
        assert set(recall.quads((nodes[3], None, None, G))) == {quad(3), new}
    told.engine.remove_graph(G)
    recall.forget([], [G])
    assert [list(recall.quads((node, None, None, G))) for node in nodes] == [[]] * 9


def test_a_large_graph_is_not_brought_for_a_node() -> None:
    many = [quad(n) for n in range(5001)]
    told = Told(*many)
    recall = Recall(told)
    for n in (0, 1, 2, 3):
        assert list(recall.quads((NamedNode(f"http://kg.test/{n}"), None, None, G))) == [quad(n)]
    asked = [pattern for pattern, _ in told.asked]
    assert asked.count((None, None, None, G)) == 1
    assert len(asked) == 5
