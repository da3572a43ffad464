"""Events as RDF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from pyoxigraph import Literal

from kg.errors import InvalidData
from kg.model import Bounds, Entity, Event, Figure, Relation, matter_of
from kg.rdf import DERIVED, Names, event_quads, unpacked_event
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.events import matter_of_event, packed_event
from kg.rdf.literals import day_term, first_second, last_second, month_term
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, RAQQA, SDF, claim
from tests.strategies import happenings

NAMES = Names("http://localhost/")
DAY = date(2017, 11, 8)
TAKEN = Event(
    id="e1",
    relation=Relation.HANDED_OVER,
    subject=ARMY,
    object=ABU_KAMAL,
    when=Bounds(DAY, DAY),
    claims=("c1", "c2"),
    reports=("r1",),
    witnesses=("sana",),
    sources=("Wire",),
    place=RAQQA,
    target=SDF,
    losers=(ISLAMIC_STATE,),
    denials=("c3",),
    figures=(Figure("c1", "r1", "Wire", 1, None, 3, "people", "up to three"),),
)


@given(happenings())
def test_what_is_packed_is_unpacked(drawn: tuple[Event, dict[str, Entity]]) -> None:
    event, known = drawn
    assert unpacked_event(packed_event(event), event.id, known) == event


def test_an_event_says_what_where_when_and_on_whose_word() -> None:
    quads, node = event_quads([TAKEN], NAMES), NAMES.event("e1")
    assert {(q.subject, q.graph_name) for q in quads} == {(node, DERIVED)}
    said = {(q.predicate, q.object) for q in quads}
    claimed = claim("handed-over", ARMY, ABU_KAMAL, target=SDF, place=RAQQA)
    assert said == {
        (std.TYPE, kg.EVENT),
        (kg.MATTER, NAMES.matter(matter_of(claimed).id)),
        (kg.RELATION, kg.relation_node(Relation.HANDED_OVER)),
        (kg.SUBJECT, NAMES.entity(ARMY.id)),
        (kg.OBJECT, NAMES.entity(ABU_KAMAL.id)),
        (kg.PLACE, NAMES.entity(RAQQA.id)),
        (kg.TO, NAMES.entity(SDF.id)),
        (kg.FROM, NAMES.entity(ISLAMIC_STATE.id)),
        (kg.EARLIEST, first_second(DAY)),
        (kg.LATEST, last_second(DAY)),
        (kg.ON_DAY, day_term(DAY)),
        (kg.ON_MONTH, month_term(2017, 11)),
        (kg.CLAIM_COUNT, Literal(2)),
        (kg.REPORT_COUNT, Literal(1)),
        (kg.WITNESS_COUNT, Literal(1)),
        (kg.DISPUTED, Literal(True)),
        (kg.PACKED, Literal(packed_event(TAKEN))),
        (kg.SUPPORTED_BY, NAMES.claim("c1")),
        (kg.SUPPORTED_BY, NAMES.claim("c2")),
        (kg.CONTRADICTED_BY, NAMES.claim("c3")),
        (kg.IN_REPORT, NAMES.report("r1")),
        (kg.WITNESS, NAMES.entity("sana")),
        (kg.SOURCE_NAME, Literal("Wire")),
    }


def test_its_matter_is_that_of_its_claims() -> None:
    assert matter_of_event(TAKEN) == matter_of(claim("handed-over", ARMY, ABU_KAMAL, target=SDF, place=RAQQA))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ("[1, 2]", "not enough values"),
        ('["captured",[null,null,null,null],[],[null,null],[],[],[],[],[],[]]', "has no object"),
        ('["captured",[null,"nobody",null,null],[],[null,null],[],[],[],[],[],[]]', "'nobody'"),
    ],
)
def test_another_text_is_invalid(text: str, reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        unpacked_event(text, "e1", {})
