"""What is kept of a store from one update to the next."""

from dataclasses import replace

import pytest

from kg.derive import update
from kg.derive.dateline import Dateline
from kg.derive.memory import Memory, keep, recall
from kg.model import Entity, Kind
from kg.rdf import Names
from kg.store import memory_store
from tests.factory import ABU_KAMAL, ARMY, SDF, claim, report

NAMES = Names("http://example.org/")
TAKEN, FOUGHT = claim(), claim("fought", SDF, ARMY, report=report("r2"))
LINES = {"r1": Dateline(None, "Wire"), "r2": Dateline(None, "Post")}


def full() -> Memory:
    claims = {NAMES.claim(c.id): c for c in (TAKEN, FOUGHT)}
    return Memory(claims, dict(LINES), {e.id: e for e in (ARMY, SDF, ABU_KAMAL)})


def test_forgetting_leaves_the_rest_and_the_entities_of_before() -> None:
    memory = full()
    left = memory.without([NAMES.claim(TAKEN.id)], ["r1"], [])
    assert list(left.claims.values()) == [FOUGHT]
    assert left.datelines == {"r2": LINES["r2"]}
    assert left.entities == memory.entities == full().entities


def test_a_changed_description_takes_the_claims_that_name_it_along() -> None:
    left = full().without([], [], [replace(ABU_KAMAL, lat=34.0)])
    assert list(left.claims.values()) == [FOUGHT]
    assert "abu-kamal" not in left.entities


def test_a_new_actor_may_be_a_publisher() -> None:
    agency = Entity("agency", "Wire Agency", Kind.MEDIA, aliases=("Wire",))
    assert full().without([], [], [agency]).datelines == {"r2": LINES["r2"]}
    place = replace(agency, kind=Kind.SETTLEMENT)
    assert full().without([], [], [place]).datelines == LINES


def test_nothing_is_remembered_of_a_store_that_somebody_changed() -> None:
    store = memory_store()
    update(store, [(report(), [TAKEN])])
    assert [c.id for c in recall(store).claims.values()] == [TAKEN.id]
    store.change()
    assert recall(store) == Memory()


def test_what_is_kept_is_of_one_store_and_goes_with_it() -> None:
    store, memory = memory_store(), full()
    keep(store, memory)
    assert recall(store) is memory
    assert recall(memory_store()) == Memory()


@pytest.mark.parametrize(("what", "most"), [("_CLAIMS", 1), ("_ENTITIES", 2)])
def test_of_too_much_only_judgements_and_ties_are_kept(
    what: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"kg.derive.memory.{what}", most)
    store, other = memory_store(), memory_store()
    update(store, [(report(), [TAKEN])])
    memory = recall(store)
    assert (len(memory.claims), len(memory.entities)) == (1, 2)
    keep(store, memory)
    update(store, [(report("r2"), [FOUGHT])])
    left = recall(store)
    assert left == Memory(judged=left.judged, ties=left.ties)
    assert None not in (left.judged, left.ties)
    # What was forgotten is read again.
    keep(store, left)
    update(store, forget=["r2"])
    update(other, [(report(), [TAKEN])])
    assert frozenset(store.quads()) == frozenset(other.quads())


def test_an_update_goes_on_from_what_the_one_before_read() -> None:
    store = memory_store()
    update(store, [(report(), [TAKEN])])
    kept = recall(store)
    [(node, read)] = dict(kept.claims).items()
    keep(store, kept)
    update(store, [(report("r2"), [FOUGHT])])
    after = recall(store).claims
    assert after[node] is read
    assert len(after) == 2
