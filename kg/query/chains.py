"""The shortest ways from one entity to another along relationships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from kg.model import Link
from kg.query.links import Links

_LOOKED_AT = 2_000

Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """Shortest ways between two entities as ids from end to end, the strongest first; none where nothing joins them.

    `more` tells that there are others as short.
    """

    ways: Sequence[Chain]
    more: bool


def chains(links: Links, one: str, other: str, most: int) -> Chains:
    """Give at most `most` of the shortest ways, whichever way relationships point.

    The strength of a way is that of its weakest step: the reports of the strongest relationship there. Of ways beyond
    the first 2,000 none is looked at.
    """
    import networkx as nx  # noqa: PLC0415  takes a while to load

    if one == other or one not in links.of or other not in links.of:
        return Chains((), more=False)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((link.subject, link.object) for link in links.ranked)
    try:
        found = list(islice(nx.all_shortest_paths(graph, one, other), _LOOKED_AT))
    except nx.NetworkXNoPath:
        return Chains((), more=False)
    ways = sorted((tuple(way) for way in found), key=lambda way: (-_weakest(links, way), way))
    return Chains(ways[:most], more=len(ways) > most)


def between(links: Links, one: str, other: str) -> list[Link]:
    """Give the links between two entities, whichever way they point, the strongest first."""
    near = min((one, other), key=lambda end: len(links.of.get(end, ())))
    far = other if near == one else one
    return [link for link in links.of.get(near, ()) if link.other(near) == far]


def _weakest(links: Links, way: Chain) -> int:
    return min(between(links, a, b)[0].reports for a, b in pairwise(way))
