"""Distances on the earth."""

import pytest

from kg.know.distance import kilometres


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0), (0, 0), 0),
        ((0, 0), (0, 180), 20_015),
        ((90, 0), (-90, 0), 20_015),
        ((0, 179.5), (0, -179.5), 111),
    ],
)
def test_distances(one: tuple[float, float], other: tuple[float, float], expected: int) -> None:
    assert round(kilometres(*one, *other)) == expected
