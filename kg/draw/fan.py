"""How the edges between one pair of nodes are fanned out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

STEP = 0.3
"""How much further out each edge bends than the one before, as a share of the way between the nodes."""


def bends(edges: Iterable[tuple[str, str, str]]) -> dict[str, float]:
    """Give by id how far an edge bends to the right of its way, to the left below 0, as a share of its length.

    An edge is its id and the ids of the nodes that it leads from and to. Those between two nodes lie side by side,
    whichever way each points; one alone is straight.

    >>> bends([("1", "a", "b"), ("2", "b", "a")])
    {'1': -0.15, '2': -0.15}
    """
    bundles: defaultdict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    for own, start, end in edges:
        bundles[min(start, end), max(start, end)].append((own, start <= end))
    return {
        own: round(STEP * (at - (len(bundle) - 1) / 2) * (1 if onward else -1), 3) + 0.0
        for bundle in bundles.values()
        for at, (own, onward) in enumerate(bundle)
    }
