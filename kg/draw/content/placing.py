"""Where the nodes of a picture stand: whoever was there before stays."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from kg.draw.content.choice import Choice
from kg.draw.labels import lines
from kg.draw.layout import positions
from kg.draw.spacing import Box, Point, Points
from kg.model import Entity

MOST_LABELLED = 60
"""Beyond so many nodes the layout keeps room for shapes alone, and only labels that find room are drawn."""


def settle(
    choice: Choice,
    entities: Mapping[str, Entity],
    sizes: Mapping[str, float],
    *,
    before: Mapping[str, Point] | None = None,
    former: Mapping[str, Point] | None = None,
) -> Points:
    """Give where all of a choice stand.

    `before` are the places in the same picture without its last opening, all of which are kept. `former` are those in
    the same picture of the graph as it was: whoever is still there stays, unless so few are left of a picture without
    openings that it is better laid out anew.
    """
    here = choice.entities
    stood = former or {}
    fixed = {**stood, **before} if before is not None else stood if _mostly(stood, here) else {}
    boxes = _boxes([entities[own] for own in here], sizes)
    return positions(boxes, [(link.subject, link.object) for link in choice.links], fixed)


def _mostly(stood: Mapping[str, Point], here: Sequence[str]) -> bool:
    return sum(own in stood for own in here) * 2 >= len(here)


def _boxes(entities: Sequence[Entity], sizes: Mapping[str, float]) -> dict[str, Box]:
    """Give the room of each node: with its label while the picture is small enough for all labels."""
    if len(entities) > MOST_LABELLED:
        # Seen from far off they shrink less than the ways between them.
        return {e.id: (3 * sizes[e.id] + 16, 3 * sizes[e.id] + 16) for e in entities}
    # The more nodes, the farther off they are seen, and labels keep their size on the screen.
    grown = min(max(math.sqrt(len(entities) / 16), 1.0), 1.6)
    return {e.id: _labelled(e, sizes[e.id], grown) for e in entities}


def _labelled(entity: Entity, size: float, grown: float) -> Box:
    shown = lines(entity.label)
    wide = max(map(len, shown)) * 7.6
    return (max(2 * size, wide) + 16) * grown, (2 * size + 17 * len(shown) + 12) * grown
