"""Where nodes stand that come later."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.draw.joining import join
from tests.draw.test_spacing import overlapping

FIXED = {"a": (0.0, 0.0), "b": (400.0, 0.0)}


def _boxes(*ids: str, size: float = 40.0) -> dict[str, tuple[float, float]]:
    return dict.fromkeys(ids, (size, size))


@given(st.integers(1, 120), st.floats(10, 90))
def test_who_comes_stands_free_and_nobody_moves(count: int, size: float) -> None:
    new = [f"n{number}" for number in range(count)]
    boxes = _boxes("a", "b", *new, size=size)
    places = join(FIXED, boxes, [("a", name) for name in new])
    assert {own: places[own] for own in FIXED} == FIXED
    assert set(places) == set(boxes)
    assert overlapping(places, boxes) == []


def test_beside_one_neighbour_away_from_the_middle_or_between_two() -> None:
    places = join(
        FIXED, _boxes("a", "b", "right", "between"), [("b", "right"), ("a", "between"), ("between", "b")]
    )
    assert places["right"] == (520.0, 0.0)
    assert places["between"] == (200.0, 0.0)


def test_one_behind_another_waits_for_it_and_what_is_joined_to_nothing_is_left_out() -> None:
    pairs = [("far", "near"), ("near", "b"), ("x", "y"), ("z", "z")]
    places = join(FIXED, _boxes("a", "b", "far", "near", "x", "y", "z"), pairs)
    assert set(places) == {"a", "b", "far", "near"}


def test_who_is_no_longer_there_gives_room() -> None:
    assert join(FIXED, _boxes("a"), []) == {"a": (0.0, 0.0)}
