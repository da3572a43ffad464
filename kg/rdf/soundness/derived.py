"""What is derived, node by node: whether it can be read, agrees with itself and rests on claims that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Bounds, Control, Entity, Event, Fault, FaultKind, Relationship
from kg.rdf import vocabulary as kg
from kg.rdf.derived import control_at, control_quads, relationship_at, relationship_quads
from kg.rdf.events import event_quads, unpacked_event
from kg.rdf.names import Names
from kg.rdf.nodes import Lookup, node_at
from kg.rdf.soundness.described import RELATIONS, Cast
from kg.rdf.soundness.differing import differing
from kg.rdf.soundness.literals import literal_faults
from kg.rdf.soundness.wording import Wording, iri, listed

_RESTS_ON = (kg.SUPPORTED_BY, kg.CONTRADICTED_BY, kg.ENDED_BY)

Value: TypeAlias = Relationship | Control | Event


@dataclass(slots=True)
class Derived:
    """What a default graph was found to hold of what is derived.

    `claims` are the IRIs of all claims there are. Values by IRI; each plain edge that there must be, with the IRI of
    its relationship; the IRIs of the periods that relationships point to.
    """

    claims: AbstractSet[str]
    values: dict[str, Value] = field(default_factory=dict)
    edges: dict[Quad, str] = field(default_factory=dict)
    periods: set[str] = field(default_factory=set)


def _relationship(
    node: NamedNode, lookup: Lookup, names: Names, cast: Mapping[str, Entity]
) -> tuple[Value, list[Quad]]:
    edge = relationship_at(node, lookup, names, cast)
    return edge, relationship_quads([edge], names)


def _interval(
    node: NamedNode, lookup: Lookup, names: Names, cast: Mapping[str, Entity]
) -> tuple[Value, list[Quad]]:
    control = control_at(node, lookup, names, cast)
    return control, control_quads([control], names)


def _event(
    node: NamedNode, lookup: Lookup, names: Names, cast: Mapping[str, Entity]
) -> tuple[Value, list[Quad]]:
    event = unpacked_event(node_at(node, lookup).text(kg.PACKED), names.local(node), cast)
    return event, event_quads([event], names)


Rewriting = Callable[[NamedNode, Lookup, Names, Mapping[str, Entity]], tuple[Value, list[Quad]]]
REWRITING: Mapping[NamedNode, Rewriting] = {
    kg.RELATIONSHIP: _relationship,
    kg.CONTROL_INTERVAL: _interval,
    kg.EVENT: _event,
}
"""How the nodes of a class are read, and what writing them anew says."""


def derived_faults(
    node: NamedNode, kind: NamedNode, lookup: Lookup, names: Names, known: Derived
) -> Iterator[Fault]:
    """Name what is wrong with one derived node of a class, and note it in `known`.

    `lookup` gives the quads of a node in the default graph.
    """
    wording, said = Wording(names.base), set(lookup(node))
    periods = [q.object for q in said if q.predicate == kg.PERIOD and isinstance(q.object, NamedNode)]
    known.periods.update(p.value for p in periods)
    said |= {q for period in periods for q in lookup(period)}
    if wrong := list(literal_faults(sorted(said, key=str), wording)):
        yield from wrong
        return
    try:
        value, written = REWRITING[kind](node, lookup, names, Cast({}))
    except InvalidData as error:
        yield Fault(FaultKind.DERIVED, node.value, wording.unreadable(node, error))
        return
    known.values[node.value] = value
    yield from _unfounded(said, known.claims, wording)
    edges = {q for q in written if q.subject != node and q.predicate in RELATIONS}
    known.edges.update((q, node.value) for q in edges)
    due = set(written) - edges
    for one, what in differing(said - due, due - said, wording):
        packed = {q.predicate for q in said ^ due} == {kg.PACKED}
        yield Fault(FaultKind.PACKED, one, _PACKED) if packed else Fault(FaultKind.STATEMENT, one, what)


_PACKED = "has a packed form that says something else than its other statements"


def _unfounded(said: Iterable[Quad], claims: AbstractSet[str], wording: Wording) -> Iterator[Fault]:
    missing = {
        (iri(q.subject), iri(q.object))
        for q in said
        if q.predicate in _RESTS_ON and iri(q.object) not in claims
    }
    for node, pairs in groupby(sorted(missing), key=lambda pair: pair[0]):
        lost = [wording.short(claim) for _, claim in pairs]
        are = "is" if len(lost) == 1 else "are"
        yield Fault(FaultKind.REST, node, f"rests on {listed(lost)}, which {are} not there")


def timeline_faults(intervals: Iterable[Control], names: Names) -> Iterator[Fault]:
    """Name where the intervals of a place overlap or leave a gap: each ends when the next begins."""
    ordered = sorted(intervals, key=lambda c: (c.place.id, *_order(c.start), c.id))
    for _, timeline in groupby(ordered, key=lambda c: c.place.id):
        spans = list(timeline)
        for one, following in pairwise(spans):
            if one.end != following.start:
                node = names.control(one.id).value
                yield Fault(FaultKind.TIMELINE, node, _parting(one, following))
        if spans[-1].end is not None:
            node = names.control(spans[-1].id).value
            yield Fault(FaultKind.TIMELINE, node, f"of {spans[-1].place.id} ends, and none comes after it")


def _parting(one: Control, following: Control) -> str:
    if one.end is None:
        return f"of {one.place.id} lasts, although intervals/{following.id} comes after it"
    how = "overlaps" if _order(following.start) < _order(one.end) else "leaves a gap before"
    ends, starts = _told(one.end), _told(following.start)
    return f"of {one.place.id} {how} intervals/{following.id}: it ends {ends}, that one starts {starts}"


def _order(bounds: Bounds) -> tuple[date, date]:
    earliest = bounds.earliest or bounds.latest or date.min
    return bounds.latest or earliest, earliest


def _told(bounds: Bounds) -> str:
    first, last = (day.isoformat() if day else "?" for day in (bounds.earliest, bounds.latest))
    return first if first == last else f"{first}..{last}"
