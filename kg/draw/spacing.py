"""Room between the boxes of a picture, and parts of it side by side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

Point = tuple[float, float]
Box = tuple[float, float]
Points = dict[str, Point]

ROUNDS = 12
GROWTHS = 40
GROWTH = 1.08
GAP = 60.0
_SHARES = (1.0, 1.15, 1.3, 1.5, 1.75)


def spread(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> Points:
    """Push overlapping boxes apart until none do, each pair along the axis on which they overlap less.

    Overlap is measured in shares of the boxes, for wide boxes would else all be pushed up and down. Where
    pushing does not come to an end, the whole grows.
    """
    moved = dict(points)
    for _ in range(GROWTHS):
        if not all(_pushed(moved, boxes) for _ in range(ROUNDS)):
            break
        moved = {node: (x * GROWTH, y * GROWTH) for node, (x, y) in moved.items()}
    return moved


def _pushed(points: Points, boxes: Mapping[str, Box]) -> bool:
    pushed = False
    for one, other in list(_candidates(points, boxes)):
        (x1, y1), (x2, y2) = points[one], points[other]
        wide = (boxes[one][0] + boxes[other][0]) / 2 - abs(x2 - x1)
        high = (boxes[one][1] + boxes[other][1]) / 2 - abs(y2 - y1)
        if min(wide, high) <= 0.5:
            continue
        pushed = True
        aside = wide / (boxes[one][0] + boxes[other][0]) < high / (boxes[one][1] + boxes[other][1])
        dx, dy = (_half(wide, x2 - x1), 0.0) if aside else (0.0, _half(high, y2 - y1))
        points[one], points[other] = (x1 - dx, y1 - dy), (x2 + dx, y2 + dy)
    return pushed


def _half(overlap: float, direction: float) -> float:
    return math.copysign(overlap / 2, direction)


def _candidates(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> Iterator[tuple[str, str]]:
    widest = max((box[0] for box in boxes.values()), default=0.0)
    order = sorted(points, key=lambda node: (points[node][0], node))
    for index, one in enumerate(order):
        for other in order[index + 1 :]:
            if points[other][0] - points[one][0] > widest:
                break
            yield one, other


def extent(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[Point, Box]:
    """Give the upper left corner, and width and height, of what the boxes cover."""
    left = min(x - boxes[node][0] / 2 for node, (x, _) in points.items())
    right = max(x + boxes[node][0] / 2 for node, (x, _) in points.items())
    top = min(y - boxes[node][1] / 2 for node, (_, y) in points.items())
    bottom = max(y + boxes[node][1] / 2 for node, (_, y) in points.items())
    return (left, top), (right - left, bottom - top)


def _shape(boxes: Sequence[Box], width: float) -> float:
    """Give width over height of boxes in rows of at most a width."""
    x = y = row = most = 0.0
    for wide, high in boxes:
        if x and x + wide > width:
            x, y, row = 0.0, y + row + GAP, 0.0
        x, row = x + wide + GAP, max(row, high)
        most = max(most, x - GAP)
    return max(most, 1e-3) / max(y + row, 1e-3)


def pack(parts: Sequence[tuple[Points, tuple[Point, Box]]], stretch: float) -> Points:
    """Put parts in rows, in the order given, so that the whole is about `stretch` times as wide as high."""
    area = sum((box[0] + GAP) * (box[1] + GAP) for _, (_, box) in parts)
    least = max([math.sqrt(area * stretch), *(box[0] for _, (_, box) in parts)])
    boxes = [box for _, (_, box) in parts]
    width = min(
        (least * share for share in _SHARES), key=lambda wide: abs(math.log(_shape(boxes, wide) / stretch))
    )
    placed: Points = {}
    x = y = row = 0.0
    for points, ((left, top), (wide, high)) in parts:
        if x and x + wide > width:
            x, y, row = 0.0, y + row + GAP, 0.0
        placed |= {node: (px - left + x, py - top + y) for node, (px, py) in points.items()}
        x, row = x + wide + GAP, max(row, high)
    return placed
