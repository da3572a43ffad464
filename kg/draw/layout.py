"""Where the nodes of a picture stand: networkx' spring layout from a start that depends on the ids alone."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx

from kg.draw.joining import join
from kg.draw.spacing import GAP, Box, Point, Points, extent, pack, spread
from kg.model import digest

EDGE_LENGTH = 190.0
"""Median length of an edge in pixels at zoom 1, where labels have room beside their nodes."""

SHORT_LENGTH = 110.0
"""The same where they have none."""

_WIDE = 70.0

TRIES = 8
"""From how many starts a part is laid out; the layout with the fewest crossings is taken."""

MOST_TRIED = 80
"""Beyond so many nodes one start has to do."""

MOST_SPRUNG = 300
"""Beyond so many nodes the best joined of a part are laid out, and the others beside them."""

MOST_STRETCHED = 1.7
"""How far at most a part is stretched to fill that shape."""

STRETCH = 1.25
"""Width of a picture over its height: the room between two side columns is wider than high."""


def positions(
    boxes: Mapping[str, Box], pairs: Iterable[tuple[str, str]], fixed: Mapping[str, Point] | None = None
) -> Points:
    """Give each node a place in pixels so that no two boxes overlap; the same graph gets the same places.

    `boxes` holds width and height of each node with its label; `pairs` the joined nodes, both of them in
    `boxes`. Parts of the graph that are not connected stand beside each other. Nodes in `fixed` stay there, whatever
    has come since, and the others find room beside them.
    """
    joined = sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]})
    stay = {node: at for node, at in (fixed or {}).items() if node in boxes}
    placed = join(stay, boxes, joined) if stay else {}
    rest = {node: box for node, box in boxes.items() if node not in placed}
    laid = _laid(rest, [pair for pair in joined if pair[0] in rest and pair[1] in rest])
    if placed and laid:
        laid = _below(placed, laid, boxes)
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in (placed | laid).items()}


def _laid(boxes: Mapping[str, Box], pairs: Iterable[tuple[str, str]]) -> Points:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(boxes))
    graph.add_edges_from(pairs)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    laid = [_spread(graph.subgraph(sorted(part)), boxes) for part in parts]
    return pack([(part, extent(part, boxes)) for part in laid], STRETCH) if laid else {}


def _below(placed: Points, laid: Points, boxes: Mapping[str, Box]) -> Points:
    (left, top), (_, high) = extent(placed, boxes)
    (other_left, other_top), _ = extent(laid, boxes)
    right, down = left - other_left, top + high + GAP - other_top
    return {node: (x + right, y + down) for node, (x, y) in laid.items()}


def _spread(part: nx.Graph[str], boxes: Mapping[str, Box]) -> Points:
    wide = sorted(boxes[node][0] for node in part)[len(part) // 2]
    length = EDGE_LENGTH if wide > _WIDE else SHORT_LENGTH
    if len(part) <= MOST_SPRUNG:
        return spread(_lay(part, length), boxes)
    ranked = sorted(part, key=lambda node: (-part.degree(node), node))
    core = part.subgraph(sorted(_connected(part, ranked)))
    order = {node: boxes[node] for node in ranked}
    return join(spread(_lay(core, length), boxes), order, sorted((min(e), max(e)) for e in part.edges))


def _connected(part: nx.Graph[str], ranked: Sequence[str]) -> set[str]:
    """Give the largest connected piece of the best joined nodes."""
    best = part.subgraph(ranked[:MOST_SPRUNG])
    return max(nx.connected_components(best), key=lambda piece: (len(piece), min(piece)))


def _lay(part: nx.Graph[str], length: float) -> Points:
    if len(part) == 1:
        return dict.fromkeys(part, (0.0, 0.0))
    if len(part) > MOST_TRIED:
        return _scaled(_spring(part, 0), part.edges, length)
    laid = (_spring(part, seed) for seed in range(TRIES))
    return _scaled(min(laid, key=lambda points: crossings(points, list(part.edges))), part.edges, length)


def _spring(part: nx.Graph[str], seed: int) -> Points:
    start = {node: _start(node, seed) for node in part}
    rounds = 200 if len(part) <= MOST_TRIED else 90
    found = nx.spring_layout(part, pos=start, seed=seed, iterations=rounds, k=1.6 / math.sqrt(len(part)))
    return {node: (float(x), float(y)) for node, (x, y) in found.items()}


def _start(node: str, seed: int) -> Point:
    number = int(digest([node, str(seed)]), 16)
    return (number % 65_536) / 65_536 - 0.5, (number // 65_536 % 65_536) / 65_536 - 0.5


def _scaled(points: Points, edges: Collection[tuple[str, str]], length: float) -> Points:
    """Turn and stretch the points to the picture's shape, then bring the edges to their length."""
    turned = min((_turned(points, step * math.pi / 12) for step in range(12)), key=_distortion)
    high = min(max(_shape(turned) / STRETCH, 1 / MOST_STRETCHED), MOST_STRETCHED)
    shaped = {node: (x, y * high) for node, (x, y) in turned.items()}
    lengths = sorted(math.dist(shaped[a], shaped[b]) for a, b in edges)
    factor = length / max(lengths[len(lengths) // 2], 1e-3)
    return {node: (x * factor, y * factor) for node, (x, y) in shaped.items()}


def _turned(points: Points, angle: float) -> Points:
    cos, sin = math.cos(angle), math.sin(angle)
    return {node: (x * cos - y * sin, x * sin + y * cos) for node, (x, y) in points.items()}


def _shape(points: Points) -> float:
    """Give width over height."""
    xs, ys = zip(*points.values(), strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return float(max(wide, 1e-3) / max(high, 1e-3))


def _distortion(points: Points) -> float:
    return abs(math.log(_shape(points) / STRETCH))


def crossings(points: Mapping[str, Point], edges: Sequence[tuple[str, str]]) -> int:
    """Count the pairs of edges that cross as straight lines; edges that share a node do not."""
    count = 0
    for index, (a, b) in enumerate(edges):
        for c, d in edges[index + 1 :]:
            if len({a, b, c, d}) == 4:
                count += _cross(points[a], points[b], points[c], points[d])
    return count


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
