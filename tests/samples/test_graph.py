"""The graph that all sample reports make together."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.graph import Graph
from kg.ingest import Ingested

SAMPLES = Path(kg.__file__).parent / "samples"


@pytest.fixture(scope="module")
def graph(samples: Graph) -> Graph:
    return samples


def test_all_that_is_written_keeps_to_the_shapes(graph: Graph) -> None:
    assert graph.validate(deep=True) == []


def test_reading_them_again_changes_nothing(graph: Graph) -> None:
    before = graph.export("nquads")
    assert graph.ingest(SAMPLES) == Ingested(read=40, unchanged=40)
    assert graph.export("nquads") == before


def test_everyone_and_every_place_that_a_description_refers_to_is_described(graph: Graph) -> None:
    told = list(graph.entities().values())
    referred = {i for e in told for i in (*e.parents, e.country, e.speaks_for, e.leans) if i}
    assert referred <= {e.id for e in told}
    assert "deir-ez-zor-governorate" in referred


def test_abu_kamal_goes_back_and_forth(graph: Graph) -> None:
    """The army claims it on 9 November, the Observatory has the group back on the 11th, and lost again on the 19th.

    What Hezbollah's outlet claimed on the 8th the Observatory contradicted on that day: the group still had it.
    """
    held = [
        (c.start.latest.isoformat(), c.holders[0].id)
        for c in graph.control("Abu Kamal")
        if c.start.latest and c.status == "held"
    ]
    assert ("2017-11-09", "syrian-armed-forces") in held
    assert ("2017-11-11", "islamic-state") in held
    assert held.index(("2017-11-09", "syrian-armed-forces")) < held.index(("2017-11-11", "islamic-state"))
    last = graph.control("Abu Kamal")[-1]
    assert "syrian-armed-forces" in {holder.id for holder in last.holders}
    assert last.end is None


def test_what_is_denied_is_disputed(graph: Graph) -> None:
    [edge] = [e for e in graph.relations("M23", relation="supports") if e.subject.id == "rwanda"]
    assert edge.disputed
    assert {graph.claim(i).attributed_to[0].entity.id for i in edge.denials} == {"rwanda"}
