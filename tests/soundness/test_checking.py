"""One thing broken by hand in a sound store, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.derive import update
from kg.errors import StoreMismatch
from kg.rdf import entity_quads
from kg.rdf import standards as std
from kg.store import Store, open_store
from tests import factory as f
from tests.derive.saying import made, merge, of
from tests.soundness.war import (
    BASE,
    FOUGHT,
    HELPED,
    KILLED,
    MILITIA,
    NAMES,
    R1,
    R2,
    RETAKEN,
    TAKEN,
    WIRE,
    claim,
    day,
    event,
    interval,
    lines,
    pruned,
    put,
    relationship,
    term,
)

ARMY, GROUP, RAQQA = (NAMES.entity(e.id) for e in (f.ARMY, f.ISLAMIC_STATE, f.RAQQA))
T, K, F, R = (claim(c).value for c in (TAKEN, KILLED, FOUGHT, RETAKEN))
UNCHECKED = f"unchecked: {BASE} was not derived anew to compare: not all of it can be read; mend the other faults first"
TITLE = "(syrian-armed-forces captured abu-kamal)"


def short(node: NamedNode | str) -> str:
    return (node if isinstance(node, str) else node.value).removeprefix(BASE)


def mention(store: Store) -> NamedNode:
    found = next(store.quads(claim(TAKEN), term("objectMention"), None, R1)).object
    assert isinstance(found, NamedNode)
    return found


def test_a_sound_store_has_no_faults(store: Store) -> None:
    assert lines(store) == []


# ---- Reports and graphs --------------------------------------------------------------------------------------


def test_claims_whose_report_is_missing(store: Store) -> None:
    pruned(store, store.quads(R1, graph=R1))
    assert lines(store) == [
        *(f"report: {node} is of reports/r1, which is not there" for node in sorted((T, K, F))),
        UNCHECKED,
    ]


def test_a_claim_of_a_report_that_never_was(store: Store) -> None:
    put(store, Quad(claim(TAKEN), std.DERIVED_FROM, NAMES.report("r9"), R1))
    assert lines(store) == [f"report: {T} is of reports/r9, which is not there", UNCHECKED]


def test_a_claim_in_the_graph_of_another_report(store: Store) -> None:
    told = list(store.quads(claim(RETAKEN), graph=R2))
    store.change(add=[Quad(q.subject, q.predicate, q.object, R1) for q in told])
    wrong = f"graph: {R} stands in the graph reports/r1, but is of reports/r2"
    assert lines(store) == [wrong, UNCHECKED]
    store.change(remove=told)
    here, left, unchecked = lines(store)
    assert (here, unchecked) == (wrong, UNCHECKED)
    assert left.startswith(
        f"stray: {R2.value} holds what belongs neither to the report nor to its claims: attrib"
    )
    assert left.endswith(" and 3 more")


def test_a_claim_in_the_default_graph(store: Store) -> None:
    told = list(store.quads(claim(TAKEN), graph=R1))
    store.change(add=[Quad(q.subject, q.predicate, q.object) for q in told])
    assert lines(store) == [f"graph: {T} stands in the default graph, not in its report's", UNCHECKED]


def test_a_report_without_its_text(store: Store) -> None:
    pruned(store, store.quads(NAMES.field("r1", "text"), std.TEXT))
    wrong = f"report: {R1.value} cannot be read: reports/r1/text has 0 values of schema:text, not one"
    assert lines(store) == [wrong, UNCHECKED]


def test_a_report_that_lost_its_class(store: Store) -> None:
    pruned(store, store.quads(R1, std.TYPE, std.NEWS_ARTICLE))
    assert lines(store) == [f"statement: {R1.value} rdf:type schema:NewsArticle is missing"]


def test_a_report_emptied(store: Store) -> None:
    happened = event(store, RETAKEN).value
    pruned(store, store.quads(graph=R2))
    first, last = interval(store, 0).value, interval(store, 1).value
    observatory = NAMES.entity(f.OBSERVATORY.id).value
    assert lines(store) == [
        f"report: {R2.value} is an empty graph",
        f"rest: {happened} rests on {short(R)}, which is not there",
        f"rest: {last} rests on {short(R)}, which is not there",
        f"rest: {relationship(RETAKEN).value} rests on {short(R)}, which is not there",
        f"entity: {observatory} is described, and no report and nobody described refers to it",
        (
            f"derived: {first} (abu-kamal) is not what its claims bear out: kg:endEarliest 2017-11-11T00:00:00Z does"
            " not belong there; kg:endLatest 2017-11-11T23:59:59Z does not belong there; kg:lasting is false where"
            " true belongs"
        ),
    ]


def test_a_day_of_publication_that_its_claims_do_not_have(store: Store) -> None:
    put(store, Quad(R2, std.DATE_PUBLISHED, day("2017-11-13", "date"), R2))
    differs = (
        "kg:reported is 2017-11-12T23:59:59Z where 2017-11-13T23:59:59Z belongs; "
        "kg:reportedDay is 2017-11-12 where 2017-11-13 belongs"
    )
    assert lines(store)[:2] == [f"statement: {node} {differs}" for node in (R, R2.value)]


def test_what_belongs_nowhere(store: Store) -> None:
    note = NamedNode(BASE + "notes/1")
    graph = NamedNode(BASE + "graphs/notes")
    store.change(add=[Quad(note, std.LABEL, Literal("look here"), g) for g in (R1, graph)])
    store.change(
        add=[
            Quad(note, std.LABEL, Literal("look here")),
            Quad(claim(TAKEN), term("mood"), Literal("grim"), R1),
        ]
    )
    assert lines(store) == [
        f"graph: {graph.value} is a graph of no report",
        f"stray: {R1.value} holds what belongs neither to the report nor to its claims: notes/1",
        f'statement: {T} kg:mood "grim" does not belong there',
        f"stray: {note.value} belongs to no entity and to nothing that is derived",
    ]


# ---- Another base ---------------------------------------------------------------------------------------------


def test_nodes_under_another_base(store: Store) -> None:
    for node, graph in ((f"{BASE[:-2]}other/claims/1", R1), ("http://else/entities/1", None)):
        store.change(add=[Quad(NamedNode(node), std.LABEL, Literal("x"), *([graph] if graph else []))])
    assert lines(store) == [
        f"base: http://other/claims/1 stands under another base than the store's, {BASE}",
        f"base: http://else/entities/1 stands under another base than the store's, {BASE}",
        UNCHECKED,
    ]


def test_an_entity_under_another_base(store: Store) -> None:
    put(store, Quad(claim(TAKEN), term("object"), NamedNode("http://else/entities/raqqa"), R1))
    wrong = f"claim: {T} cannot be read: not a name under {BASE}: http://else/entities/raqqa"
    assert lines(store) == [wrong, UNCHECKED]


def test_a_second_base_on_record(store: Store) -> None:
    record = NamedNode(BASE + "graphs/store")
    store.change(add=[Quad(NamedNode(BASE), std.URI_SPACE, Literal("http://else/"), record)])
    said = 'says http://rdfs.org/ns/void#uriSpace "http://else/" of the store, whose base is http://h/'
    assert lines(store) == [f"base: {BASE} {said}"]


def test_a_marker_that_names_another_base_cannot_be_opened(store: Store, tmp_path: Path) -> None:
    store.close()
    marker = tmp_path / "graph" / "kg-store.json"
    marker.write_text(marker.read_text().replace(BASE, "http://else/"))
    with pytest.raises(StoreMismatch, match="were not written with base http://else/, as its marker says"):
        open_store(tmp_path / "graph", write=False)


# ---- Claims ----------------------------------------------------------------------------------------------------


def test_a_mention_that_does_not_select_its_words(store: Store) -> None:
    put(store, Quad(mention(store), std.START, Literal(11), R1))
    assert lines(store) == [
        (
            f"words: {T} has its mention of abu-kamal “Abu Kamal” at characters 11 to 19 of the text, where the"
            " report says “bu Kamal”"
        )
    ]


def test_evidence_that_is_not_in_the_text(store: Store) -> None:
    quote = next(store.quads(None, std.EXACT, Literal("Retaken, says the Observatory."), R2)).subject
    assert isinstance(quote, NamedNode)
    put(store, Quad(quote, std.EXACT, Literal("Retaken, says nobody."), R2))
    assert lines(store) == [
        (
            f"words: {R} has its sentence “Retaken, says nobody.” at characters 0 to 30 of the text, where the report"
            " says “Retaken, says the Observatory.”"
        )
    ]


def test_a_speaker_who_is_not_the_one_attributed(store: Store) -> None:
    put(store, Quad(claim(TAKEN), term("attributedTo"), NAMES.entity("nobody"), R1))
    differs = "kg:attributedTo is entities/nobody where entities/syrian-armed-forces belongs"
    assert lines(store) == [f"statement: {T} {differs}"]


def test_a_packed_claim_that_says_something_else(store: Store) -> None:
    quad = next(store.quads(claim(TAKEN), term("packed")))
    assert isinstance(quad.object, Literal)
    put(
        store,
        Quad(claim(TAKEN), term("packed"), Literal(quad.object.value.replace("asserted", "hedged")), R1),
    )
    [fault] = lines(store)
    assert fault.startswith(f"statement: {T} kg:packed is ")


def test_a_mention_of_somebody_else(store: Store) -> None:
    put(store, Quad(mention(store), term("mentionOf"), RAQQA, R1))
    assert lines(store) == [
        f"statement: {mention(store).value} kg:mentionOf is entities/raqqa where entities/abu-kamal belongs"
    ]


def test_a_claim_that_was_changed_no_longer_has_the_id_of_what_it_says(store: Store) -> None:
    put(store, Quad(claim(TAKEN), term("object"), RAQQA, R1))
    due = f.claim(object=f.RAQQA, report=WIRE, by=(f.ARMY,)).id
    assert lines(store) == [f"identity: {T} does not have the id of what it says, which is {due}", UNCHECKED]


def test_a_claim_without_a_part(store: Store) -> None:
    pruned(store, store.quads(claim(TAKEN), term("status")))
    assert lines(store) == [f"claim: {T} cannot be read: has 0 values of kg:status, not one", UNCHECKED]


def test_a_claim_without_its_class(store: Store) -> None:
    pruned(store, store.quads(claim(TAKEN), std.TYPE))
    assert lines(store) == [f"claim: {T} is not said to be a kg:Claim", UNCHECKED]


def test_a_value_that_is_not_in_the_vocabulary(store: Store) -> None:
    put(store, Quad(claim(TAKEN), term("status"), term("statusRumoured"), R1))
    assert lines(store) == [f"claim: {T} cannot be read: no status: kg:statusRumoured", UNCHECKED]


def test_numbers_that_cannot_be(store: Store) -> None:
    put(store, Quad(claim(TAKEN), term("confidence"), Literal(7.5), R1))
    count = next(store.quads(claim(KILLED), term("quantity"))).object
    assert isinstance(count, NamedNode)
    put(store, Quad(count, term("best"), Literal(1), R1))
    assert lines(store) == [
        f"claim: {K} counts 3 (low), 1 (best), None (high), which are not in order from 0",
        f"claim: {T} has the confidence 7.5, which is not from 0 to 1",
    ]


@pytest.mark.parametrize(
    ("kind", "predicate", "written"),
    [
        ("dateTime", "earliest", "2017-02-30T00:00:00Z"),
        ("date", "onDay", "2017-02-30"),
        ("double", "confidence", "0,9"),
    ],
)
def test_a_value_that_is_none(store: Store, kind: str, predicate: str, written: str) -> None:
    put(store, Quad(claim(TAKEN), term(predicate), day(written, kind), R1))
    assert lines(store) == [f"literal: {T} says kg:{predicate} {written}, which is no xsd:{kind}", UNCHECKED]


def test_a_day_to_look_up_that_is_not_the_claims(store: Store) -> None:
    put(store, Quad(claim(TAKEN), term("onDay"), day("2017-02-28", "date"), R1))
    assert lines(store) == [f"statement: {T} kg:onDay is 2017-02-28 where 2017-11-08 belongs"]


# ---- Entities --------------------------------------------------------------------------------------------------


def test_an_entity_that_is_not_described(store: Store) -> None:
    point = next(store.quads(RAQQA, std.HAS_GEOMETRY)).object
    pruned(store, [*store.quads(RAQQA), *store.quads(point)])  # type: ignore[arg-type]
    wrong = f"entity: {RAQQA.value} is not described; it is named by {short(F)}"
    assert lines(store) == [wrong, UNCHECKED]


def test_an_entity_described_twice(store: Store) -> None:
    store.change(add=[Quad(RAQQA, std.LABEL, Literal("Rakka"))])
    twice = f'entity: {RAQQA.value} is described twice: 2 labels, "Rakka", "Raqqa"'
    assert lines(store) == [twice, UNCHECKED]
    store.change(add=[Quad(RAQQA, std.TYPE, term("Region"))])
    kinds = f"entity: {RAQQA.value} is described twice: 2 kinds, kg:Region, kg:Settlement"
    assert lines(store) == [twice, kinds, UNCHECKED]


def test_an_entity_without_a_label(store: Store) -> None:
    pruned(store, store.quads(RAQQA, std.LABEL))
    assert lines(store) == [
        f"entity: {RAQQA.value} cannot be read: has 0 values of rdfs:label, not one",
        UNCHECKED,
    ]


def test_an_entity_where_none_can_be(store: Store) -> None:
    put(store, Quad(RAQQA, std.LATITUDE, Literal(95.0)))
    assert lines(store) == [f"entity: {RAQQA.value} lies at latitude 95.0"]


def test_a_point_without_its_coordinates(store: Store) -> None:
    point = next(store.quads(RAQQA, std.HAS_GEOMETRY)).object
    assert isinstance(point, NamedNode)
    pruned(store, store.quads(point, std.AS_WKT))
    assert lines(store) == [f'statement: {point.value} geo:asWKT "POINT(39.01 35.95)" is missing']


def test_an_entity_that_nobody_names(store: Store) -> None:
    store.change(add=entity_quads([f.SDF], NAMES))
    node = NAMES.entity(f.SDF.id).value
    assert lines(store) == [f"entity: {node} is described, and no report and nobody described refers to it"]


# ---- What is derived --------------------------------------------------------------------------------------------


def test_a_relationship_without_its_edge(store: Store) -> None:
    pruned(store, store.quads(ARMY, term("fought"), GROUP))
    edge = "entities/syrian-armed-forces kg:fought entities/islamic-state"
    assert lines(store) == [f"edge: {relationship(FOUGHT).value} has no plain edge {edge}"]


def test_an_edge_without_its_relationship(store: Store) -> None:
    both = [Quad(ARMY, term("alliedWith"), GROUP), Quad(GROUP, term("alliedWith"), ARMY)]
    store.change(add=[*both, Quad(ARMY, term("lost"), RAQQA)])
    assert lines(store) == [
        (
            f"edge: {GROUP.value} starts a plain edge without a relationship:"
            " entities/islamic-state kg:alliedWith entities/syrian-armed-forces"
        ),
        (
            f"edge: {ARMY.value} starts a plain edge without a relationship:"
            " entities/syrian-armed-forces kg:lost entities/raqqa"
        ),
    ]


def test_a_relationship_that_is_gone(store: Store) -> None:
    node = relationship(TAKEN)
    pruned(store, [*store.quads(node), *store.quads(ARMY, term("captured"))])
    assert lines(store) == [f"derived: {node.value} {TITLE} is missing, and follows from {short(T)}"]


def test_what_rests_on_a_claim_that_is_gone(store: Store) -> None:
    left = {
        q.object
        for q in store.quads(claim(TAKEN))
        if q.predicate in (term("attribution"), term("objectMention"))
    }
    pruned(store, [*store.quads(claim(TAKEN)), *(q for n in left for q in store.quads(n))])  # type: ignore[arg-type]
    happened, first = event(store, TAKEN).value, interval(store, 0).value
    assert lines(store) == [
        f"rest: {happened} rests on {short(T)}, which is not there",
        f"rest: {first} rests on {short(T)}, which is not there",
        f"rest: {relationship(TAKEN).value} rests on {short(T)}, which is not there",
    ]


@pytest.mark.parametrize(
    ("predicate", "value", "differs"),
    [
        ("claimCount", Literal(7), "kg:claimCount is 7 where 1 belongs"),
        ("disputed", Literal(True), "kg:disputed is true where false belongs"),
        ("witness", GROUP, "kg:witness is entities/islamic-state where entities/syrian-armed-forces belongs"),
    ],
)
def test_a_relationship_that_its_claims_do_not_bear_out(
    store: Store, predicate: str, value: Literal | NamedNode, differs: str
) -> None:
    node = relationship(TAKEN)
    put(store, Quad(node, term(predicate), value))
    assert lines(store) == [f"derived: {node.value} {TITLE} is not what its claims bear out: {differs}"]


def test_a_packed_form_that_disagrees(store: Store) -> None:
    node = relationship(TAKEN)
    put(store, Quad(node, term("packed"), Literal("[]")))
    assert lines(store) == [f"packed: {node.value} {TITLE} has another packed form than its claims give"]
    pruned(store, store.quads(claim(RETAKEN), term("status")))
    assert (
        f"packed: {node.value} has a packed form that says something else than its other statements"
        in lines(store)
    )


def test_an_interval_that_its_claims_do_not_bear_out(store: Store) -> None:
    node = interval(store, 1)
    put(store, Quad(node, term("holder"), ARMY))
    differs = "kg:holder is entities/syrian-armed-forces where entities/islamic-state belongs"
    assert lines(store) == [f"derived: {node.value} (abu-kamal) is not what its claims bear out: {differs}"]


def test_an_interval_that_is_gone(store: Store) -> None:
    first, gone = interval(store, 0), interval(store, 1)
    pruned(store, store.quads(gone))
    assert lines(store) == [
        f"timeline: {first.value} of abu-kamal ends, and none comes after it",
        f"derived: {gone.value} (abu-kamal) is missing, and follows from {short(R)}",
    ]


def test_intervals_that_overlap_or_leave_a_gap(store: Store) -> None:
    first, second = interval(store, 0), interval(store, 1)
    of = f"timeline: {first.value} of abu-kamal"
    put(store, Quad(first, term("endLatest"), day("2017-11-14T23:59:59Z")))
    that = f"{short(second)}: it ends"
    assert lines(store) == [f"{of} overlaps {that} 2017-11-11..2017-11-14, that one starts 2017-11-11"]
    put(store, Quad(first, term("endLatest"), day("2017-11-09T23:59:59Z")))
    put(store, Quad(first, term("endEarliest"), day("2017-11-09T00:00:00Z")))
    assert lines(store) == [f"{of} leaves a gap before {that} 2017-11-09, that one starts 2017-11-11"]


def test_an_interval_too_many(store: Store) -> None:
    more, last = NamedNode(BASE + "intervals/x"), interval(store, 1)
    store.change(add=[Quad(more, q.predicate, q.object) for q in store.quads(last)])
    assert lines(store) == [
        f"timeline: {last.value} of abu-kamal lasts, although intervals/x comes after it",
        f"derived: {more.value} (abu-kamal) is borne out by no claim",
    ]


def test_an_interval_with_a_day_that_is_none(store: Store) -> None:
    node = interval(store, 0)
    put(store, Quad(node, term("startLatest"), day("2017-02-30T00:00:00Z")))
    assert lines(store) == [
        f"literal: {node.value} says kg:startLatest 2017-02-30T00:00:00Z, which is no xsd:dateTime"
    ]


def test_an_event_that_its_claims_do_not_bear_out(store: Store) -> None:
    node = event(store, FOUGHT)
    title = "(islamic-state fought syrian-armed-forces raqqa)"
    put(store, Quad(node, term("claimCount"), Literal(9)))
    differs = "kg:claimCount is 9 where 1 belongs"
    assert lines(store) == [f"derived: {node.value} {title} is not what its claims bear out: {differs}"]
    pruned(store, store.quads(node))
    assert lines(store) == [f"derived: {node.value} {title} is missing, and follows from {short(F)}"]


def test_a_period_that_its_claims_do_not_bear_out(store: Store) -> None:
    period = next(store.quads(relationship(HELPED), term("period"))).object
    assert isinstance(period, NamedNode)
    put(store, Quad(period, term("startLatest"), day("2017-12-08T23:59:59Z")))
    differs = "kg:startLatest is 2017-12-08T23:59:59Z where 2017-11-08T23:59:59Z belongs"
    of = f"{period.value} (local-militia supports syrian-armed-forces)"
    assert lines(store) == [f"derived: {of} is not what its claims bear out: {differs}"]
    lost = NAMES.claim("gone")
    put(store, Quad(period, term("supportedBy"), lost))
    assert lines(store) == [f"rest: {period.value} rests on claims/gone, which is not there"]


# ---- Judgements ---------------------------------------------------------------------------------------------------


def judge(store: Store) -> None:
    given = [
        of(1, "reject", TAKEN),
        of(2, "correct", RETAKEN, ("extent", "part")),
        of(3, "accept", FOUGHT),
        merge(4, f.ARMY, MILITIA),
        made(5, "locate", entities=(f.RAQQA.id,), position=(36.0, 39.0), known=[f.RAQQA]),
    ]
    update(store, judgements=given)


def test_a_store_with_judgements_has_no_faults(store: Store) -> None:
    judge(store)
    assert len(list(store.quads(graph=NAMES.judged("r2")))) > 20
    assert lines(store) == []


def test_what_judgements_come_to(store: Store) -> None:
    judge(store)
    [mark] = store.quads(claim(TAKEN), term("rejectedBy"), None, NAMES.judged("r1"))
    store.change(remove=[mark])
    told = str(mark.object).strip("<>")
    what = f"is not what the judgements come to: kg:rejectedBy {short(told)} is missing"
    assert lines(store) == [f"judgement: {T} {what}"]


def test_a_judgement_that_was_changed(store: Store) -> None:
    judge(store)
    one = of(1, "reject", TAKEN).id
    node = NAMES.judgement(one)
    put(store, Quad(node, term("reason"), Literal("forged"), NAMES.judgements))
    assert lines(store) == [f'judgement: {node.value} kg:reason is "forged" where "seen" belongs', UNCHECKED]
    put(store, Quad(node, term("packed"), Literal("{}"), NAMES.judgements))
    wrong, unchecked = lines(store)
    assert wrong.startswith(
        f"judgement: {NAMES.judgements.value} cannot be read: judgement <judgements/{one}> cannot"
    )
    assert unchecked == UNCHECKED
