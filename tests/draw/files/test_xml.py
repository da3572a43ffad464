"""GraphML and GEXF that networkx reads again."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import networkx as nx

from kg.draw.files import gexf, graphml
from kg.draw.files.xml import GEXF
from kg.model import Bounds, Entity, Kind, Period, Relation
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
    assert {edge["id"]: edge["relation"] for _, _, edge in graph.edges(data=True)} == {
        edge.id: edge.relation.value for edge in EDGES
    }


def test_gexf_declares_every_attribute_with_a_type_that_gephi_has() -> None:
    root = ElementTree.fromstring(gexf(EDGES))
    types = {a.get("title"): a.get("type") for a in root.iter(f"{{{GEXF}}}attribute")}
    assert types == {
        "kind": "string",
        "lat": "double",
        "lon": "double",
        "relation": "string",
        "claims": "long",
        "reports": "long",
        "witnesses": "long",
        "sources": "long",
        "denials": "long",
        "first": "string",
        "last": "string",
        "disputed": "boolean",
        "symmetric": "boolean",
        "networkx_key": "string",
    }
    declared = {a.get("id") for a in root.iter(f"{{{GEXF}}}attribute")}
    assert {a.get("for") for a in root.iter(f"{{{GEXF}}}attvalue")} <= declared


def test_gexf_edges_have_days_and_kinds_and_ids_of_their_own() -> None:
    """Gephi reads the first day and the last as a span, and merges edges of one kind between two nodes."""
    root = ElementTree.fromstring(gexf(EDGES))
    [graph] = root.iter(f"{{{GEXF}}}graph")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    edges = list(root.iter(f"{{{GEXF}}}edge"))
    assert edges[0].attrib == {
        "source": "syrian-armed-forces",
        "target": "abu-kamal",
        "id": EDGES[0].id,
        "label": "captured",
        "kind": "captured",
        "weight": "3",
        "start": "2017-11-08",
        "end": "2017-11-19",
    }
    assert len({edge.get("id") for edge in edges}) == 32
    assert len({(e.get("source"), e.get("target"), e.get("kind")) for e in edges}) == 32


def test_an_undated_edge_has_no_bounds_in_gexf() -> None:
    told = report("r", "They met.", None)
    edges = staged([claim(report=told, day=None)], [told]).edges
    [edge] = ElementTree.fromstring(gexf(edges)).iter(f"{{{GEXF}}}edge")
    assert (edge.get("start"), edge.get("end")) == (None, None)
    assert "None" not in gexf(edges)
    assert "None" not in graphml(edges)


def test_what_lasts_is_there_in_its_periods() -> None:
    day = date(2017, 10, 1)
    first = Period(Bounds(None, day), Bounds(date(2017, 10, 11), date(2017, 10, 20)))
    second = Period(Bounds(date(2018, 1, 1), date(2018, 1, 5)), None)
    known = (EDGES[0].subject, EDGES[1].subject)
    ally = replace(EDGES[0], id="a1", relation=Relation.ALLIED_WITH, object=known[1])
    for periods, attributes, spells in (
        ((first,), ("2017-10-01", "2017-10-10"), []),
        ((second,), ("2018-01-05", None), []),
        ((first, second), (None, None), [("2017-10-01", "2017-10-10"), ("2018-01-05", None)]),
    ):
        text = gexf([replace(ally, periods=periods)])
        [edge] = ElementTree.fromstring(text).iter(f"{{{GEXF}}}edge")
        assert (edge.get("start"), edge.get("end")) == attributes
        assert [(s.get("start"), s.get("end")) for s in edge.iter(f"{{{GEXF}}}spell")] == spells
        assert nx.read_gexf(io.BytesIO(text.encode())).number_of_edges() == 1
    assert 'periods">2017-10-01/2017-10-10; 2018-01-05/..<' in graphml(
        [replace(ally, periods=(first, second))]
    )


def test_graphml_declares_every_key_with_its_type() -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ElementTree.fromstring(graphml(EDGES))
    types = {(k.get("for"), k.get("attr.name")): k.get("attr.type") for k in root.iter(f"{space}key")}
    assert types["node", "lat"] == "double"
    assert types["edge", "weight"] == "long"
    assert types["edge", "first"] == "string"
    assert types["edge", "disputed"] == "boolean"
    assert types["edge", "label"] == "string"
    assert {d.get("key") for d in root.iter(f"{space}data")} == {name for _, name in types}


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
