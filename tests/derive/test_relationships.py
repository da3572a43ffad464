"""Claims folded into relationships."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.derive import Dateline, edge_of, relationships
from kg.model import Claim, Entity, Kind, Relation, Relationship
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, SDF, claim, entity, report

MINISTRY = Entity("defence-ministry", "Defence Ministry", Kind.ORGANISATION, speaks_for="syrian-armed-forces")
ENTITIES = {e.id: e for e in (ARMY, ISLAMIC_STATE, SDF, OBSERVATORY, MINISTRY)}
R1, R2, R3 = report("r1"), report("r2", published="2017-11-12"), report("r3", published="2017-11-20")
LINES = {
    "r1": Dateline(date(2017, 11, 9), "Wire", "wire"),
    "r2": Dateline(date(2017, 11, 12), "Post", "post"),
    "r3": Dateline(date(2017, 11, 20), "Wire", "wire"),
}


def folded(*claims: Claim, contradicted: frozenset[str] = frozenset()) -> list[Relationship]:
    return relationships(claims, LINES, ENTITIES, contradicted)


def test_claims_of_one_edge_are_one_relationship() -> None:
    one = claim(report=R1, by=(OBSERVATORY,))
    two = claim(report=R2, day="2017-11-10", by=(ARMY,))
    (edge,) = folded(two, one)
    assert (edge.subject, edge.relation, edge.object) == (ARMY, Relation.CAPTURED, ABU_KAMAL)
    assert edge.claims == tuple(sorted((one.id, two.id)))
    assert (edge.reports, edge.sources) == (("r1", "r2"), ("Post", "Wire"))
    assert edge.witnesses == (ARMY.id, OBSERVATORY.id)
    assert (edge.first, edge.last) == (date(2017, 11, 8), date(2017, 11, 10))
    assert (edge.denials, edge.disputed) == ((), False)


def test_other_relations_and_objects_are_other_relationships() -> None:
    found = folded(claim("controls"), claim(), claim(object=RAQQA))
    assert [(e.relation.value, e.object.id) for e in found] == [
        ("captured", "abu-kamal"),
        ("captured", "raqqa"),
        ("controls", "abu-kamal"),
    ]


def test_a_symmetric_relation_is_one_relationship_whoever_is_named_first() -> None:
    (edge,) = folded(claim("fought", SDF, ARMY), claim("fought", ARMY, SDF, report=R2))
    assert (edge.subject, edge.object, len(edge.claims)) == (ARMY, SDF, 2)


def test_who_supports_whom_is_two_relationships() -> None:
    assert len(folded(claim("supports", SDF, ARMY), claim("supports", ARMY, SDF))) == 2


@pytest.mark.parametrize("status", ["denied", "negated"])
def test_a_denial_disputes_what_others_say(status: str) -> None:
    denial = claim(status=status, report=R2, by=(ISLAMIC_STATE,))
    (edge,) = folded(claim(), denial)
    assert (edge.denials, edge.disputed) == ((denial.id,), True)
    assert edge.reports == ("r1",)


@pytest.mark.parametrize("status", ["denied", "negated", "planned"])
def test_what_nobody_says_happened_is_no_relationship(status: str) -> None:
    assert folded(claim(status=status)) == []


def test_a_plan_counts_for_nothing() -> None:
    (edge,) = folded(claim(), claim(status="planned", report=R2))
    assert (len(edge.claims), edge.denials) == (1, ())


def test_hedged_claims_count() -> None:
    (edge,) = folded(claim(status="hedged"))
    assert len(edge.claims) == 1


def test_without_agent_there_is_no_edge() -> None:
    assert edge_of(claim("killed", None, entity("residents", Kind.PEOPLE))) is None


def test_ten_papers_that_quote_one_ministry_are_one_witness() -> None:
    (edge,) = folded(claim(by=(MINISTRY,)), claim(report=R2, by=(ARMY,)), claim(report=R3, by=(MINISTRY,)))
    assert (len(edge.reports), edge.witnesses) == (3, (ARMY.id,))


def test_an_unattributed_claim_has_its_publisher_for_a_witness() -> None:
    (edge,) = folded(claim(), claim(report=R2), claim(report=R3))
    assert edge.witnesses == ("post", "wire")


def test_without_any_date_the_days_of_publication_bound_it() -> None:
    (edge,) = folded(claim(day=None), claim(day=None, report=R3))
    assert (edge.first, edge.last) == (date(2017, 11, 9), date(2017, 11, 20))


def test_one_date_outranks_all_days_of_publication() -> None:
    (edge,) = folded(claim(day=None), claim(day="2017-11-02", report=R3))
    assert (edge.first, edge.last) == (date(2017, 11, 2), date(2017, 11, 2))


def test_a_contradicted_claim_disputes_its_relationship() -> None:
    told = claim()
    (edge,) = folded(told, contradicted=frozenset({told.id}))
    assert edge.disputed


def test_a_claim_counts_once_however_often_it_is_given() -> None:
    (edge,) = folded(claim(), claim())
    assert len(edge.claims) == 1


CLAIMS = [
    claim(relation, subject, target, report=told, day=day, status=status, by=by)
    for relation, subject, target in (("fought", SDF, ARMY), ("fought", ARMY, SDF), ("captured", ARMY, RAQQA))
    for told, by in ((R1, ()), (R2, (MINISTRY,)), (R3, (OBSERVATORY, ARMY)))
    for day, status in (("2017-11-08", "asserted"), (None, "denied"), (None, "hedged"))
]


@given(st.lists(st.sampled_from(CLAIMS), unique_by=lambda c: c.id), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(claims: list[Claim], random: st.DataObject) -> None:
    mixed = sorted(claims, key=lambda c: random.random())  # type: ignore[attr-defined]
    assert folded(*mixed) == folded(*claims)
