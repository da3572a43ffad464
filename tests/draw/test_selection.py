"""Which part of a graph a picture holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.draw.selection import select
from tests.draw.scene import scene

EDGES = scene().edges


def test_everything_fits() -> None:
    selection = select(EDGES)
    assert (len(selection.edges), selection.all_edges) == (32, 32)
    assert (len(selection.entities), selection.all_entities) == (23, 23)


def test_a_small_limit_keeps_the_most_reported_and_says_the_totals() -> None:
    selection = select(EDGES, limit=3)
    assert {entity.id for entity in selection.entities} == {
        "syrian-armed-forces",
        "abu-kamal",
        "islamic-state",
    }
    assert (len(selection.edges), selection.all_edges, selection.all_entities) == (5, 32, 23)


def test_around_an_entity_are_its_neighbours() -> None:
    near = select(EDGES, around="iranian-backed-militias")
    far = select(EDGES, around="iranian-backed-militias", depth=2)
    assert {entity.id for entity in near.entities} == {
        "iranian-backed-militias",
        "iran",
        "hezbollah",
        "syrian-armed-forces",
    }
    assert len(near.edges) == 3
    assert len(far.entities) == 11


def test_around_nothing_known_is_empty() -> None:
    selection = select(EDGES, around="atlantis")
    assert (selection.edges, selection.all_edges) == ((), 32)


@pytest.mark.parametrize(("depth", "limit"), [(0, 10), (1, 0), (-1, 5)])
def test_refuses_what_cannot_be_drawn(depth: int, limit: int) -> None:
    with pytest.raises(ValueError, match="begin at 1"):
        select(EDGES, depth=depth, limit=limit)


@given(st.integers(1, 30), st.integers(1, 4), st.sampled_from([None, "raqqa", "islamic-state"]))
def test_never_more_than_the_limit(limit: int, depth: int, around: str | None) -> None:
    selection = select(EDGES, around=around, depth=depth, limit=limit)
    assert len(selection.entities) <= limit
    assert set(selection.edges) <= set(EDGES)
