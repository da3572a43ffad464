"""Judgements, and what they are about now."""

from __future__ import annotations

import pytest

from kg.derive import update
from kg.errors import NotFound
from kg.model import Kind
from kg.query.catalogue import ask
from kg.query.claims import claims
from kg.query.entities import find_entity
from kg.query.finding import search
from kg.query.judgements import Heard, in_force, judgements, one, publishers
from kg.query.looking import counting_as, counts_as
from kg.store import Store, memory_store
from tests.derive.saying import made, merge, of
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, claim, entity, report
from tests.query.world import DENIED, TAKEN


def test_what_became_of_a_judgement_is_told(store: Store) -> None:
    no, far = of(1, "reject", TAKEN), of(2, "accept", claim("lost"))
    back = made(3, "undo", undoes=no.id)
    update(store, judgements=[no, far, back])
    assert judgements(store) == [
        Heard(no, stands=False, orphan=False),
        Heard(far, stands=True, orphan=True),
        Heard(back, stands=True, orphan=False),
    ]
    assert judgements(store, orphans=True) == [Heard(far, stands=True, orphan=True)]


def test_a_judgement_is_found_by_any_claim_or_entity_in_it(store: Store) -> None:
    fix = of(1, "correct", TAKEN, ("subject", ISLAMIC_STATE.id))
    update(store, judgements=[fix])
    for name in (TAKEN.id, fix.correction):
        assert [h.id for h in judgements(store, claim=name)] == [fix.id]
    for party in (ARMY, ABU_KAMAL, ISLAMIC_STATE):
        assert [h.id for h in judgements(store, entity=party.id)] == [fix.id]
    assert judgements(store, claim="other") == judgements(store, entity="raqqa") == []


def test_one_judgement_is_found_by_its_id(store: Store) -> None:
    no = of(1, "reject", TAKEN)
    update(store, judgements=[no])
    assert one(store, no.id) == Heard(no, stands=True, orphan=False, claim=TAKEN.id)
    with pytest.raises(NotFound, match=f"nearest: {no.id}"):
        one(store, no.id[:-1])


def test_the_judgement_in_force_is_given_by_claim(store: Store) -> None:
    assert in_force(store, claims(store)) == {}
    yes, fix = of(1, "accept", TAKEN), of(2, "correct", TAKEN, ("status", "hedged"))
    update(store, judgements=[yes, fix])
    assert in_force(store, claims(store)) == {TAKEN.id: fix}


def test_a_merged_entity_is_another_in_every_look_up(store: Store) -> None:
    update(store, judgements=[merge(1, ARMY, ISLAMIC_STATE)])
    assert (counts_as(store, ISLAMIC_STATE.id), counts_as(store, ARMY.id)) == (ARMY.id, ARMY.id)
    assert counting_as(store, ARMY.id) == [ARMY.id, ISLAMIC_STATE.id]
    assert counts_as(store, "nobody") == "nobody"
    assert find_entity(store, "ISIS").id == find_entity(store, "islamic-state").id == ARMY.id
    assert ISLAMIC_STATE.id not in {e.id for e in search(store, "Islamic State")}


def test_publishers_are_named_once(store: Store) -> None:
    assert sorted(publishers(store)) == ["Desk", "Wire"]


def said(store: Store, question: str, **given: str) -> list[tuple[str, str]]:
    """Give claim and source of each row that answers a question."""
    answer = ask(store, question, given)
    places = [answer.columns.index(column) for column in ("claim", "source")]
    rows = [[term.value if term else "" for term in row] for row in answer.rows]
    return [(row[places[0]].rpartition("/")[2], row[places[1]]) for row in rows]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("who-says", {"subject": ARMY.id, "relation": "captured", "object": ABU_KAMAL.id}),
        ("claims-about", {"place": ABU_KAMAL.id}),
        ("known-on", {"place": ABU_KAMAL.id, "day": "2017-11-30"}),
    ],
)
def test_questions_pass_over_what_was_rejected_and_give_the_source_of_a_correction(
    store: Store, question: str, given: dict[str, str]
) -> None:
    fix = of(1, "correct", TAKEN, ("extent", "part"))
    update(store, judgements=[fix])
    told = said(store, question, **given)
    assert (fix.correction, "Wire") in told
    assert TAKEN.id not in {claim for claim, _ in told}
    update(store, judgements=[of(2, "reject", TAKEN)])
    assert not {TAKEN.id, fix.correction} & {claim for claim, _ in said(store, question, **given)}


def test_a_graph_of_corrections_is_no_report(store: Store) -> None:
    update(store, judgements=[of(1, "correct", TAKEN, ("extent", "part"))])
    rows = ask(store, "first-mention", {"entity": ABU_KAMAL.id}).rows
    assert all(row[0] and "/reports/" in row[0].value for row in rows)
    assert len(rows) == 2


def counted(store: Store, question: str, column: str, **given: str) -> dict[str, str]:
    """Give a count by what the first column of an answer names."""
    answer = ask(store, question, given)
    place = answer.columns.index(column)
    return {str(row[0]).strip('<>"').rpartition("/")[2]: str(row[place]).split('"')[1] for row in answer.rows}


def test_what_was_rejected_is_not_counted(store: Store) -> None:
    month = {"since": "2017-11-01", "until": "2017-11-30"}
    before = counted(store, "contradicted-sources", "claims", **month)
    denials = counted(store, "denials", "denials")
    assert denials == {ISLAMIC_STATE.id: "1"}
    update(store, judgements=[of(1, "reject", TAKEN), of(2, "reject", DENIED)])
    after = counted(store, "contradicted-sources", "claims", **month)
    assert {s: int(before[s]) - int(after[s]) for s in before} == {"Wire": 1, "Desk": 1}
    assert counted(store, "denials", "denials") == {}


def test_a_place_that_only_rejected_claims_name_is_not_counted() -> None:
    own, hamlet = report(), entity("Hamlet", Kind.SETTLEMENT)
    told = claim(report=own, object=hamlet)
    with memory_store() as store:
        update(store, [(own, [told])])
        assert counted(store, "unlocated", "claims") == {hamlet.id: "1"}
        update(store, judgements=[of(1, "reject", told)])
        assert counted(store, "unlocated", "claims") == {}
