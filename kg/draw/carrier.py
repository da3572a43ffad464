"""The picture's nodes and edges as a pyvis network, with every attribute that the page's scripts read."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pyvis.network import Network  # type: ignore[import-untyped]

from kg.draw.embed import readable
from kg.draw.fan import bends
from kg.draw.layout import positions
from kg.draw.selection import Selection
from kg.draw.spacing import Box
from kg.draw.style import KINDS, RELATIONS
from kg.model import Entity, Relationship

MOST_LABELLED = 60
"""Beyond so many nodes the layout keeps room for shapes alone, and only labels that find room are drawn."""

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "multiselect": False,
        "keyboard": False,
    },
    "nodes": {"borderWidth": 1.5},
    "edges": {"selectionWidth": 1.5, "hoverWidth": 1, "arrowStrikethrough": False},
}


def network(selection: Selection) -> Network:
    """Give the drawn entities and relationships as pyvis carries them.

    No attribute that pyvis or vis-network would read as HTML (`title`, `heading`) is set; labels are single
    lines without control characters.
    """
    carried = Network(directed=True, cdn_resources="local")
    carried.options = OPTIONS
    sizes = _sizes(selection.edges)
    boxes = _boxes(selection.entities, sizes)
    places = positions(boxes, [(e.subject.id, e.object.id) for e in selection.edges])
    for entity in selection.entities:
        x, y = places[entity.id]
        carried.add_node(entity.id, **_node(entity), size=sizes[entity.id], x=x, y=y)
    bent = bends((e.id, e.subject.id, e.object.id) for e in selection.edges)
    for edge in selection.edges:
        carried.add_edge(edge.subject.id, edge.object.id, **_edge(edge), smooth=_bend(bent[edge.id]))
    return carried


def _sizes(edges: Sequence[Relationship]) -> dict[str, float]:
    weight: Counter[str] = Counter()
    for edge in edges:
        weight.update({edge.subject.id: len(edge.reports)})
        weight.update({edge.object.id: len(edge.reports)})
    return {node: round(min(8 + 3.2 * math.log2(1 + n), 26), 1) for node, n in weight.items()}


def lines(label: str) -> list[str]:
    """Break a label for the picture into at most three lines.

    >>> lines("Syrian Observatory for Human Rights")
    ['Syrian', 'Observatory for', 'Human Rights']
    """
    shown = readable(label)
    return textwrap.wrap(shown, 16, max_lines=3, placeholder="…") or [shown]


def _boxes(entities: Sequence[Entity], sizes: Mapping[str, float]) -> dict[str, Box]:
    """Give the room of each node: with its label while the picture is small enough for all labels."""
    if len(entities) > MOST_LABELLED:
        return {entity.id: (2 * sizes[entity.id] + 16, 2 * sizes[entity.id] + 16) for entity in entities}
    # The more nodes, the farther off they are seen, and labels keep their size on the screen.
    grown = min(max(math.sqrt(len(entities) / 16), 1.0), 1.6)
    return {entity.id: _labelled(entity, sizes[entity.id], grown) for entity in entities}


def _labelled(entity: Entity, size: float, grown: float) -> Box:
    shown = lines(entity.label)
    wide = max(map(len, shown)) * 7.6
    return (max(2 * size, wide) + 16) * grown, (2 * size + 17 * len(shown) + 12) * grown


def _node(entity: Entity) -> dict[str, Any]:
    style = KINDS[entity.kind]
    return {
        "label": readable(entity.label) or entity.id,
        "lines": lines(entity.label),
        "shape": style.shape,
        "color": style.colour,
        "kind": entity.kind.value,
        "aliases": [readable(alias) for alias in entity.aliases],
        "lat": entity.lat,
        "lon": entity.lon,
        "disputed": [readable(name) for _, name in entity.disputed],
    }


def _edge(edge: Relationship) -> dict[str, Any]:
    return {
        "id": edge.id,
        "relation": edge.relation.value,
        "color": RELATIONS[edge.relation].colour,
        "dashes": [6, 5] if edge.disputed else False,
        "arrows": "" if edge.relation.symmetric else "to",
        "symmetric": edge.relation.symmetric,
        "disputed": edge.disputed,
        "claims": list(edge.claims),
        "denials": list(edge.denials),
        "reports": len(edge.reports),
        "speakers": len(edge.witnesses),
        "sources": [readable(source) for source in edge.sources],
        "first": edge.first.isoformat() if edge.first else None,
        "last": edge.last.isoformat() if edge.last else None,
    }


def _bend(roundness: float) -> dict[str, Any]:
    if not roundness:
        return {"enabled": False}
    kind = "curvedCW" if roundness > 0 else "curvedCCW"
    return {"enabled": True, "type": kind, "roundness": round(abs(roundness), 3)}
