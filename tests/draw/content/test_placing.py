"""Nodes that stay where they were."""

from __future__ import annotations

from kg.draw.content.choice import Asked, choose
from kg.draw.content.network import sizes
from kg.draw.content.placing import settle
from kg.draw.spacing import Points
from kg.query.links import Links
from tests.linking import entities, link, links

WAR = links(
    "a fought b 9", "a fought c 5", "b captured x 4", "c captured x 3", "d captured y 2", "x attacked z 1"
)


def _settled(
    known: Links, asked: Asked, before: Points | None = None, former: Points | None = None
) -> Points:
    choice = choose(known, asked)
    return settle(choice, entities(known), sizes(known, choice.entities), before=before, former=former)


def test_when_a_node_and_a_report_are_added_all_others_stay() -> None:
    first = _settled(WAR, Asked())
    grown = WAR.renewed([], [link("z captured new 3"), link("a fought c 50")])
    then = _settled(grown, Asked(), former=first)
    assert {own: then[own] for own in first} == first
    assert set(then) == {*first, "new"}
    assert _settled(grown, Asked()) != then


def test_the_same_is_placed_the_same() -> None:
    assert _settled(WAR, Asked()) == _settled(WAR, Asked())


def test_an_opening_moves_nobody_though_more_come_than_there_were() -> None:
    few = Asked(limit=2, around="x")
    first = _settled(WAR, few)
    opened = _settled(WAR, Asked(limit=2, around="x", opened=("x", "b")), before=first)
    assert {own: opened[own] for own in first} == first
    assert len(opened) > 2 * len(first)


def test_where_hardly_anybody_is_left_all_are_laid_out_anew() -> None:
    first = _settled(WAR, Asked(limit=2))
    assert _settled(WAR, Asked(), former=first) == _settled(WAR, Asked())
