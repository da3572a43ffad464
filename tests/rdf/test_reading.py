"""Claims read from the named graphs of reports."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import InvalidData
from kg.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Interval,
    Manner,
    Mention,
    Quantity,
    Report,
    reading_order,
)
from kg.rdf import KG, Names, by_subject, claim_at, claims_from_quads, report_quads
from kg.rdf import vocabulary as kg
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, claim, entity, report
from tests.strategies import told

NAMES = Names("http://localhost/")
KNOWN = {e.id: e for e in (ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY)}

Told = tuple[Report, list[Claim], dict[str, Entity]]


@settings(max_examples=60, deadline=None)
@given(told())
def test_what_is_written_is_read(case: Told) -> None:
    source, claims, entities = case
    quads = report_quads(source, claims, NAMES)
    store = Store()
    store.extend(quads)
    assert set(store) == set(quads)
    assert claims_from_quads(store, NAMES, entities) == sorted(claims, key=reading_order)


def test_everything_at_once() -> None:
    full = replace(
        claim("handed-over", source=ISLAMIC_STATE, target=ARMY, place=ABU_KAMAL, by=(OBSERVATORY, ARMY)),
        subject=Argument(ARMY, Mention('the "army" 😀\n', 3, 17)),
        attributed_to=(Argument(OBSERVATORY, Mention("it", 40, 42)), Argument(ARMY), Argument(ARMY)),
        evidence=Evidence("title", "Army\r\ntakes \\ town", 0, 18),
        manner=Manner.AIR_STRIKE,
        quantity=Quantity(None, 3, None, "people", "three"),
        date=Interval(None, None, text="once"),
        confidence=1.0,
        extractor="rules/2 beta",
        place_precision="",
    )
    assert claims_from_quads(report_quads(report(), [full], NAMES), NAMES, KNOWN) == [full]


def test_claims_come_by_report_title_first_and_then_as_the_words_stand() -> None:
    late, early = (replace(claim(), id=i, trigger=Mention("x", at, at + 1)) for i, at in (("a", 9), ("b", 1)))
    titled = replace(claim(), id="c", evidence=Evidence("title", "x", 50, 51))
    other = replace(claim(report=report("r0")), id="d")
    quads = report_quads(report("r0"), [other], NAMES) + report_quads(report(), [late, early, titled], NAMES)
    assert [c.id for c in claims_from_quads(quads, NAMES, KNOWN)] == ["d", "c", "b", "a"]


def test_one_claim_is_read_through_a_look_up() -> None:
    one, other = claim(by=(OBSERVATORY,)), claim("entered")
    lookup = by_subject(report_quads(report(), [one, other], NAMES))
    assert claim_at(NAMES.claim(other.id), lookup, NAMES, KNOWN) == other


def test_a_claim_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidData, match="no claim with an object: http://localhost/claims/none"):
        claim_at(NAMES.claim("none"), by_subject([]), NAMES, KNOWN)


def test_an_unknown_entity_is_refused() -> None:
    quads = report_quads(report(), [claim(object=entity("Nowhere"))], NAMES)
    with pytest.raises(InvalidData, match="names an unknown entity: http://localhost/entities/nowhere"):
        claims_from_quads(quads, NAMES, KNOWN)


@pytest.mark.parametrize("lost", [kg.STATUS, kg.RELATION, kg.TRIGGER, kg.EVIDENCE, kg.CONFIDENCE])
def test_a_claim_that_lost_a_part_is_refused(lost: NamedNode) -> None:
    kept = [q for q in report_quads(report(), [claim()], NAMES) if q.predicate != lost]
    with pytest.raises(InvalidData, match=f"has 0 values of {lost.value}, not one"):
        claims_from_quads(kept, NAMES, KNOWN)


def test_a_status_that_is_none_is_refused() -> None:
    quads = report_quads(report(), [claim()], NAMES)
    broken = [
        Quad(q.subject, q.predicate, NamedNode(KG + "statusRumoured"), q.graph_name)
        if q.predicate == kg.STATUS
        else q
        for q in quads
    ]
    with pytest.raises(
        InvalidData, match=r"claims/.*: no status: https://w3id.org/conflict-kg#statusRumoured"
    ):
        claims_from_quads(broken, NAMES, KNOWN)


def test_what_others_say_of_a_claim_does_not_disturb() -> None:
    told_once = claim()
    extra = Quad(NAMES.claim(told_once.id), NamedNode("http://elsewhere/note"), Literal("checked"))
    quads = [*report_quads(report(), [told_once], NAMES), extra]
    assert claims_from_quads(quads, NAMES, KNOWN) == [told_once]
