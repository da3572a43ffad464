"""What is said of a node, its parts and those that name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode

from kg.errors import NotFound
from kg.graph import Graph
from kg.rdf import KG
from kg.rdf.standards import LABEL, TEXT
from kg.settings import Settings
from kg.store import memory_store
from tests.factory import ARMY
from tests.serve.story import BASE, CAPTURED, HOSTILE, REPORTS, Told


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with Graph(memory_store(BASE), Settings(), Told()) as held:
        held.add(REPORTS)
        yield held


def said(graph: Graph, room: str, id: str) -> set[tuple[str, str, str]]:
    found = graph.describe(room, id)
    return {
        (getattr(t.subject, "value", ""), t.predicate.value, getattr(t.object, "value", ""))
        for t in found.triples
    }


def test_a_claim_comes_with_its_evidence_and_what_rests_on_it(graph: Graph) -> None:
    found = said(graph, "claims", CAPTURED.id)
    node = f"{BASE}claims/{CAPTURED.id}"
    assert (node, f"{KG}object", f"{BASE}entities/abu-kamal") in found
    assert (f"{BASE}entities/abu-kamal", LABEL.value, "Abu Kamal") in found
    assert "The army captured Abu Kamal." in {value for _, p, value in found if p.endswith("#exact")}
    resting = {s.removeprefix(BASE).partition("/")[0] for s, p, o in found if o == node}
    assert resting == {"relationships", "events", "intervals"}
    assert not [p for _, p, _ in found if p == f"{KG}packed"]


def test_an_entity_comes_with_its_point_and_its_edges_both_ways(graph: Graph) -> None:
    found = said(graph, "entities", "abu-kamal")
    assert (f"{BASE}entities/syrian-armed-forces", f"{KG}captured", f"{BASE}entities/abu-kamal") in found
    assert (f"{BASE}entities/syrian-armed-forces", LABEL.value, ARMY.label) in found
    assert "POINT(40.92 34.45)" in {value for _, p, value in found if p.endswith("#asWKT")}


def test_full_texts_are_given_only_when_asked_for(graph: Graph) -> None:
    whole = graph.describe("reports", HOSTILE.id, texts=True)
    assert HOSTILE.text in {getattr(t.object, "value", "") for t in whole.said}
    without = graph.describe("reports", HOSTILE.id)
    texts = [getattr(t.object, "value", "") for t in without.said if t.predicate == TEXT]
    assert texts == [HOSTILE.title]
    assert NamedNode(f"{BASE}claims/{CAPTURED.id}") in {t.subject for t in without.inverse}


@pytest.mark.parametrize(
    ("room", "id"), [("claims", "none"), ("claims", ""), ("nowhere", "x"), ("entities", "\ud800")]
)
def test_what_nobody_speaks_of(graph: Graph, room: str, id: str) -> None:
    with pytest.raises(NotFound):
        graph.describe(room, id)


def test_it_is_cut_at_a_limit(graph: Graph) -> None:
    from kg.query.described import described

    store = graph._store
    found = described(store, "entities", "abu-kamal", most=5)
    assert (len(found.said) + len(found.inverse), found.truncated) == (5, True)
    assert not described(store, "entities", "abu-kamal").truncated
