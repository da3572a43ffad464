"""GraphML and GEXF that networkx reads again."""

from __future__ import annotations

import io

import networkx as nx

from kg.draw.files import gexf, graphml
from kg.model import Entity, Kind
from tests.draw.scene import scene, staged
from tests.factory import claim, report

EDGES = scene().edges


def test_graphml_is_read_again() -> None:
    graph = nx.read_graphml(io.BytesIO(graphml(EDGES).encode()), force_multigraph=True)
    assert (len(graph), graph.number_of_edges()) == (23, 32)
    assert graph.nodes["abu-kamal"] == {
        "label": "Abu Kamal",
        "kind": "settlement",
        "lat": 34.45,
        "lon": 40.92,
    }
    assert graph.nodes["iran"] == {"label": "Iran", "kind": "state"}
    edge = graph["syrian-armed-forces"]["abu-kamal"][EDGES[0].id]
    assert (edge["first"], edge["disputed"], edge["weight"]) == ("2017-11-08", True, 3)


def test_gexf_is_read_again() -> None:
    graph = nx.read_gexf(io.BytesIO(gexf(EDGES).encode()))
    assert (len(graph), graph.number_of_edges()) == (23, 32)
    assert graph.nodes["abu-kamal"]["kind"] == "settlement"
    relations = {edge["relation"] for _, _, edge in graph.edges(data=True)}
    assert relations == {edge.relation.value for edge in EDGES}


def test_gexf_names_no_day_of_writing() -> None:
    assert "lastmodified" not in gexf(EDGES)
    assert gexf(EDGES) == gexf(EDGES)


def test_what_xml_cannot_hold_is_replaced() -> None:
    odd = Entity("x", "a\x00b\ud800<c>&", Kind.PERSON)
    told = report("r", "They met.", None)
    edges = staged([claim(subject=odd, report=told, day=None)], [told]).edges
    for graph in (
        nx.read_graphml(io.BytesIO(graphml(edges).encode())),
        nx.read_gexf(io.BytesIO(gexf(edges).encode())),
    ):
        assert graph.nodes["x"]["label"] == "a\ufffdb\ufffd<c>&"


def test_truth_values_are_written_as_xml_has_them() -> None:
    assert '<data key="disputed">true</data>' in graphml(EDGES)
    assert '<data key="symmetric">false</data>' in graphml(EDGES)


def test_nothing_is_an_empty_graph() -> None:
    assert len(nx.read_graphml(io.BytesIO(graphml([]).encode()))) == 0
    assert len(nx.read_gexf(io.BytesIO(gexf([]).encode()))) == 0
