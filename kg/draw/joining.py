"""Where nodes stand that come to a picture later: on free ground beside those to which they are joined."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, product

from kg.draw.spacing import Box, Point, Points

REACH = 120.0
"""How far from its neighbour's middle the first free ground is looked for, in pixels."""

RING = 34.0
"""How far apart the rings are on which it is looked for."""

SQUARE = 24.0

NEAR = 150.0


def join(fixed: Mapping[str, Point], boxes: Mapping[str, Box], pairs: Iterable[tuple[str, str]]) -> Points:
    """Give a place to each box that has none in `fixed`, in their order; those in `fixed` stay where they are.

    A node goes beside the one neighbour that is placed, away from the middle of the picture, or between several. One
    that is joined to none waits until a neighbour is placed; what is joined to nothing placed is left out.
    """
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        if one != other:
            near[one].append(other)
            near[other].append(one)
    placed = {node: at for node, at in fixed.items() if node in boxes}
    ground = _Ground({node: (at, boxes[node]) for node, at in placed.items()})
    waiting = [node for node in boxes if node not in placed]
    while ready := [node for node in waiting if any(other in placed for other in near[node])]:
        for node in ready:
            anchors = list(dict.fromkeys(other for other in near[node] if other in placed))
            placed[node] = ground.take([placed[a] for a in anchors], boxes[node])
        waiting = [node for node in waiting if node not in placed]
    return placed


class _Ground:
    """Which ground is taken, by squares."""

    def __init__(self, taken: Mapping[str, tuple[Point, Box]]) -> None:
        self._taken = {square for at, box in taken.values() for square in _squares(at, box)}
        # By neighbourhood: the ring in which ground was found last, within which there is hardly any left.
        self._full: dict[tuple[int, int, bool], int] = {}
        points = [at for at, _ in taken.values()] or [(0.0, 0.0)]
        self._middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))

    def take(self, at: Sequence[Point], box: Box) -> Point:
        """Take the first free spot around the neighbours, which stand `at` these points."""
        middle = (sum(x for x, _ in at) / len(at), sum(y for _, y in at) / len(at))
        alone = len(at) == 1
        outward = math.atan2(middle[1] - self._middle[1], middle[0] - self._middle[0])
        around = (round(middle[0] / NEAR), round(middle[1] / NEAR), alone)
        for ring in count(self._full.get(around, 0)):
            for spot in _spots(middle, ring, outward, alone=alone):
                if self._taken.isdisjoint(squares := list(_squares(spot, box))):
                    self._full[around] = ring
                    self._taken.update(squares)
                    return spot
        raise AssertionError("the plane has no end")


def _squares(at: Point, box: Box) -> Iterator[tuple[int, int]]:
    left, right = int((at[0] - box[0] / 2) // SQUARE), int((at[0] + box[0] / 2) // SQUARE)
    top, bottom = int((at[1] - box[1] / 2) // SQUARE), int((at[1] + box[1] / 2) // SQUARE)
    return product(range(left, right + 1), range(top, bottom + 1))


def _spots(middle: Point, ring: int, outward: float, *, alone: bool) -> Iterator[Point]:
    """Give the spots of a ring, those farthest outward first."""
    radius = ring * RING + (REACH if alone else 0.0)
    spots = max(1, round(2 * math.pi * radius / RING))
    for step in range(spots):
        turn = (step + 1) // 2 * (1 if step % 2 else -1) * 2 * math.pi / spots
        yield middle[0] + radius * math.cos(outward + turn), middle[1] + radius * math.sin(outward + turn)
