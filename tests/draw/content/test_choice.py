"""Which part of a graph one picture holds."""

from __future__ import annotations

from kg.draw.content.choice import PAGE, Asked, Choice, choose
from tests.linking import links

WAR = links(
    "a fought b 9", "a fought c 5", "b captured x 4", "c captured x 3", "d captured y 2", "x attacked z 1"
)


def _ids(choice: Choice) -> list[str]:
    return [link.id for link in choice.links]


def test_an_overview_holds_the_strongest_and_all_between_them() -> None:
    choice = choose(WAR, Asked(limit=4))
    assert choice.entities == ["a", "b", "c", "x"]
    assert _ids(choice) == ["a fought b", "a fought c", "b captured x", "c captured x"]
    assert choice.passed == 0


def test_an_overview_that_is_full_still_takes_what_needs_no_room() -> None:
    assert choose(WAR, Asked(limit=3)).entities == ["a", "b", "c"]
    assert choose(WAR, Asked(limit=2)).entities == ["a", "b"]


def test_of_many_relationships_the_strongest_are_drawn_and_the_others_counted() -> None:
    dense = links(*(f"a{one} fought b{other} {one + other + 1}" for one in range(30) for other in range(30)))
    choice = choose(dense, Asked(limit=300))
    assert (len(choice.links), choice.links[0].id, choice.passed) == (500, "a29 fought b29", 400)
    assert len(choose(dense, Asked(limit=1_000)).links) == 900


def test_around_one_are_the_neighbours_by_strength() -> None:
    choice = choose(WAR, Asked(limit=2, around="x"))
    assert (choice.entities, _ids(choice)) == (["x", "b"], ["b captured x"])
    whole = choose(WAR, Asked(around="x"))
    assert set(whole.entities) == {"x", "b", "c", "z"}
    assert choose(WAR, Asked(around="nobody")) == Choice([["nobody"]], [], 0)


def test_ways_hold_all_that_is_between_their_steps() -> None:
    choice = choose(WAR, Asked(ways=(("a", "b", "x"), ("a", "c", "x"))))
    assert set(_ids(choice)) == {"a fought b", "b captured x", "a fought c", "c captured x"}
    assert choose(WAR, Asked(ways=())) == Choice([[]], [], 0)


def test_an_opening_adds_a_page_of_neighbours_and_what_joins_them() -> None:
    towns = (f"hub captured t{n} {n + 1}" for n in range(60))
    hub = links("a fought b 99", "hub fought a 98", *towns, "t59 attacked t58 1")
    before = choose(hub, Asked(limit=3))
    opened = choose(hub, Asked(limit=3, opened=("hub", "hub", "nobody", "t59")))
    assert before.entities == ["a", "b", "hub"]
    assert [len(stage) for stage in opened.stages] == [3, PAGE, PAGE, 0, 0]
    assert opened.stages[1][:2] == ["t59", "t58"]
    assert opened.stages[2][0] == "t34"
    assert "t59 attacked t58" in _ids(opened)
    assert _ids(before)[0] == "a fought b"


def test_nothing() -> None:
    assert choose(links(), Asked()) == Choice([[]], [], 0)
