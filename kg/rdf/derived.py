"""Derived knowledge as RDF: relationships with their plain edges, and who held a place when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Basis, Bounds, Control, ControlStatus, Entity, Period, Relationship
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_of, first_second, last_second
from kg.rdf.names import Names
from kg.rdf.nodes import (
    Lookup,
    Node,
    Statement,
    by_subject,
    derived,
    list_statements,
    node_at,
    reading,
    typed,
)
from kg.rdf.packing import packed


def relationship_quads(edges: Iterable[Relationship], names: Names) -> list[Quad]:
    """Say relationships in the default graph, each with its direct edge, a symmetric one both ways."""
    statements = dict.fromkeys(s for e in edges for s in _relationship(e, names))
    return [derived(s) for s in statements]


def _relationship(edge: Relationship, names: Names) -> Iterator[Statement]:
    node, relation = names.relationship(edge.id), kg.relation_node(edge.relation)
    subject, other = names.entity(edge.subject.id), names.entity(edge.object.id)
    yield subject, relation, other
    if edge.relation.symmetric:
        yield other, relation, subject
    yield node, std.TYPE, kg.RELATIONSHIP
    yield node, kg.SUBJECT, subject
    yield node, kg.RELATION, relation
    yield node, kg.OBJECT, other
    yield node, kg.CLAIM_COUNT, Literal(len(set(edge.claims)))
    yield node, kg.REPORT_COUNT, Literal(len(set(edge.reports)))
    yield node, kg.WITNESS_COUNT, Literal(len(set(edge.witnesses)))
    yield node, kg.DISPUTED, Literal(edge.disputed)
    yield node, kg.PACKED, Literal(packed(edge))
    yield from list_statements(node, kg.SUPPORTED_BY, edge.claims, names.claim)
    yield from list_statements(node, kg.CONTRADICTED_BY, edge.denials, names.claim)
    yield from list_statements(node, kg.IN_REPORT, edge.reports, names.report)
    yield from list_statements(node, kg.WITNESS, edge.witnesses, names.entity)
    yield from list_statements(node, kg.SOURCE_NAME, edge.sources, Literal)
    yield from _bounds(node, Bounds(edge.first, edge.last), kg.FIRST, kg.LAST)
    for period in edge.periods:
        yield from _period(node, edge, period, names)


def _period(owner: NamedNode, edge: Relationship, period: Period, names: Names) -> Iterator[Statement]:
    days = (period.start.earliest, period.start.latest)
    node = names.hashed("periods", [edge.id, *(day.isoformat() if day else "" for day in days)])
    yield owner, kg.PERIOD, node
    yield node, std.TYPE, kg.PERIOD_CLASS
    yield node, kg.SUBJECT, names.entity(edge.subject.id)
    yield node, kg.RELATION, kg.relation_node(edge.relation)
    yield node, kg.OBJECT, names.entity(edge.object.id)
    yield from _bounds(node, period.start, kg.START_EARLIEST, kg.START_LATEST)
    yield node, kg.LASTING, Literal(period.end is None)
    if period.end:
        yield from _bounds(node, period.end, kg.END_EARLIEST, kg.END_LATEST)
    yield from list_statements(node, kg.SUPPORTED_BY, period.supporting, names.claim)
    yield from list_statements(node, kg.ENDED_BY, period.ended_by, names.claim)


def relationships_from_quads(
    quads: Iterable[Quad], names: Names, entities: Mapping[str, Entity]
) -> list[Relationship]:
    """Read every relationship that quads hold, by id; one that breaks the form is `InvalidData`."""
    kept = list(quads)
    lookup = by_subject(kept)
    found = (relationship_at(n, lookup, names, entities) for n in typed(kept, kg.RELATIONSHIP))
    return sorted(found, key=lambda edge: edge.id)


def relationship_at(
    name: NamedNode, lookup: Lookup, names: Names, entities: Mapping[str, Entity]
) -> Relationship:
    """Read one relationship; `lookup` gives the quads of its node and of its periods."""
    with reading(name):
        return _read_relationship(node_at(name, lookup), lookup, names, entities)


def _read_relationship(
    node: Node, lookup: Lookup, names: Names, entities: Mapping[str, Entity]
) -> Relationship:
    periods = [_read_period(node_at(n, lookup), names) for n in node.nodes(kg.PERIOD)]
    first, last = _days(node, kg.FIRST, kg.LAST)
    return Relationship(
        id=names.local(node.name),
        subject=_entity(node, node.node(kg.SUBJECT), names, entities),
        relation=kg.relation_of(node.node(kg.RELATION)),
        object=_entity(node, node.node(kg.OBJECT), names, entities),
        claims=_ids(node, kg.SUPPORTED_BY, names),
        reports=_ids(node, kg.IN_REPORT, names),
        witnesses=_ids(node, kg.WITNESS, names),
        sources=node.listed(kg.SOURCE_NAME, node.texts(kg.SOURCE_NAME)),
        first=first,
        last=last,
        denials=_ids(node, kg.CONTRADICTED_BY, names),
        disputed=node.text(kg.DISPUTED) == "true",
        periods=tuple(sorted(periods, key=_period_order)),
    )


def _period_order(period: Period) -> tuple[date, date]:
    return period.start.latest or date.min, period.start.earliest or date.min


def _read_period(node: Node, names: Names) -> Period:
    return Period(
        start=Bounds(*_days(node, kg.START_EARLIEST, kg.START_LATEST)),
        end=_end(node),
        supporting=_ids(node, kg.SUPPORTED_BY, names),
        ended_by=_ids(node, kg.ENDED_BY, names),
    )


def _end(node: Node) -> Bounds | None:
    """Read when an interval or a period ended; `None` while it lasts."""
    lasting = node.text(kg.LASTING) == "true"
    return None if lasting else Bounds(*_days(node, kg.END_EARLIEST, kg.END_LATEST))


def control_quads(intervals: Iterable[Control], names: Names) -> list[Quad]:
    """Say in the default graph who held places when."""
    statements = dict.fromkeys(s for c in intervals for s in _control(c, names))
    return [derived(s) for s in statements]


def _control(control: Control, names: Names) -> Iterator[Statement]:
    node = names.control(control.id)
    yield node, std.TYPE, kg.CONTROL_INTERVAL
    yield node, kg.PLACE, names.entity(control.place.id)
    yield node, kg.CONTROL_STATUS, kg.node_of(control.status)
    if control.basis:
        yield node, kg.BASIS, kg.node_of(control.basis)
    if control.last_confirmed:
        yield node, kg.LAST_CONFIRMED, last_second(control.last_confirmed)
    yield from _bounds(node, control.start, kg.START_EARLIEST, kg.START_LATEST)
    yield node, kg.LASTING, Literal(control.end is None)
    if control.end:
        yield from _bounds(node, control.end, kg.END_EARLIEST, kg.END_LATEST)
    yield from list_statements(node, kg.HOLDER, [e.id for e in control.holders], names.entity)
    yield from list_statements(node, kg.POSSIBLE_HOLDER, [e.id for e in control.possible], names.entity)
    yield from list_statements(node, kg.SUPPORTED_BY, control.supporting, names.claim)
    yield from list_statements(node, kg.CONTRADICTED_BY, control.against, names.claim)
    yield from list_statements(node, kg.WITNESS, control.witnesses, names.entity)


def controls_from_quads(quads: Iterable[Quad], names: Names, entities: Mapping[str, Entity]) -> list[Control]:
    """Read every interval of control that quads hold, by place and then by start, an unknown start first.

    One that breaks the form is `InvalidData`.
    """
    kept = list(quads)
    lookup = by_subject(kept)
    found = (control_at(n, lookup, names, entities) for n in typed(kept, kg.CONTROL_INTERVAL))
    return sorted(found, key=_timeline_order)


def _timeline_order(control: Control) -> tuple[str, date, date, str]:
    return control.place.id, *order_of_start(control.start, control.id)


def order_of_start(start: Bounds, id: str) -> tuple[date, date, str]:
    """Give by what the intervals of one place are ordered."""
    earliest = start.earliest or start.latest or date.min
    return start.latest or earliest, earliest, id


def start_at(name: NamedNode, lookup: Lookup) -> Bounds:
    """Read of an interval when it began; `lookup` gives the quads of its node that tell, or more."""
    with reading(name):
        return Bounds(*_days(node_at(name, lookup), kg.START_EARLIEST, kg.START_LATEST))


def control_at(name: NamedNode, lookup: Lookup, names: Names, entities: Mapping[str, Entity]) -> Control:
    """Read one interval; `lookup` gives the quads of its node."""
    with reading(name):
        return _read_control(node_at(name, lookup), names, entities)


def _read_control(node: Node, names: Names, entities: Mapping[str, Entity]) -> Control:
    basis, confirmed = node.maybe_node(kg.BASIS), node.maybe_text(kg.LAST_CONFIRMED)
    holders, possible = (
        tuple(_entity(node, names.entity(i), names, entities) for i in _ids(node, predicate, names))
        for predicate in (kg.HOLDER, kg.POSSIBLE_HOLDER)
    )
    return Control(
        id=names.local(node.name),
        place=_entity(node, node.node(kg.PLACE), names, entities),
        holders=holders,
        status=kg.value_of(ControlStatus, node.node(kg.CONTROL_STATUS)),
        basis=kg.value_of(Basis, basis) if basis else None,
        last_confirmed=day_of(confirmed) if confirmed else None,
        start=Bounds(*_days(node, kg.START_EARLIEST, kg.START_LATEST)),
        end=_end(node),
        supporting=_ids(node, kg.SUPPORTED_BY, names),
        against=_ids(node, kg.CONTRADICTED_BY, names),
        witnesses=_ids(node, kg.WITNESS, names),
        possible=possible,
    )


def _bounds(node: NamedNode, days: Bounds, early: NamedNode, late: NamedNode) -> Iterator[Statement]:
    if days.earliest:
        yield node, early, first_second(days.earliest)
    if days.latest:
        yield node, late, last_second(days.latest)


def _days(node: Node, early: NamedNode, late: NamedNode) -> tuple[date | None, date | None]:
    earliest, latest = node.maybe_text(early), node.maybe_text(late)
    return day_of(earliest) if earliest else None, day_of(latest) if latest else None


def _ids(node: Node, predicate: NamedNode, names: Names) -> tuple[str, ...]:
    return node.listed(predicate, map(names.local, node.nodes(predicate)))


def _entity(node: Node, name: NamedNode, names: Names, entities: Mapping[str, Entity]) -> Entity:
    entity = entities.get(names.local(name))
    if entity is None:
        raise InvalidData(f"{node.name.value} names an unknown entity: {name.value}")
    return entity
