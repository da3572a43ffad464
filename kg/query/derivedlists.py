"""The events, relationships and disputes that pass filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.model import Bounds, Dispute, Event, Relation, Relationship
from kg.query import control, events
from kg.query import relations as related
from kg.query.claimlists import claim_ids, meant
from kg.query.filters import Days, Filters, meets
from kg.store import Store


@dataclass(frozen=True, slots=True)
class _Told:
    """What the filters ask of an event, a relationship or a dispute."""

    id: str
    relation: Relation | None
    actors: frozenset[str]
    places: frozenset[str]
    days: Days
    claims: tuple[str, ...]
    sources: tuple[str, ...] | None
    disputed: bool


def event_ids(store: Store, asked: Filters) -> Iterator[str]:
    """Give the events that pass, by day."""
    return _passing(store, map(_of_event, events.events(store)), asked)


def relationship_ids(store: Store, asked: Filters) -> Iterator[str]:
    """Give the relationships that pass, by id."""
    every = store.kept("edges by id", lambda: sorted(related.relationships(store), key=lambda e: e.id))
    return _passing(store, map(_of_edge, every), asked)


def dispute_ids(store: Store, asked: Filters) -> Iterator[str]:
    """Give the disputes that pass, the latest first; each has the id of its interval or relationship."""
    return _passing(store, map(_of_dispute, control.disputes(store)), asked)


def _of_event(event: Event) -> _Told:
    parties = (event.subject, event.object, event.target, *event.losers)
    return _Told(
        event.id,
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
    return _Told(edge.id, edge.relation, ends, ends, days, claims, edge.sources, edge.disputed)


def _of_dispute(dispute: Dispute) -> _Told:
    if dispute.edge:
        return _of_edge(dispute.edge)
    span = dispute.interval
    assert span is not None
    over = span.end or Bounds(None, None)
    actors = frozenset(e.id for e in (*span.holders, *span.possible))
    days = (span.start.earliest or span.start.latest, over.latest)
    return _Told(
        span.id, None, actors, frozenset([span.place.id]), days, span.supporting + span.against, None, True
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
