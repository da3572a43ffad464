"""Indexes of names."""

from kg.know.index import fitting, index_names, longest_names
from kg.model import Entity, Kind

GROUP = Entity("group", "IS", Kind.ARMED_GROUP)
BRANCH = Entity("branch", "Is branch", Kind.ARMED_GROUP)


def test_bearers_stand_by_rank_or_as_given() -> None:
    named = [("IS", BRANCH), ("I.S.", GROUP)]
    assert index_names(named) == {"is": ((2, BRANCH), (2, GROUP))}
    ranked = index_names(named, lambda _, entity: int(entity is BRANCH))
    assert ranked == {"is": ((2, GROUP), (2, BRANCH))}


def test_a_text_must_have_the_capitals_of_the_name() -> None:
    index = index_names([("IS", GROUP), ("Is", BRANCH)])
    assert list(fitting(index, "is", 2)) == [GROUP, BRANCH]
    assert list(fitting(index, "is", 1)) == [BRANCH]
    assert list(fitting(index, "is", 0)) == []
    assert list(fitting(index, "was", 2)) == []


def test_longest_names() -> None:
    names = [("free army", 0), ("free army of the north", 0), ("syrian", 3), ("syrian army", 0)]
    assert longest_names(names) == {"free": 5, "syrian": 4}
