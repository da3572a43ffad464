"""The network as JSON."""

from __future__ import annotations

import json
from datetime import date

from kg.draw.content.choice import Asked, choose
from kg.draw.content.network import JSON, MOST_SIDES, Sided, network, sizes, told
from kg.model import Entity, Kind, Told
from kg.query.links import Links
from kg.query.sides import Side
from tests.linking import entities, link, links

WAR = links("a fought b 9", "a captured x 4", "b captured x 3", "x attacked z 1")


def _network(known: Links, asked: Asked, sided: Sided | None = None) -> JSON:
    choice = choose(known, asked)
    places = {own: (float(n), 2.0) for n, own in enumerate(choice.entities)}
    return network(choice, asked, known, entities(known), places, sided=sided)


def test_nodes_and_edges_as_pyvis_carries_them() -> None:
    made = _network(WAR, Asked(limit=3))
    assert made["nodes"][0] == {
        "id": "a",
        "label": "A",
        "lines": ["A"],
        "kind": "armed-group",
        "actor": True,
        "disputed": [],
        "shape": "triangle",
        "color": "#D55E00",
        "size": 26.0,
        "x": 0.0,
        "y": 2.0,
        "degree": 2,
        "hidden": 0,
        "side": None,
    }
    assert made["edges"][1] == {
        "id": "a captured x",
        "from": "a",
        "to": "x",
        "relation": "captured",
        "arrows": "to",
        "symmetric": False,
        "disputed": False,
        "reports": 4,
        "speakers": 1,
        "sources": 1,
        "claims": 5,
        "denials": 0,
        "first": "2017-11-08",
        "last": "2017-11-09",
        "bend": 0.0,
    }
    assert made["totals"] == {"relationships": 4, "entities": 4, "passed": 0}
    assert (made["around"], made["opened"], made["ways"], made["sides"]) == (None, [], None, None)


def test_neighbours_that_are_not_drawn_are_counted() -> None:
    nodes = {node["id"]: node for node in _network(WAR, Asked(limit=3))["nodes"]}
    assert (nodes["x"]["degree"], nodes["x"]["hidden"]) == (3, 1)


def test_a_name_from_outside_is_one_readable_line() -> None:
    known = links("a fought b 1")
    choice = choose(known, Asked())
    named = {"a": Entity("a", "One\u202e\n<b>", Kind.PERSON), "b": Entity("b", "\u200b", Kind.PERSON)}
    made = network(choice, Asked(), known, named, {"a": (0.0, 0.0), "b": (1.0, 0.0)})
    assert [node["label"] for node in made["nodes"]] == ["One <b>", "b"]
    json.dumps(made)


def test_sides_have_numbers_by_strength_and_beyond_the_named_ones_one_together() -> None:
    known = links(*(f"s{n} allied-with m{n} {20 - n}" for n in range(10)))
    day = date(2017, 11, 8)
    sided = Sided(day, [Side(("elsewhere", "nobody")), *(Side((f"s{n}", f"m{n}")) for n in range(10))])
    made = _network(known, Asked(), sided)
    numbers = {node["id"]: node["side"] for node in made["nodes"]}
    assert (numbers["s0"], numbers["m0"], numbers["s8"], numbers["m9"]) == (0, 0, MOST_SIDES, MOST_SIDES)
    assert made["sides"] == {
        "on": "2017-11-08",
        "named": [{"id": f"s{n}", "name": f"S{n}", "members": 2} for n in range(8)],
        "others": 2,
    }


def test_sizes_grow_with_reports_between_bounds() -> None:
    found = sizes(WAR, ["a", "z", "nobody"])
    assert found["a"] == 26.0
    assert 6.0 < found["z"] < 26.0
    assert found["nobody"] == 6.0
    assert sizes(links(), []) == {}


def test_days_in_bulk_are_numbers_with_reports_numbered() -> None:
    day = date(1970, 1, 11)
    found = {
        "e": (Told(day, None, day, "r9"), Told(None, None, None, "r1")),
        "f": (Told(None, day, None, "r9"),),
    }
    assert told(found, 3) == {
        "days": {"e": [10, None, 10, 0, None, None, None, 1], "f": [None, 10, None, 0]},
        "reports": 2,
        "missing": 1,
    }


def test_a_large_picture_has_all_its_edges() -> None:
    made = links(*(f"a{one} fought b{other} 1" for one in range(40) for other in range(30)))
    known = made.renewed([], [link("a0 fought a1 2", disputed=True)])
    content = _network(known, Asked(limit=2_000))
    assert len(content["edges"]) == 1_201
    assert content["edges"][0]["disputed"] is True
