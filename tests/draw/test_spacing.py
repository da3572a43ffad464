"""Room between boxes."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.draw.spacing import Box, Points, extent, pack, spread

PLACES = st.tuples(st.floats(-300, 300), st.floats(-300, 300))
BOXES = st.tuples(st.floats(10, 150), st.floats(10, 60))


def overlapping(points: Points, boxes: dict[str, Box]) -> list[tuple[str, str]]:
    """Give the pairs whose boxes overlap by more than a pixel."""
    return [
        (a, b)
        for a, b in combinations(points, 2)
        if abs(points[a][0] - points[b][0]) + 1 < (boxes[a][0] + boxes[b][0]) / 2
        and abs(points[a][1] - points[b][1]) + 1 < (boxes[a][1] + boxes[b][1]) / 2
    ]


def test_two_boxes_on_one_spot_part() -> None:
    boxes = {"a": (100.0, 20.0), "b": (100.0, 20.0)}
    assert spread({"a": (0.0, 0.0), "b": (0.0, 0.0)}, boxes) == {"a": (0.0, -10.0), "b": (0.0, 10.0)}


@given(st.lists(st.tuples(PLACES, BOXES), max_size=25))
def test_no_boxes_overlap(told: list[tuple[tuple[float, float], Box]]) -> None:
    points = {str(index): place for index, (place, _) in enumerate(told)}
    boxes = {str(index): box for index, (_, box) in enumerate(told)}
    assert overlapping(spread(points, boxes), boxes) == []


def test_extent_covers_the_boxes() -> None:
    assert extent({"a": (0.0, 0.0), "b": (100.0, 50.0)}, {"a": (20.0, 10.0), "b": (40.0, 20.0)}) == (
        (-10.0, -5.0),
        (130.0, 65.0),
    )


def test_parts_stand_beside_each_other() -> None:
    boxes = {"a": (100.0, 100.0), "b": (100.0, 100.0)}
    parts: list[Points] = [{"a": (0.0, 0.0)}, {"b": (0.0, 0.0)}]
    assert pack([(part, extent(part, boxes)) for part in parts], 4.0) == {
        "a": (50.0, 50.0),
        "b": (210.0, 50.0),
    }


def test_nothing_is_packed_into_nothing() -> None:
    assert pack([], 1.3) == {}


def test_small_parts_stand_beside_a_large_one_where_that_gives_the_better_shape() -> None:
    parts = [
        ({name: (0.0, 0.0)}, ((0.0, 0.0), box))
        for name, box in {"large": (500.0, 500.0), "small": (100.0, 100.0)}.items()
    ]
    assert pack(parts, 1.25) == {"large": (0.0, 0.0), "small": (560.0, 0.0)}
