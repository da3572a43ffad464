"""What the graph is and holds, in plain values."""

from __future__ import annotations

from datetime import date

from kg.draw.content.summary import summary
from kg.graph import open_graph
from kg.model import Kind, Relation
from kg.query.naming import Tally
from kg.query.stats import Stats


def test_an_empty_graph_has_every_kind_and_no_day() -> None:
    with open_graph(":memory:") as graph:
        told = summary(graph.stats(), graph.tally(), *graph.spans())
    assert told["totals"] == {"relationships": 0, "entities": 0, "claims": 0, "reports": 0, "places": 0}
    assert told["days"] == {"happened": None, "reported": None}
    assert {kind for kind, style in told["kinds"].items() if style["count"] == 0} == {*Kind}


def test_counts_days_and_stakes() -> None:
    span = (date(2017, 11, 8), date(2017, 11, 9))
    tally = Tally({Kind.STATE: 2}, {Relation.FOUGHT: 3}, ("syria", "turkey"))
    stats = Stats(4, 1, 9, 5, 6, 2, 2, None, None, {})
    told = summary(stats, tally, span, None)
    assert told["totals"] == {"relationships": 5, "entities": 6, "claims": 9, "reports": 4, "places": 2}
    assert told["kinds"]["state"] == {"name": "State", "shape": "hexagon", "colour": "#0072B2", "count": 2}
    assert told["relations"]["fought"]["symmetric"] is True
    assert (told["relations"]["fought"]["count"], told["relations"]["captured"]["count"]) == (3, 0)
    assert told["foremost"] == ["syria", "turkey"]
    assert told["days"] == {"happened": ["2017-11-08", "2017-11-09"], "reported": None}
    assert list(told["stakes"]) == ["against-interest", "independent", "own-interest"]
