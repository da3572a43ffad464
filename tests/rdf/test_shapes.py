"""The check of quads against the shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.model import (
    Argument,
    Basis,
    Bounds,
    Claim,
    Control,
    ControlStatus,
    Entity,
    Evidence,
    Kind,
    Manner,
    Mention,
    Quantity,
    Relation,
    Relationship,
    Report,
)
from kg.rdf import KG, Names, control_quads, entity_quads, relationship_quads, report_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.shapes import violations
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA, claim, report

NAMES = Names("http://h/")
TOLD = report()
CLAIM = claim()
NODE = f"http://h/claims/{CLAIM.id}"
ENTITIES = (ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, RAQQA)


def graph(*claims: Claim, of: Report = TOLD, known: Iterable[Entity] = ENTITIES) -> list[Quad]:
    return report_quads(of, claims, NAMES) + entity_quads(known, NAMES)


def without(quads: Iterable[Quad], *predicates: NamedNode) -> list[Quad]:
    return [q for q in quads if q.predicate not in predicates]


def instead(quads: Iterable[Quad], predicate: NamedNode, value: NamedNode | Literal) -> list[Quad]:
    return [Quad(q.subject, predicate, value, q.graph_name) if q.predicate == predicate else q for q in quads]


def test_what_is_written_keeps_the_shapes() -> None:
    words = Mention("The army", 0, 8)
    full = replace(
        claim("handed-over", source=ISLAMIC_STATE, target=ARMY, by=(OBSERVATORY, ARMY)),
        subject=Argument(ARMY, words),
        attributed_to=(Argument(OBSERVATORY), Argument(ARMY, words)),
        manner=Manner.SUICIDE,
        quantity=Quantity(3, 4, None, "people", "three or four"),
    )
    others = (
        claim("fought", object=ISLAMIC_STATE, place=RAQQA),
        claim("attacked", object=ISLAMIC_STATE),
        claim("killed", subject=None, object=ISLAMIC_STATE),
        claim("lost", ISLAMIC_STATE, RAQQA, day=None, status="hedged"),
    )
    titled = report(title="Town 😀 falls")
    in_title = replace(
        CLAIM, trigger=Mention("falls", 7, 12), evidence=Evidence("title", "Town 😀 falls", 0, 12)
    )
    assert violations(graph(full, *others)) == []
    assert violations(graph(CLAIM, of=report(published=None, source=None))) == []
    assert violations(graph(in_title, of=titled)) == []


@pytest.mark.parametrize(
    ("lost", "fault"),
    [
        (kg.EVIDENCE, "kg:evidence: a claim has exactly one piece of evidence"),
        (kg.TRIGGER, "kg:trigger: a claim has exactly one trigger"),
        (kg.STATUS, "kg:status: the status is exactly one of asserted, hedged, denied, negated, planned"),
        (kg.EXTENT, "kg:extent: the extent is exactly one of whole, most, part, unknown"),
        (kg.RELATION, "kg:relation: the relation is exactly one of the vocabulary"),
        (kg.SUBJECT, "only killing and displacing may be without a subject"),
        (kg.OBJECT, "kg:object: the object is exactly one entity with a label"),
        (kg.DATE_PRECISION, "a dated claim has the precision of its date"),
        (std.MADE_BY, "prov:wasAttributedTo: a claim was made by exactly one extractor or analyst"),
    ],
)
def test_a_claim_that_lost_a_part(lost: NamedNode, fault: str) -> None:
    assert violations(without(graph(CLAIM), lost)) == [f"{NODE} {fault}"]


def test_an_end_before_the_start() -> None:
    quads = instead(graph(CLAIM), kg.LATEST, Literal("2017-11-07T23:59:59Z", datatype=std.DATE_TIME))
    assert violations(quads) == [
        (
            f"{NODE} kg:earliest: the earliest time is the first second of one day, UTC, not after the latest"
            " (not '2017-11-08T00:00:00Z')"
        )
    ]


def test_a_time_that_is_no_first_second() -> None:
    quads = instead(graph(CLAIM), kg.EARLIEST, Literal("2017-11-08T10:00:00Z", datatype=std.DATE_TIME))
    assert violations(quads) == [
        (
            f"{NODE} kg:earliest: the earliest time is the first second of one day, UTC, not after the latest"
            " (not '2017-11-08T10:00:00Z')"
        )
    ]


def test_an_unknown_status() -> None:
    quads = instead(graph(CLAIM), kg.STATUS, NamedNode(KG + "statusRumoured"))
    assert violations(quads) == [
        (
            f"{NODE} kg:status: the status is exactly one of asserted, hedged, denied, negated, planned"
            " (not kg:statusRumoured)"
        )
    ]


def test_a_span_beyond_the_text_or_beside_its_words() -> None:
    for start, end in ((26, 29), (1, 4)):
        wrong = replace(CLAIM, trigger=Mention("The", start, end))
        (fault,) = violations(graph(wrong))
        assert fault.startswith(
            "http://h/reports/r1/text a span does not select its words in the stored text: http://h/spans/"
        )


def test_evidence_that_does_not_quote_the_text() -> None:
    wrong = replace(CLAIM, evidence=Evidence("text", "The army lost Abu Kamal.", 0, 24))
    (fault,) = violations(graph(wrong))
    assert fault.startswith(
        "http://h/reports/r1/text evidence does not quote the stored text: http://h/evidence/"
    )


def test_a_span_that_ends_before_it_starts() -> None:
    wrong = replace(CLAIM, trigger=Mention("", 3, 3))
    (fault,) = violations(graph(wrong))
    assert fault.endswith("oa:start: a span has one start from 0, before its end (not '3')")


def test_an_entity_that_is_not_described() -> None:
    assert violations(graph(CLAIM, known=[ARMY])) == [
        f"{NODE} kg:object: the object is exactly one entity with a label (not http://h/entities/abu-kamal)",
        (
            f"{NODE} the object of a relation to territory is a place, of attacked a place or an actor,"
            " of others an actor"
        ),
        "http://h/entities/abu-kamal rdfs:label: an entity that is named has a label",
    ]


def test_an_unlabelled_entity() -> None:
    quads = entity_quads([ARMY], NAMES)
    assert violations(without(quads, std.LABEL)) == [
        "http://h/entities/syrian-armed-forces rdfs:label: an entity has exactly one label, not empty"
    ]


def test_territory_is_a_place_and_an_actor_no_territory() -> None:
    fault = (
        "the object of a relation to territory is a place, of attacked a place or an actor,"
        " of others an actor"
    )
    for wrong in (claim(object=ISLAMIC_STATE), claim("fought", object=ABU_KAMAL)):
        assert violations(graph(wrong)) == [f"http://h/claims/{wrong.id} {fault}"]


def test_a_place_does_not_act() -> None:
    (fault,) = violations(graph(claim(subject=RAQQA)))
    assert fault.endswith(
        "kg:subject: the subject is at most one actor with a label (not http://h/entities/raqqa)"
    )


def test_a_claim_says_nothing_that_is_not_in_the_vocabulary() -> None:
    extra = Quad(NAMES.claim(CLAIM.id), NamedNode(KG + "mood"), Literal("grim"), NAMES.report("r1"))
    (fault,) = violations([*graph(CLAIM), extra])
    assert fault.startswith(f"{NODE} kg:mood: Node <{NODE}> is closed")


def test_figures_that_cross() -> None:
    wrong = replace(claim("killed", object=ISLAMIC_STATE), quantity=Quantity(5, 3, 9, "people", "x"))
    (fault,) = violations(graph(wrong))
    assert fault.endswith("kg:low: the lowest estimate is an integer from 0, not above the best (not '5')")


def test_a_claim_is_published_with_its_report() -> None:
    day = Literal("2017-11-10", datatype=std.DATE)
    node = NAMES.claim(CLAIM.id)
    quads = [
        Quad(q.subject, q.predicate, day, q.graph_name)
        if q.subject == node and q.predicate == kg.REPORTED_DAY
        else q
        for q in graph(CLAIM)
    ]
    fault = f"{NODE} prov:wasDerivedFrom/kg:reportedDay: a claim is published on the day of its report"
    assert violations(quads) == [f"{fault} (not '2017-11-09')", f"{fault} (not '2017-11-10')"]


def test_a_stored_text_belongs_to_a_report() -> None:
    quads = without(graph(), std.HAS_PART)
    assert violations(quads) == [
        "http://h/reports/r1 schema:hasPart: a report has its stored text, and its title if it has one",
        "http://h/reports/r1/text ^schema:hasPart: a stored text is part of exactly one report",
    ]


@pytest.mark.parametrize(
    ("entity", "fault"),
    [
        (replace(RAQQA, lat=91.0), "schema:latitude: a latitude is one double from -90 to 90 (not '91')"),
        (replace(RAQQA, lon=None), "schema:longitude: a located place has a longitude"),
        (replace(RAQQA, geonames=0), "kg:geonamesId: a GeoNames id is one positive integer (not '0')"),
        (replace(RAQQA, label=""), "rdfs:label: an entity has exactly one label, not empty (not '')"),
    ],
)
def test_a_place_that_cannot_be(entity: Entity, fault: str) -> None:
    assert f"http://h/entities/raqqa {fault}" in violations(entity_quads([entity], NAMES))


def test_names_by_party_and_lists_keep_the_shapes() -> None:
    odd = Entity(
        "crimea", "Crimea", Kind.REGION, ("b", "a"), 45.0, 34.0, 1, "ukraine", ("z", "y"),
        same_as=("https://en.wikipedia.org/wiki/Crimea",), active=(988, None),
        disputed=(("ukraine", "AR Crimea"), ("russia", "Republic of Crimea")),
    )  # fmt: skip
    assert violations(entity_quads([odd], NAMES)) == []


def test_two_kinds() -> None:
    extra = Quad(NAMES.entity(ARMY.id), std.TYPE, NamedNode(KG + "Militia"))
    assert violations([*entity_quads([ARMY], NAMES), extra]) == [
        "http://h/entities/syrian-armed-forces rdf:type: an entity has exactly one kind"
    ]


def test_blank_nodes_are_faults() -> None:
    extra = [Quad(BlankNode("b"), std.TYPE, kg.SOURCE), Quad(BlankNode("b"), std.LABEL, Literal("Wire"))]
    (fault,) = violations(extra)
    assert fault.endswith("Value is not of Node Kind sh:IRI")


def edge(relation: Relation = Relation.CAPTURED, other: Entity = ABU_KAMAL) -> Relationship:
    day = date(2017, 11, 8)
    return Relationship("e", ARMY, relation, other, ("c", "b"), ("r1",), ("w",), ("Wire",), day, day)


def interval(start: Bounds, end: Bounds | None) -> Control:
    return Control(
        "i", ABU_KAMAL, (ISLAMIC_STATE, ARMY), ControlStatus.DISPUTED, Basis.OWN_INTEREST,
        date(2017, 11, 9), start, end, ("c",), ("d",), ("w",), (OBSERVATORY,),
    )  # fmt: skip


def test_what_is_derived_keeps_the_shapes() -> None:
    start, end = Bounds(date(2017, 11, 8), date(2017, 11, 9)), Bounds(None, date(2017, 11, 11))
    quads = relationship_quads([edge(), edge(Relation.FOUGHT, ISLAMIC_STATE)][:1], NAMES)
    quads += relationship_quads([replace(edge(Relation.FOUGHT, ISLAMIC_STATE), id="f")], NAMES)
    quads += control_quads([interval(start, end)], NAMES)
    assert violations(quads + entity_quads(ENTITIES, NAMES)) == []
    assert violations(control_quads([interval(start, None)], NAMES) + entity_quads(ENTITIES, NAMES)) == []


def test_an_interval_that_ends_before_it_starts() -> None:
    day = date(2017, 11, 8)
    quads = control_quads([interval(Bounds(day, day), Bounds(None, date(2017, 11, 7)))], NAMES)
    assert violations(quads + entity_quads(ENTITIES, NAMES)) == [
        (
            "http://h/intervals/i kg:startEarliest: an interval starts before it ends"
            " (not '2017-11-08T00:00:00Z')"
        )
    ]


def test_a_relationship_without_its_edge_and_an_edge_one_way() -> None:
    known = entity_quads(ENTITIES, NAMES)
    captured = relationship_quads([edge()], NAMES)
    assert violations(without(captured, NamedNode(KG + "captured")) + known) == [
        "http://h/relationships/e what claims support has its direct edge"
    ]
    fought = relationship_quads([edge(Relation.FOUGHT, ISLAMIC_STATE)], NAMES)
    back = Quad(NAMES.entity(ISLAMIC_STATE.id), NamedNode(KG + "fought"), NAMES.entity(ARMY.id))
    faults = violations([q for q in fought if q != back] + known)
    assert faults == [
        (
            "http://h/entities/syrian-armed-forces ^kg:fought: a symmetric edge goes both ways"
            " (not http://h/entities/islamic-state)"
        )
    ]


def test_an_edge_of_territory_ends_at_a_place() -> None:
    wrong = Quad(NAMES.entity(ARMY.id), NamedNode(KG + "captured"), NAMES.entity(ISLAMIC_STATE.id))
    assert violations([*entity_quads(ENTITIES, NAMES), wrong]) == [
        "http://h/entities/islamic-state rdf:type: an edge of territory ends at a place"
    ]
