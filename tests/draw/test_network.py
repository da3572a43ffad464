"""Relationships as a networkx graph."""

from __future__ import annotations

from datetime import date

from kg.draw.network import to_networkx
from tests.draw.scene import scene


def test_nodes_and_edges_carry_what_is_known() -> None:
    told = scene()
    graph = to_networkx(told.edges)
    edge = told.edge("syrian-armed-forces", "captured", "abu-kamal")
    assert (len(graph), graph.number_of_edges()) == (23, 32)
    assert graph.nodes["abu-kamal"] == {
        "label": "Abu Kamal",
        "kind": "settlement",
        "lat": 34.45,
        "lon": 40.92,
    }
    assert graph.edges["syrian-armed-forces", "abu-kamal", edge.id] == {
        "id": edge.id,
        "relation": "captured",
        "claims": 3,
        "reports": 3,
        "witnesses": 2,
        "sources": 2,
        "denials": 1,
        "weight": 3,
        "first": date(2017, 11, 8),
        "last": date(2017, 11, 19),
        "disputed": True,
        "symmetric": False,
        "periods": (),
    }


def test_relations_between_the_same_two_stay_apart() -> None:
    graph = to_networkx(scene().edges)
    between = graph.get_edge_data("syrian-armed-forces", "abu-kamal")
    assert between is not None
    assert sorted(edge["relation"] for edge in between.values()) == ["captured", "entered"]


def test_no_relationships_make_an_empty_graph() -> None:
    assert len(to_networkx([])) == 0
