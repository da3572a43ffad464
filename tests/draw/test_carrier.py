"""Nodes and edges as pyvis carries them."""

from __future__ import annotations

from kg.draw.carrier import lines, network
from kg.draw.selection import select
from tests.draw.scene import scene, staged
from tests.factory import claim, entity, report

TOLD = scene()
DRAWN = network(select(TOLD.edges))


def test_pyvis_holds_every_edge_even_between_the_same_two() -> None:
    assert (DRAWN.num_nodes(), DRAWN.num_edges()) == (23, 32)


def test_an_edge_says_how_it_is_drawn() -> None:
    edges = {edge["id"]: edge for edge in DRAWN.edges}
    disputed = edges[TOLD.edge("syrian-armed-forces", "captured", "abu-kamal").id]
    fought = edges[TOLD.edge("syrian-armed-forces", "fought", "islamic-state").id]
    assert (disputed["reports"], disputed["dashes"], disputed["arrows"]) == (3, [6, 5], "to")
    assert (fought["dashes"], fought["arrows"], fought["smooth"]) == (False, "", {"enabled": False})


def test_edges_between_the_same_two_bend_apart() -> None:
    edges = {edge["id"]: edge for edge in DRAWN.edges}
    bends = [
        edges[TOLD.edge("syrian-armed-forces", relation, "abu-kamal").id]["smooth"]
        for relation in ("captured", "entered")
    ]
    assert sorted((bend["type"], bend["roundness"]) for bend in bends) == [
        ("curvedCCW", 0.15),
        ("curvedCW", 0.15),
    ]


def test_nothing_is_given_that_pyvis_writes_as_markup() -> None:
    hostile = entity("<img src=x onerror=alert(1)> href")
    told = report("r", "They met.")
    drawn = network(select(staged([claim("fought", hostile, entity("b"), report=told)], [told]).edges))
    assert drawn.heading == ""
    assert not any("title" in one for one in [*drawn.nodes, *drawn.edges])
    assert not drawn.select_menu
    assert not drawn.filter_menu


def test_long_labels_break_into_lines() -> None:
    assert lines("Raqqa") == ["Raqqa"]
    assert lines("Global Coalition against Islamic State") == ["Global Coalition", "against Islamic", "State"]
    assert len(lines("word " * 40)) == 3
    assert lines("") == [""]
