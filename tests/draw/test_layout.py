"""Where nodes stand."""

from __future__ import annotations

from kg.draw.layout import crossings, positions
from tests.draw.scene import scene
from tests.draw.test_spacing import overlapping

PAIRS = [(edge.subject.id, edge.object.id) for edge in scene().edges]
BOXES = {node: (120.0, 50.0) for pair in PAIRS for node in pair}


def test_the_same_graph_gets_the_same_places_in_any_order() -> None:
    backwards = positions(dict(reversed(BOXES.items())), [(b, a) for a, b in reversed(PAIRS)])
    assert positions(BOXES, PAIRS) == backwards


def test_no_boxes_overlap_and_few_lines_cross() -> None:
    places = positions(BOXES, PAIRS)
    assert overlapping(places, BOXES) == []
    assert crossings(places, sorted({(min(p), max(p)) for p in PAIRS})) <= 3


def test_the_picture_is_wider_than_high() -> None:
    xs, ys = zip(*positions(BOXES, PAIRS).values(), strict=True)
    assert 0.8 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 2.2


def test_lone_nodes_self_loops_and_nothing() -> None:
    assert positions({}, []) == {}
    assert positions({"a": (10.0, 10.0)}, [("a", "a")]) == {"a": (5.0, 5.0)}


def test_crossings_are_counted() -> None:
    square = {"a": (0.0, 0.0), "b": (1.0, 0.0), "c": (1.0, 1.0), "d": (0.0, 1.0)}
    assert crossings(square, [("a", "c"), ("b", "d")]) == 1
    assert crossings(square, [("a", "b"), ("b", "c"), ("c", "d")]) == 0


def test_who_has_a_place_keeps_it_and_the_others_find_room() -> None:
    first = positions(BOXES, PAIRS)
    later = {**BOXES, "newcomer": (120.0, 50.0), "stranger": (120.0, 50.0)}
    places = positions(later, [*PAIRS, ("newcomer", "abu-kamal")], first)
    assert {own: places[own] for own in first} == first
    assert set(places) == set(later)
    assert overlapping(places, later) == []


def test_more_than_a_layout_takes_stand_beside_those_joined_best() -> None:
    ring = [(f"n{n}", f"n{(n + 1) % 700}") for n in range(700)]
    spokes = [("n0", f"n{n}") for n in range(2, 700, 3)]
    boxes = {f"n{n}": (30.0, 30.0) for n in range(700)}
    places = positions(boxes, ring + spokes)
    assert set(places) == set(boxes)
    assert overlapping(places, boxes) == []
