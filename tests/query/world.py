"""A small war to ask about: two captures of one town that contradict each other, and the displaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.derive import edge_of
from kg.model import (
    Basis,
    Bounds,
    Claim,
    Control,
    ControlStatus,
    Entity,
    Evidence,
    Kind,
    Mention,
    Quantity,
    Relationship,
    Report,
)
from kg.rdf import Names, control_quads, entity_quads, relationship_quads, report_quads
from kg.store import Store
from tests import factory as f

BASE = "http://kg.test/"
NAMES = Names(BASE)
MILITIA = f.entity("Local Militia", Kind.MILITIA)
PEOPLE = f.entity("Civilians", Kind.PEOPLE)
HAMLET = Entity("hamlet-of-abu-kamal", "Hamlet", Kind.SETTLEMENT)
ENTITIES = (f.ARMY, f.ISLAMIC_STATE, f.SDF, f.OBSERVATORY, f.ABU_KAMAL, f.RAQQA, MILITIA, PEOPLE, HAMLET)

ARMY_REPORT = f.report(
    "wire-1",
    "Rain fell. The army captured Abu Kamal! Its allies helped.\n\nNobody answered.",
    "2017-11-09",
    "Wire",
)
GROUP_REPORT = f.report("desk-2", "Fighters took Abu Kamal back.", "2017-11-11", "Desk")
UNDATED = f.report("blog-3", "Civilians fled from Raqqa.", None, None)


def _claim(report: Report, told: Claim, start: int, end: int) -> Claim:
    words = report.text[start:end]
    trigger = Mention(words.split()[0], start, start + len(words.split()[0]))
    return replace(told, evidence=Evidence("text", words, start, end), trigger=trigger)


TAKEN = _claim(ARMY_REPORT, f.claim(report=ARMY_REPORT, by=(f.ARMY,)), 11, 39)
HELPED = _claim(ARMY_REPORT, f.claim("allied-with", f.ARMY, MILITIA, day=None, report=ARMY_REPORT), 40, 58)
FOUGHT = _claim(
    ARMY_REPORT,
    f.claim("fought", f.ARMY, f.ISLAMIC_STATE, report=ARMY_REPORT, place=f.ABU_KAMAL),
    11,
    39,
)
RETAKEN = f.claim(
    "captured", f.ISLAMIC_STATE, day="2017-11-11", report=GROUP_REPORT, by=(f.OBSERVATORY,), source=f.ARMY
)
DENIED = f.claim(
    "captured", f.ARMY, day="2017-11-08", report=GROUP_REPORT, by=(f.ISLAMIC_STATE,), status="denied"
)
SDF_FOUGHT = f.claim("fought", f.SDF, f.ISLAMIC_STATE, day="2017-11-10", report=GROUP_REPORT)
FLED = replace(
    f.claim("displaced", None, PEOPLE, day=None, report=UNDATED, place=f.RAQQA),
    quantity=Quantity(100, 120, None, "people", "about 120"),
)
HAMLET_HIT = f.claim("attacked", f.SDF, HAMLET, day=None, report=UNDATED)

TOLD: tuple[tuple[Report, tuple[Claim, ...]], ...] = (
    (ARMY_REPORT, (TAKEN, HELPED, FOUGHT)),
    (GROUP_REPORT, (RETAKEN, DENIED, SDF_FOUGHT)),
    (UNDATED, (FLED, HAMLET_HIT)),
)
CLAIMS = tuple(c for _, claims in TOLD for c in claims)


def edge(*claims: Claim, witnesses: tuple[str, ...], denials: tuple[Claim, ...] = ()) -> Relationship:
    first = claims[0]
    assert first.subject
    reports = {r.id: r for r, _ in TOLD}
    told = [reports[c.report] for c in claims]
    days = [c.date.start if c.date else r.published for c, r in zip(claims, told, strict=True)]
    known = sorted(d for d in days if d)
    parties = (first.subject.entity, first.relation, first.object.entity)
    own = edge_of(first)
    assert own
    return Relationship(
        own.id,
        *parties,
        claims=tuple(c.id for c in claims),
        reports=tuple(r.id for r in told),
        witnesses=witnesses,
        sources=tuple(r.source for r in told if r.source),
        first=known[0] if known else None,
        last=known[-1] if known else None,
        denials=tuple(c.id for c in denials),
        disputed=bool(denials),
    )


ARMY_TOOK = edge(TAKEN, witnesses=("syrian-armed-forces",), denials=(DENIED,))
GROUP_TOOK = edge(RETAKEN, witnesses=(f.OBSERVATORY.id,))
ALLIES = edge(HELPED, witnesses=("wire",))
ARMY_FOUGHT = edge(FOUGHT, witnesses=("wire", f.OBSERVATORY.id))
SDF_FOUGHT_GROUP = edge(SDF_FOUGHT, witnesses=("desk",))
HIT = edge(HAMLET_HIT, witnesses=("blog-3",))
EDGES = (ARMY_TOOK, GROUP_TOOK, ALLIES, ARMY_FOUGHT, SDF_FOUGHT_GROUP, HIT)

HELD = Control(
    "c1",
    f.ABU_KAMAL,
    (f.ARMY, MILITIA),
    ControlStatus.HELD,
    Basis.OWN_INTEREST,
    date(2017, 11, 9),
    Bounds(date(2017, 11, 8), date(2017, 11, 8)),
    Bounds(date(2017, 11, 11), date(2017, 11, 11)),
    supporting=(TAKEN.id,),
)
DISPUTED = Control(
    "c2",
    f.ABU_KAMAL,
    (f.ISLAMIC_STATE,),
    ControlStatus.DISPUTED,
    Basis.INDEPENDENT,
    None,
    Bounds(date(2017, 11, 11), date(2017, 11, 11)),
    None,
    supporting=(RETAKEN.id,),
    against=(TAKEN.id,),
)


def fill(store: Store, entities: Iterable[Entity] = ENTITIES) -> Store:
    """Write the war into an empty store of this base."""
    derived = [*entity_quads(entities, NAMES), *relationship_quads(EDGES, NAMES)]
    derived += control_quads((HELD, DISPUTED), NAMES)
    for report, claims in TOLD:
        store.change(clear=[NAMES.report(report.id)], add=report_quads(report, claims, NAMES))
    store.change(add=derived)
    return store


def plain(term: NamedNode | Literal | None) -> str | None:
    """Give an IRI without the base, or a literal's text."""
    return None if term is None else term.value.removeprefix(BASE)
