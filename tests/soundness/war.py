"""A sound small store on disk, and hands that break one thing in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.derive import edge_of, update
from kg.model import Argument, Claim, Entity, Kind, Mention, Quantity
from kg.rdf import DERIVED, KG, Names
from kg.rdf.standards import TYPE
from kg.soundness import faults
from kg.store import Store, open_store
from tests import factory as f

BASE = "http://h/"
NAMES = Names(BASE)
KNOWN: dict[str, Entity] = {e.id: e for e in (f.ARMY, f.ISLAMIC_STATE, f.OBSERVATORY)}

WIRE = f.report("r1", "Captured: Abu Kamal by the army.", "2017-11-09", "Wire")
DESK = f.report("r2", "Retaken, says the Observatory.", "2017-11-12", "Desk")
POST = f.report("r3", "Supported by a militia.", "2017-11-13", "Post")

TAKEN = f.claim(report=WIRE, by=(f.ARMY,))
TAKEN = replace(TAKEN, object=Argument(f.ABU_KAMAL, Mention("Abu Kamal", 10, 19)))
FOUGHT = f.claim("fought", f.ARMY, f.ISLAMIC_STATE, report=WIRE, place=f.RAQQA)
KILLED = replace(
    f.claim("killed", f.ARMY, f.ISLAMIC_STATE, report=WIRE),
    quantity=Quantity(3, 4, None, "people", "three or four"),
)
MILITIA = f.entity("Local Militia", Kind.MILITIA)
HELPED = f.claim("supports", MILITIA, f.ARMY, report=POST)
RETAKEN = f.claim("captured", f.ISLAMIC_STATE, day="2017-11-11", report=DESK, by=(f.OBSERVATORY,))

R1, R2 = NAMES.report("r1"), NAMES.report("r2")


def made(folder: Path) -> Path:
    """Make the store."""
    with open_store(folder, BASE) as store:
        fill(store)
    return folder


def fill(store: Store) -> Store:
    """Tell the war to an empty store."""
    update(store, [(WIRE, [TAKEN, FOUGHT, KILLED]), (DESK, [RETAKEN]), (POST, [HELPED])], known=KNOWN)
    return store


def term(name: str) -> NamedNode:
    """Give a term of the project's own vocabulary."""
    return NamedNode(KG + name)


def claim(told: Claim) -> NamedNode:
    """Give the node of a claim."""
    return NAMES.claim(told.id)


def relationship(told: Claim) -> NamedNode:
    """Give the node of the relationship of a claim."""
    edge = edge_of(told)
    assert edge
    return NAMES.relationship(edge.id)


def event(store: Store, told: Claim) -> NamedNode:
    """Give the node of the event of a claim."""
    rests = {q.subject for q in store.quads(None, term("supportedBy"), claim(told), DERIVED)}
    [node] = rests & {q.subject for q in store.quads(None, TYPE, term("Event"), DERIVED)}
    assert isinstance(node, NamedNode)
    return node


def interval(store: Store, number: int) -> NamedNode:
    """Give an interval of Abu Kamal, in the order of their starts."""
    at = [q.subject for q in store.quads(None, term("place"), NAMES.entity("abu-kamal"), DERIVED)]
    starts = [q for n in at if isinstance(n, NamedNode) for q in store.quads(n, term("startLatest"))]
    node = sorted(starts, key=lambda q: str(q.object))[number].subject
    assert isinstance(node, NamedNode)
    return node


def pruned(store: Store, quads: Iterable[Quad]) -> None:
    """Take quads out by hand."""
    found = list(quads)
    assert found, "nothing to take out"
    store.change(remove=found)


def put(store: Store, quad: Quad) -> None:
    """Put a quad instead of those with its subject and predicate in its graph."""
    there = list(store.quads(quad.subject, quad.predicate, None, quad.graph_name))  # type: ignore[arg-type]
    assert there, "nothing to put it instead of"
    store.change(remove=there, add=[quad])


def day(written: str, kind: str = "dateTime") -> Literal:
    """Give a literal of one of XML Schema's datatypes."""
    return Literal(written, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))


def lines(store: Store) -> list[str]:
    """Give what is wrong in a store, a line each, having made sure that looking changed nothing."""
    before = set(store.quads())
    found = [f"{fault.kind}: {fault}" for fault in faults(store)]
    assert set(store.quads()) == before
    return found
