"""The events, relationships and disputes that pass filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode

from kg.model import Bounds, Dispute, Event, Relation, Relationship
from kg.query import control, events
from kg.query import relations as related
from kg.query.claimlists import claim_ids, meant
from kg.query.filters import Days, Filters, meets
from kg.query.looking import names_of, subjects
from kg.rdf import DERIVED
from kg.rdf import vocabulary as kg
from kg.rdf.standards import TYPE
from kg.store import Store


@dataclass(frozen=True, slots=True)
class _Told:
    """What the filters ask of an event, a relationship or a dispute, and by what it is listed: `order`."""

    id: str
    order: tuple[date, str]
    relation: Relation | None
    actors: frozenset[str]
    places: frozenset[str]
    days: Days
    claims: tuple[str, ...]
    sources: tuple[str, ...] | None
    disputed: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """What the filters ask of all things of one sort, in the order in which they are listed."""

    rows: Mapping[str, _Told]
    ordered: Sequence[_Told]

    def renewed(self, gone: Iterable[str], come: Iterable[_Told]) -> _Table:
        """Give the table without some rows and with others."""
        left = set(gone)
        rows = {own: row for own, row in self.rows.items() if own not in left} | {row.id: row for row in come}
        return _Table(rows, sorted(rows.values(), key=lambda row: row.order))


_EMPTY = _Table({}, ())


def event_ids(store: Store, asked: Filters) -> Iterator[str]:
    """Give the events that pass, by day."""
    names = names_of(store)

    def renewed(table: _Table, nodes: Iterable[NamedNode]) -> _Table:
        touched = list(filter(names.is_event, nodes))
        found = map(_of_event, events.events_at(store, touched))
        return table.renewed(map(names.local, touched), found)

    every = store.kept("table of events", lambda: renewed(_EMPTY, subjects(store, TYPE, kg.EVENT)), renewed)
    return _passing(store, every.ordered, asked)


def relationship_ids(store: Store, asked: Filters) -> Iterator[str]:
    """Give the relationships that pass, by id."""
    names = names_of(store)
    if one := asked.entity or asked.actor or asked.place:
        # To read all that there are takes as long as those of one are few.
        edges = sorted(related.relations(store, one), key=lambda edge: edge.id)
        return _passing(store, map(_of_edge, edges), asked)

    def renewed(table: _Table, nodes: Iterable[NamedNode]) -> _Table:
        touched = list(filter(names.is_relationship, nodes))
        there = (n for n in touched if next(store.quads(n, TYPE, kg.RELATIONSHIP, DERIVED), None))
        found = map(_of_edge, related.relationships_at(store, there))
        return table.renewed(map(names.local, touched), found)

    every = store.kept(
        "table of relationships", lambda: renewed(_EMPTY, subjects(store, TYPE, kg.RELATIONSHIP)), renewed
    )
    return _passing(store, every.ordered, asked)


def dispute_ids(store: Store, asked: Filters) -> Iterator[str]:
    """Give the disputes that pass, the latest first; each has the id of its interval or relationship."""
    return _passing(store, map(_of_dispute, control.disputes(store)), asked)


def _of_event(event: Event) -> _Told:
    parties = (event.subject, event.object, event.target, *event.losers)
    return _Told(
        event.id,
        (event.when.latest or date.max, event.id),
        event.relation,
        frozenset(e.id for e in parties if e),
        frozenset(e.id for e in (event.object, event.place) if e),
        (event.when.earliest, event.when.latest),
        event.claims + event.denials,
        event.sources,
        event.disputed,
    )


def _of_edge(edge: Relationship) -> _Told:
    ends = frozenset((edge.subject.id, edge.object.id))
    days = (edge.first or edge.last, edge.last or edge.first)
    claims = edge.claims + edge.denials
    return _Told(
        edge.id, (date.min, edge.id), edge.relation, ends, ends, days, claims, edge.sources, edge.disputed
    )


def _of_dispute(dispute: Dispute) -> _Told:
    if dispute.edge:
        return _of_edge(dispute.edge)
    span = dispute.interval
    assert span is not None
    over = span.end or Bounds(None, None)
    actors = frozenset(e.id for e in (*span.holders, *span.possible))
    days = (span.start.earliest or span.start.latest, over.latest)
    claims = span.supporting + span.against
    return _Told(
        span.id, (date.min, span.id), None, actors, frozenset([span.place.id]), days, claims, None, True
    )


def _passing(store: Store, every: Iterable[_Told], asked: Filters) -> Iterator[str]:
    tests = list(_tests(store, asked))
    return (one.id for one in every if all(test(one) for test in tests))


def _tests(store: Store, asked: Filters) -> Iterator[Callable[[_Told], bool]]:
    if asked.relation is not None:
        yield lambda one: one.relation is asked.relation
    if asked.disputed is not None:
        yield lambda one: one.disputed is asked.disputed
    if asked.since or asked.until:
        yield lambda one: meets(one.days, asked)
    if asked.actor is not None:
        yield lambda one: asked.actor in one.actors
    if asked.place is not None:
        yield lambda one: asked.place in one.places
    if asked.entity is not None:
        yield lambda one: asked.entity in one.actors | one.places
    if asked.q is not None:
        named = frozenset(meant(store, asked.q))
        yield lambda one: not named.isdisjoint(one.actors | one.places)
    yield from _resting(store, asked)


def _resting(store: Store, asked: Filters) -> Iterator[Callable[[_Told], bool]]:
    rest = Filters(source=asked.source, status=asked.status, report=asked.report)
    if rest != Filters():
        claims = frozenset(claim_ids(store, rest))
        yield lambda one: not claims.isdisjoint(one.claims)
