"""The SHACL shapes over a store, in pieces; what they find, the quick look finds too."""

from __future__ import annotations

import os
from multiprocessing import active_children

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Quad

from kg.errors import KgError
from kg.rdf.shapes import violations
from kg.soundness import faults, shaping
from kg.store import memory_store
from tests.soundness.war import BASE, TAKEN, claim, fill, term

# In an order that does not depend on that of a store.
QUADS = sorted(fill(memory_store(BASE)).quads(), key=str)
TOLD = [q for q in QUADS if not str(q.graph_name).endswith("graphs/store>")]


@st.composite
def broken(draw: st.DrawFn) -> list[Quad]:
    """Draw the statements of a store in which one was taken out, put in, or given the value of another."""
    quad, other = draw(st.sampled_from(TOLD)), draw(st.sampled_from(TOLD))
    how = draw(st.sampled_from(("less", "more", "other", "twice")))
    left = [q for q in TOLD if q != quad or how in {"more", "twice"}]
    put = {
        "less": [],
        "more": [Quad(quad.subject, other.predicate, other.object, quad.graph_name)],
        "other": [Quad(quad.subject, quad.predicate, other.object, quad.graph_name)],
        "twice": [Quad(quad.subject, quad.predicate, other.object, quad.graph_name)],
    }[how]
    return sorted({*left, *put}, key=str)


@settings(max_examples=12)
@given(broken())
def test_what_breaks_the_shapes_is_found_without_them(quads: list[Quad]) -> None:
    store = memory_store(BASE)
    store.change(add=quads)
    if violations(quads):
        assert faults(store)


@pytest.mark.parametrize("size", [1, 5_000])
def test_shapes_are_checked_in_pieces_of_any_size(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(shaping, "_SIZE", size)
    store, told = fill(memory_store(BASE)), list[str]()
    assert faults(store, deep=True, progress=told.append) == []
    seen = [words for words in told if words.startswith("checking shapes")]
    total = f"{len(QUADS):,}"
    assert seen[0] == f"checking shapes: 0 of {total} statements"
    assert seen[-1] == f"checking shapes: {total} of {total} statements"
    [quad] = store.quads(claim(TAKEN), term("confidence"))
    store.change(remove=[quad], add=[Quad(quad.subject, quad.predicate, Literal(7.5), quad.graph_name)])
    node = claim(TAKEN).value
    assert [str(fault) for fault in faults(store, deep=True)] == [
        f"{node} has the confidence 7.5, which is not from 0 to 1",
        f"{node} kg:confidence: the confidence is exactly one double from 0 to 1 (not '7.5')",
    ]


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "_SIZE", 100)
    store, told = fill(memory_store(BASE)), list[str]()
    kept = [quad for number, quad in enumerate(TOLD) if number % 9]
    store.change(remove=TOLD, add=kept)
    one = shaping.shape_faults(store, told.append)
    assert len(one) > 20
    again = list[str]()
    assert shaping.shape_faults(store, again.append, processes=2) == one
    assert again == told
    assert active_children() == []


def _fall(_data: bytes, _nodes: object) -> None:
    os._exit(1)


def test_a_process_that_was_ended_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaping, "_SIZE", 100)
    monkeypatch.setattr(shaping, "_read_and_checked", _fall)
    with pytest.raises(KgError, match="a process that checked shapes was ended"):
        shaping.shape_faults(fill(memory_store(BASE)), lambda _: None, processes=2)
    assert active_children() == []
