"""What stands behind a statement, as a graph tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kg.backing import Backing
from kg.errors import NotFound, UsageError
from kg.graph import Graph
from kg.model import Basis
from kg.store import memory_store
from tests.serve.story import BASE, CAPTURED, FOUGHT, RAQQA_FELL, REPORTS, WITHDREW, Told


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with Graph(memory_store(BASE), reader=Told()) as held:
        held.add(REPORTS)
        yield held


def test_claims_newest_first_with_their_span(graph: Graph) -> None:
    ids = [CAPTURED.id, WITHDREW.id, RAQQA_FELL.id, CAPTURED.id]
    found = graph.newest(ids)
    assert found == Backing(
        [WITHDREW.id, CAPTURED.id, RAQQA_FELL.id], 0, 0, date(2017, 10, 17), date(2017, 11, 9)
    )


def test_as_known_on_a_day_it_is_said_what_is_left_out(graph: Graph) -> None:
    ids = [CAPTURED.id, WITHDREW.id, RAQQA_FELL.id]
    known = date(2017, 11, 9)
    assert graph.newest(ids, known) == Backing([CAPTURED.id], 1, 1, date(2017, 11, 8), date(2017, 11, 8))
    assert graph.naming("islamic-state", known) == Backing([], 2, 1)


def test_claims_that_name_an_entity_the_last_published_first(graph: Graph) -> None:
    found = graph.naming("Islamic State")
    assert found.ids == [*sorted([WITHDREW.id, FOUGHT.id]), RAQQA_FELL.id]
    with pytest.raises(NotFound):
        graph.naming("nobody-at-all")


def test_stakes_contradictions_and_what_rests_on_a_claim(graph: Graph) -> None:
    assert graph.stakes([CAPTURED.id, WITHDREW.id]) == {
        CAPTURED.id: Basis.OWN_INTEREST,
        WITHDREW.id: Basis.INDEPENDENT,
    }
    assert graph.contradictions([CAPTURED.id]) == []
    assert graph.latest(2) == [WITHDREW.id, FOUGHT.id]
    assert {span.place.id for span in graph.resting_on(CAPTURED.id)} == {"abu-kamal"}
    assert graph.resting_on("not a claim") == []
    [edge] = graph.relations("raqqa")
    assert (graph.edge_of(RAQQA_FELL.id), graph.edge_of("0123456789abcdef")) == (edge.id, None)


def test_what_an_actor_holds_now(graph: Graph) -> None:
    assert [span.place.id for span in graph.holding_now("syrian-democratic-forces")] == ["raqqa"]
    with pytest.raises(UsageError, match="Raqqa \\(settlement\\) is no actor"):
        graph.holding_now("raqqa")
