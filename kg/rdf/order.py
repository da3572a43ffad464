"""Lists in a graph, which keeps sets: each value once, and their order where sorting would lose it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def order_of(values: Sequence[str]) -> str | None:
    """Give the places of the values among their sorted set, or `None` where the list is that sorted set.

    >>> order_of(["b", "a", "b"]), order_of(["a", "b"])
    ('1 0 1', None)
    """
    ranks = {value: str(i) for i, value in enumerate(sorted(set(values)))}
    listed = [ranks[value] for value in values]
    return None if listed == list(ranks.values()) else " ".join(listed)


def in_order(values: Iterable[str], order: str | None) -> tuple[str, ...]:
    """Put the values of a set back in their order; an order that does not fit them is left aside.

    >>> in_order({"a", "b"}, "1 0 1"), in_order({"b", "a"}, None), in_order({"a"}, "1 0")
    (('b', 'a', 'b'), ('a', 'b'), ('a',))
    """
    ranked = sorted(set(values))
    places = [int(i) for i in (order or "").split()]
    if set(places) != set(range(len(ranked))):
        return tuple(ranked)
    return tuple(ranked[i] for i in places)
