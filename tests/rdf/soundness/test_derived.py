"""What is derived, looked at by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Basis, Bounds, Control, ControlStatus, Period, Relation, Relationship
from kg.rdf import KG, Names, by_subject, control_quads, relationship_quads
from kg.rdf import vocabulary as kg
from kg.rdf.soundness.derived import Derived, derived_faults, timeline_faults
from tests.factory import ABU_KAMAL, ARMY, SDF

NAMES = Names("http://h/")
DAY, NEXT, LATER = (date(2017, 11, n) for n in (8, 11, 19))
EDGE = Relationship(
    "e", ARMY, Relation.ALLIED_WITH, SDF, ("c",), ("r",), ("w",), ("Wire",), DAY, DAY,
    periods=(Period(Bounds(None, DAY), None, ("c",)),),
)  # fmt: skip
CLAIMS = frozenset({"http://h/claims/c"})
SPAN = Control(
    "i",
    ABU_KAMAL,
    (ARMY,),
    ControlStatus.HELD,
    Basis.OWN_INTEREST,
    DAY,
    Bounds(DAY, DAY),
    Bounds(NEXT, NEXT),
    ("c",),
)


def faults(quads: list[Quad], node: NamedNode, kind: NamedNode, known: Derived | None = None) -> list[str]:
    found = derived_faults(node, kind, by_subject(quads), NAMES, known or Derived(CLAIMS))
    return [f"{fault.kind}: {fault}" for fault in found]


def test_a_relationship_with_its_period_and_edges() -> None:
    known = Derived(CLAIMS)
    assert faults(relationship_quads([EDGE], NAMES), NAMES.relationship("e"), kg.RELATIONSHIP, known) == []
    assert list(known.values) == ["http://h/relationships/e"]
    assert len(known.periods) == 1
    assert {(str(q.subject), str(q.object)) for q in known.edges} == {
        ("<http://h/entities/syrian-armed-forces>", "<http://h/entities/syrian-democratic-forces>"),
        ("<http://h/entities/syrian-democratic-forces>", "<http://h/entities/syrian-armed-forces>"),
    }


def test_what_disagrees_with_itself() -> None:
    quads = relationship_quads([EDGE], NAMES)
    node = NAMES.relationship("e")
    mood = Quad(node, NamedNode(KG + "mood"), Literal("grim"))
    assert faults([*quads, mood], node, kg.RELATIONSHIP) == [
        f'statement: {node.value} kg:mood "grim" does not belong there'
    ]
    packed = [Quad(node, kg.PACKED, Literal("[]")) if q.predicate == kg.PACKED else q for q in quads]
    assert faults(packed, node, kg.RELATIONSHIP) == [
        f"packed: {node.value} has a packed form that says something else than its other statements"
    ]


def test_what_rests_on_nothing() -> None:
    quads = control_quads([replace(SPAN, against=("x", "y"))], NAMES)
    node = NAMES.control("i")
    assert faults(quads, node, kg.CONTROL_INTERVAL) == [
        f"rest: {node.value} rests on claims/x, claims/y, which are not there"
    ]


def test_what_cannot_be_read() -> None:
    quads = [q for q in control_quads([SPAN], NAMES) if q.predicate != kg.PLACE]
    node = NAMES.control("i")
    assert faults(quads, node, kg.CONTROL_INTERVAL) == [
        f"derived: {node.value} cannot be read: has 0 values of kg:place, not one"
    ]


def timeline(*spans: Control) -> list[str]:
    return [fault.what for fault in timeline_faults(spans, NAMES)]


def test_a_whole_timeline() -> None:
    after = replace(SPAN, id="j", start=Bounds(NEXT, NEXT), end=None)
    elsewhere = replace(after, id="k", place=ARMY)
    assert timeline(after, SPAN, elsewhere) == []
    assert timeline() == []


def test_gaps_overlaps_and_ends() -> None:
    after = replace(SPAN, id="j", start=Bounds(LATER, LATER), end=None)
    assert timeline(SPAN, after) == [
        "of abu-kamal leaves a gap before intervals/j: it ends 2017-11-11, that one starts 2017-11-19"
    ]
    early = replace(after, start=Bounds(None, date(2017, 11, 10)))
    assert timeline(SPAN, early) == [
        "of abu-kamal overlaps intervals/j: it ends 2017-11-11, that one starts ?..2017-11-10"
    ]
    assert timeline(replace(SPAN, end=None), after) == [
        "of abu-kamal lasts, although intervals/j comes after it"
    ]
    assert timeline(SPAN) == ["of abu-kamal ends, and none comes after it"]
