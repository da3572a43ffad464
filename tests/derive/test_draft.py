"""A store as it will be."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.derive.draft import Draft
from kg.store import Store, memory_store

A, B, P, G = (NamedNode(f"http://example.org/{name}") for name in "abpg")
DERIVED, TOLD, SAID = Quad(A, P, B), Quad(A, P, B, G), Quad(B, P, Literal("x"), G)


@pytest.fixture
def store() -> Store:
    made = memory_store()
    made.change(add=[DERIVED, TOLD])
    return made


def test_look_ups_see_what_was_added_and_not_what_was_removed(store: Store) -> None:
    draft = Draft(store)
    draft.replace([DERIVED], [SAID])
    assert set(draft.quads(None, P)) == {TOLD, SAID}
    assert list(draft.quads(B)) == [SAID]
    assert list(draft.quads(None, None, Literal("x"))) == [SAID]
    assert set(draft.quads(graph=G)) == {TOLD, SAID}


def test_a_text_is_found_by_what_it_is_said_with_also_when_more_came_since(store: Store) -> None:
    draft, text = Draft(store), Literal("x")
    later, other = Quad(A, P, text, G), Quad(A, B, text, G)
    draft.replace((), [SAID, other])
    assert list(draft.quads(None, P, text)) == [SAID]
    draft.replace([SAID], [later])
    assert list(draft.quads(None, P, text)) == [later]
    assert list(draft.quads(None, B, text)) == [other]
    assert list(draft.quads(None, P, Literal("never"))) == []


def test_what_is_removed_at_once_goes_and_what_was_only_noted_is_not_noted(store: Store) -> None:
    draft = Draft(store)
    draft.replace((), [SAID])
    draft.remove([DERIVED, SAID])
    assert list(draft.quads()) == [TOLD, *memory_store().quads()]
    draft.replace((), [DERIVED])
    draft.commit()
    assert store.version == 1


def test_a_cleared_graph_is_gone_until_something_is_added(store: Store) -> None:
    draft = Draft(store)
    draft.clear(G)
    assert list(draft.quads(graph=G)) == []
    draft.replace((), [TOLD])
    assert list(draft.quads(graph=G)) == [TOLD]
    draft.commit()
    assert set(store.quads(A)) == {DERIVED, TOLD}


def test_what_goes_and_comes_back_stays(store: Store) -> None:
    draft = Draft(store)
    draft.replace([DERIVED], [])
    draft.replace([], [DERIVED, SAID])
    draft.replace([SAID], [])
    draft.commit()
    assert set(store.quads(A)) == {DERIVED, TOLD}
    assert list(store.quads(B)) == []
    assert store.version == 1


def test_each_quad_is_seen_once(store: Store) -> None:
    draft = Draft(store)
    draft.replace((), [DERIVED, SAID, SAID])
    assert sorted(map(str, draft.quads())) == sorted(map(str, {DERIVED, TOLD, SAID, *memory_store().quads()}))


def test_reports_and_what_is_derived_are_told_apart(store: Store) -> None:
    draft = Draft(store)
    assert list(draft.told(P, B)) == [A]
    assert list(draft.derived(P, B)) == [A]
    assert list(draft.at(A)) == [DERIVED]


def test_nothing_noted_is_nothing_changed(store: Store) -> None:
    Draft(store).commit()
    assert store.version == 1
