"""What deriving reads of a store."""

from dataclasses import replace

import pytest

from kg.derive import Dateline, update
from kg.derive.draft import Draft
from kg.derive.facts import Facts
from kg.derive.judged import NOTHING
from kg.model import Entity, Kind, Quantity
from kg.store import memory_store
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, claim, report

SANA = Entity("sana", "SANA", Kind.MEDIA, aliases=("Syrian Arab News",), speaks_for="syrian-government")
OWN = report("r1", source="Syrian Arab News")
TOLD = claim(report=OWN, by=(OBSERVATORY, ARMY), source=ISLAMIC_STATE, day="2017-11-08")


@pytest.fixture
def facts() -> Facts:
    store = memory_store()
    update(store, [(OWN, [TOLD])], known={"sana": SANA})
    return Facts(Draft(store))


def test_a_claim_is_read_without_its_words(facts: Facts) -> None:
    (read,) = facts.claims([facts.names.claim(TOLD.id)] * 2)
    spoken = {a.entity.id for a in read.attributed_to}
    assert spoken == {OBSERVATORY.id, ARMY.id}
    bare = replace(TOLD, attributed_to=(), trigger=read.trigger, evidence=read.evidence, confidence=0.5)
    assert replace(read, attributed_to=()) == bare


def test_a_claim_that_is_taken_is_as_one_that_is_read(facts: Facts) -> None:
    node = facts.names.claim(TOLD.id)
    read = facts.claim(node)
    taken = Facts(facts.draft)
    taken.take([replace(TOLD, attributed_to=TOLD.attributed_to * 2, confidence=0.3)])
    found = taken.claim(node)
    assert read is not None
    assert found is not None
    assert replace(found, attributed_to=()) == replace(read, attributed_to=())
    assert len(found.attributed_to) == len(read.attributed_to) == 2
    assert {a.entity for a in found.attributed_to} == {a.entity for a in read.attributed_to}


def test_no_claim_is_taken_where_an_analyst_may_have_changed_it(facts: Facts) -> None:
    judged = replace(NOTHING, merged={"isil": ISLAMIC_STATE.id})
    found = Facts(facts.draft, judged=judged)
    found.take([TOLD])
    assert found.memory.claims == {}


def test_two_reports_can_give_one_figure_in_the_same_words() -> None:
    store, count = memory_store(), Quantity(12, 12, 12, "people", "a dozen people")
    told = [
        replace(claim("killed", report=report(i), object=ISLAMIC_STATE), quantity=count) for i in ("r1", "r2")
    ]
    update(store, [(report(c.report), [c]) for c in told])
    facts = Facts(Draft(store))
    read = facts.claims(facts.names.claim(c.id) for c in told)
    assert [c.quantity for c in read] == [count, count]


def test_a_publisher_is_found_by_its_other_name(facts: Facts) -> None:
    facts.claims([facts.names.claim(TOLD.id)])
    assert facts.datelines == {"r1": Dateline(OWN.published, "Syrian Arab News", "sana")}
    assert [facts.names.local(n) for n in facts.published_by("sana")] == ["r1"]


def test_what_is_not_there_is_left_out(facts: Facts) -> None:
    assert facts.claims([facts.names.claim("none"), facts.names.entity(ABU_KAMAL.id)]) == []
    assert "nobody" not in facts.entities


def test_claims_are_found_by_any_role_and_by_their_publisher(facts: Facts) -> None:
    for entity in (ARMY, ABU_KAMAL, ISLAMIC_STATE, OBSERVATORY, SANA):
        assert {facts.names.local(n) for n in facts.naming([entity.id])} == {TOLD.id}


def test_the_retinue_holds_who_belongs_or_speaks_for_one(facts: Facts) -> None:
    assert facts.retinue(["syrian-government"]) == {"syrian-government", ARMY.id, "sana"}


def test_every_described_entity_is_listed(facts: Facts) -> None:
    assert set(facts.entities) == {e.id for e in (ARMY, ABU_KAMAL, ISLAMIC_STATE, OBSERVATORY, SANA)}
    assert len(facts.entities) == 5
