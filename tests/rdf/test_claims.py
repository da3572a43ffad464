"""The named graph of a report: what is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Argument, Interval, Mention, Precision, Quantity
from kg.rdf import Names, report_quads
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, OBSERVATORY, claim, report

NAMES = Names("http://localhost/")


def objects(quads: list[Quad], predicate: NamedNode) -> list[object]:
    return [q.object for q in quads if q.predicate == predicate]


def test_a_claim_names_what_it_says() -> None:
    told = claim(source=ISLAMIC_STATE)
    quads = [q for q in report_quads(report(), [told], NAMES) if q.subject == NAMES.claim(told.id)]
    said = {q.predicate: q.object for q in quads}
    assert said[std.TYPE] == kg.CLAIM
    assert said[kg.RELATION] == NamedNode(kg.KG + "captured")
    assert said[kg.SUBJECT] == NAMES.entity(ARMY.id)
    assert said[kg.OBJECT] == NAMES.entity(ABU_KAMAL.id)
    assert said[kg.FROM] == NAMES.entity(ISLAMIC_STATE.id)
    assert said[kg.STATUS] == NamedNode(kg.KG + "statusAsserted")
    assert said[kg.EXTENT] == NamedNode(kg.KG + "extentWhole")
    assert said[std.DERIVED_FROM] == NAMES.report("r1")
    assert said[std.MADE_BY] == NAMES.extractor("rules/2")
    assert said[kg.CONFIDENCE] == Literal(0.9)
    assert {kg.MANNER, kg.TO, kg.PLACE, kg.QUANTITY}.isdisjoint(said)


def test_all_is_in_the_graph_of_the_report_without_blank_nodes() -> None:
    quads = report_quads(report(), [claim(by=(OBSERVATORY,))], NAMES)
    assert {q.graph_name for q in quads} == {NAMES.report("r1")}
    assert all(isinstance(q.subject, NamedNode) for q in quads)
    assert all(isinstance(q.object, NamedNode | Literal) for q in quads)
    assert len(set(quads)) == len(quads)


def test_times_reach_from_first_to_last_second_with_terms_to_look_up() -> None:
    when = Interval(date(2017, 10, 31), date(2017, 11, 1), Precision.RANGE, "overnight")
    quads = report_quads(report(), [replace(claim(), date=when)], NAMES)
    assert objects(quads, kg.EARLIEST) == [Literal("2017-10-31T00:00:00Z", datatype=std.DATE_TIME)]
    assert objects(quads, kg.LATEST) == [Literal("2017-11-01T23:59:59Z", datatype=std.DATE_TIME)]
    assert objects(quads, kg.DATE_TEXT) == [Literal("overnight")]
    assert objects(quads, kg.ON_DAY) == [
        Literal("2017-10-31", datatype=std.DATE),
        Literal("2017-11-01", datatype=std.DATE),
    ]
    assert objects(quads, kg.ON_MONTH) == [
        Literal("2017-10", datatype=std.YEAR_MONTH),
        Literal("2017-11", datatype=std.YEAR_MONTH),
    ]


def test_a_claim_carries_the_day_of_its_report() -> None:
    told = claim(day=None)
    quads = [q for q in report_quads(report(), [told], NAMES) if q.subject == NAMES.claim(told.id)]
    assert objects(quads, kg.REPORTED_DAY) == [Literal("2017-11-09", datatype=std.DATE)]
    assert objects(quads, kg.DATE_PRECISION) == []
    undated = report_quads(report(published=None), [told], NAMES)
    assert objects(undated, kg.REPORTED) == []


def test_evidence_selects_by_position_and_by_quotation_in_the_stored_text() -> None:
    quads = report_quads(report(), [claim()], NAMES)
    (sentence,) = objects(quads, kg.EVIDENCE)
    about = [q for q in quads if q.subject == sentence]
    assert objects(about, std.HAS_SOURCE) == [NAMES.field("r1", "text")]
    selectors = objects(about, std.HAS_SELECTOR)
    selected = [(q.predicate, q.object) for q in quads if q.subject in selectors]
    assert set(selected) == {
        (std.TYPE, std.POSITION_SELECTOR),
        (std.START, Literal(0)),
        (std.END, Literal(28)),
        (std.TYPE, std.QUOTE_SELECTOR),
        (std.EXACT, Literal("The army captured Abu Kamal.")),
    }


def test_claims_of_one_sentence_share_evidence_and_mentions() -> None:
    words = Mention("The army", 0, 8)
    one = replace(claim(), subject=Argument(ARMY, words))
    other = replace(claim("entered"), subject=Argument(ARMY, words))
    alone, both = (len(report_quads(report(), c, NAMES)) for c in ([one], [one, other]))
    # Only what hangs on the second claim itself is new.
    own = [q for q in report_quads(report(), [other], NAMES) if q.subject == NAMES.claim(other.id)]
    assert both - alone == len(own)


def test_speakers_are_said_plainly_and_in_order() -> None:
    quads = report_quads(report(), [claim(by=(OBSERVATORY, ARMY))], NAMES)
    assert objects(quads, kg.ATTRIBUTED_TO) == [NAMES.entity(OBSERVATORY.id), NAMES.entity(ARMY.id)]
    assert objects(quads, kg.POSITION) == [Literal(0), Literal(1)]


def test_a_quantity_leaves_open_bounds_out() -> None:
    count = Quantity(120_000, None, None, "people", "more than 120,000")
    quads = report_quads(report(), [replace(claim("displaced"), quantity=count)], NAMES)
    assert objects(quads, kg.LOW) == [Literal(120_000)]
    assert objects(quads, kg.BEST) == objects(quads, kg.HIGH) == []
    assert objects(quads, kg.QUANTITY_TEXT) == [Literal("more than 120,000")]


def test_reading_the_same_words_again_gives_the_same_quads() -> None:
    first, second = (report_quads(report(), [claim(), claim("entered")], NAMES) for _ in range(2))
    assert first == second


def test_a_claim_of_another_report_is_refused() -> None:
    with pytest.raises(ValueError, match="is of report 'r2', not 'r1'"):
        report_quads(report(), [claim(report=report("r2"))], NAMES)


def test_what_claims_share_is_written_once() -> None:
    told = [replace(claim(by=(OBSERVATORY,)), id=f"{i:016x}") for i in range(100)]
    one, two, hundred = (len(set(report_quads(report(), told[:n], NAMES))) for n in (1, 2, 100))
    assert (two - one, hundred - one) == (23, 99 * 23)
