"""Edges fanned out."""

from __future__ import annotations

from kg.draw.fan import bends


def test_one_edge_is_straight_and_more_lie_side_by_side() -> None:
    assert bends([("1", "a", "b")]) == {"1": 0.0}
    assert bends([("1", "a", "b"), ("2", "a", "b"), ("3", "a", "b")]) == {"1": -0.3, "2": 0.0, "3": 0.3}


def test_those_that_point_the_other_way_bend_to_their_own_right() -> None:
    assert bends([("1", "a", "b"), ("2", "b", "a"), ("3", "a", "c")]) == {"1": -0.15, "2": -0.15, "3": 0.0}
