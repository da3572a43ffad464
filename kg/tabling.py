"""The long tables of a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.draw.content.rows import Sources, Tables
from kg.model import Basis

if TYPE_CHECKING:
    from kg.graph import Graph


def tables_of(graph: Graph, stakes: Mapping[str, Basis] | None = None) -> Tables:
    """Give the tables of a graph as it is now; each part is read when a table first needs it.

    `stakes` are those of the claims that matter, where they are known; else those of all are weighed.
    """
    return Tables(
        Sources(
            briefs=graph.briefs,
            headlines=graph.headlines,
            relationships=graph.relationships,
            intervals=lambda known_on: graph.timelines(known_on=known_on),
            names=graph.entries,
            sentences=graph.sentences,
            all_sentences=graph.sentences,
            merged=graph.merged,
            voices=graph.voices,
            stakes=lambda claims, known_on: (
                (graph.stakes(claims, known_on) or {}) if stakes is None else stakes
            ),
        )
    )
