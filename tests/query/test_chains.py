"""The shortest ways between two."""

from __future__ import annotations

from kg.query.chains import Chains, between, chains
from tests.linking import links

WAR = links(
    "a fought b 5",
    "b captured x 1",
    "a supports c 2",
    "c captured x 2",
    "c lost x 7",
    "x attacked y 1",
    "m fought n 1",
)


def test_the_strongest_of_the_shortest_ways_comes_first() -> None:
    assert chains(WAR, "a", "x", 5) == Chains([("a", "c", "x"), ("a", "b", "x")], more=False)


def test_a_way_leads_against_relations_too() -> None:
    assert list(chains(WAR, "y", "b", 5).ways) == [("y", "x", "b")]


def test_of_more_than_asked_for_it_is_said() -> None:
    found = chains(WAR, "a", "x", 1)
    assert (list(found.ways), found.more) == ([("a", "c", "x")], True)


def test_no_way() -> None:
    none = Chains((), more=False)
    assert chains(WAR, "a", "n", 5) == none
    assert chains(WAR, "a", "nobody", 5) == none
    assert chains(WAR, "a", "a", 5) == none


def test_what_stands_between_two() -> None:
    assert [link.reports for link in between(WAR, "x", "c")] == [7, 2]
    assert between(WAR, "a", "x") == []
