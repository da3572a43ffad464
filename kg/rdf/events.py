"""Events as RDF, in the default graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Bounds, Entity, Event, Figure, Matter, Relation
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.literals import day_terms, first_second, last_second, month_terms
from kg.rdf.names import Names
from kg.rdf.nodes import Statement, derived


def matter_of_event(event: Event) -> Matter:
    """Give what an event's claims are about."""
    subject, place, target = (e.id if e else "" for e in (event.subject, event.place, event.target))
    return Matter(event.relation, subject, event.object.id, place, target)


def event_quads(events: Iterable[Event], names: Names) -> list[Quad]:
    """Say events in the default graph."""
    return [derived(s) for event in events for s in dict.fromkeys(_event(event, names))]


def _event(event: Event, names: Names) -> Iterator[Statement]:
    node = names.event(event.id)
    yield node, std.TYPE, kg.EVENT
    yield node, kg.MATTER, names.matter(matter_of_event(event).id)
    yield node, kg.RELATION, kg.relation_node(event.relation)
    yield from _parties(node, event, names)
    yield from _days(node, event.when)
    yield node, kg.CLAIM_COUNT, Literal(len(event.claims))
    yield node, kg.REPORT_COUNT, Literal(len(event.reports))
    yield node, kg.WITNESS_COUNT, Literal(len(event.witnesses))
    yield node, kg.DISPUTED, Literal(event.disputed)
    yield node, kg.PACKED, Literal(packed_event(event))
    for predicate, name, values in (
        (kg.SUPPORTED_BY, names.claim, event.claims),
        (kg.CONTRADICTED_BY, names.claim, event.denials),
        (kg.IN_REPORT, names.report, event.reports),
        (kg.WITNESS, names.entity, event.witnesses),
    ):
        for value in values:
            yield node, predicate, name(value)
    for source in event.sources:
        yield node, kg.SOURCE_NAME, Literal(source)


def _parties(node: NamedNode, event: Event, names: Names) -> Iterator[Statement]:
    roles = (
        (kg.SUBJECT, event.subject),
        (kg.OBJECT, event.object),
        (kg.PLACE, event.place),
        (kg.TO, event.target),
    )
    for predicate, entity in (*roles, *((kg.FROM, loser) for loser in event.losers)):
        if entity:
            yield node, predicate, names.entity(entity.id)


def _days(node: NamedNode, when: Bounds) -> Iterator[Statement]:
    if when.earliest:
        yield node, kg.EARLIEST, first_second(when.earliest)
    if when.latest:
        yield node, kg.LATEST, last_second(when.latest)
    for day in day_terms(when.earliest, when.latest):
        yield node, kg.ON_DAY, day
    for month in month_terms(when.earliest, when.latest):
        yield node, kg.ON_MONTH, month


def packed_event(event: Event) -> str:
    """Write an event as one text, for reading it in one look-up; `unpacked_event` reads it."""
    roles = [e.id if e else None for e in (event.subject, event.object, event.place, event.target)]
    days = [d.isoformat() if d else None for d in (event.when.earliest, event.when.latest)]
    lists = [event.claims, event.reports, event.witnesses, event.sources, event.denials]
    figures = [[f.claim, f.report, f.source, f.low, f.best, f.high, f.unit, f.text] for f in event.figures]
    parts = [event.relation.value, roles, [e.id for e in event.losers], days, *lists, figures]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def unpacked_event(text: str, id: str, entities: Mapping[str, Entity]) -> Event:
    """Read what `packed_event` wrote of the event of an id; anything else, or an unknown entity, is `InvalidData`."""
    try:
        relation, roles, losers, days, *lists, figures = json.loads(text)
        subject, object_, place, target = (entities[i] if i else None for i in roles)
        claims, reports, witnesses, sources, denials = (tuple(values) for values in lists)
        if object_ is None:
            raise InvalidData(f"event {id} has no object")
        return Event(
            id=id,
            relation=Relation(relation),
            subject=subject,
            object=object_,
            when=Bounds(*(date.fromisoformat(d) if d else None for d in days)),
            claims=claims,
            reports=reports,
            witnesses=witnesses,
            sources=sources,
            place=place,
            target=target,
            losers=tuple(entities[i] for i in losers),
            denials=denials,
            figures=tuple(Figure(*figure) for figure in figures),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidData(f"event {id}: its packed form cannot be read: {error}") from error
