"""Relationships as a networkx graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.draw.spans import spans, written
from kg.model import Entity, Relationship


def to_networkx(edges: Iterable[Relationship]) -> nx.MultiDiGraph[str]:
    """Give a directed graph with one edge a relationship, keyed by its id, and entity ids as nodes.

    A node has `label`, `kind`, `lat` and `lon` (WGS 84 degrees or `None`). An edge has `id`, `relation`, the
    numbers `claims`, `reports`, `witnesses`, `sources` and `denials`, `weight` (its reports), the days
    `first` and `last` (`datetime.date` or `None`), `disputed`, `symmetric`, and `periods`, ISO 8601 spans of
    days on which an alliance or its like was in force; a symmetric relation is there once, in the direction
    given.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in edges:
        for entity in (edge.subject, edge.object):
            graph.add_node(entity.id, **_node(entity))
        graph.add_edge(edge.subject.id, edge.object.id, key=edge.id, **_edge(edge))
    return graph


def _node(entity: Entity) -> dict[str, Any]:
    return {"label": entity.label, "kind": entity.kind.value, "lat": entity.lat, "lon": entity.lon}


def _edge(edge: Relationship) -> dict[str, Any]:
    return {
        "id": edge.id,
        "relation": edge.relation.value,
        "claims": len(edge.claims),
        "reports": len(edge.reports),
        "witnesses": len(edge.witnesses),
        "sources": len(edge.sources),
        "denials": len(edge.denials),
        "weight": len(edge.reports),
        "first": edge.first,
        "last": edge.last,
        "disputed": edge.disputed,
        "symmetric": edge.relation.symmetric,
        "periods": tuple(map(written, spans(edge))),
    }
