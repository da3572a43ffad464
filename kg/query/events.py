"""Events, by id or by what happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.derive import archive
from kg.errors import NotFound
from kg.model import Event, Relation
from kg.query.looking import entities_of, named, names_of, subjects
from kg.rdf import DERIVED, relation_node, unpacked_event
from kg.rdf import vocabulary as kg
from kg.rdf.standards import TYPE
from kg.store import Store

_ACTING = (kg.SUBJECT, kg.OBJECT, kg.FROM, kg.TO)


def event(store: Store, id: str) -> Event:
    """Give the event with this id, or `NotFound`."""
    node = named(names_of(store).event, id)
    found = _read(store, [node]) if node else []
    if not found:
        raise NotFound("event", id)
    return found[0]


def events(
    store: Store,
    *,
    relation: Relation | None = None,
    actor: str | None = None,
    place: str | None = None,
    since: date | None = None,
    until: date | None = None,
    disputed: bool | None = None,
    limit: int | None = None,
    after: str | None = None,
    known_on: date | None = None,
) -> list[Event]:
    """Give the events that pass every filter, by their latest day, then by id; undated ones come last.

    `actor` is the id of one who acted, was acted on, lost or received, `place` that of where it happened.
    `since` and `until` keep what can have happened on some day of that span, both inclusive; what nothing
    dates meets none. With `known_on` they are those that follow from reports published by then. `after` is the last
    id of the page before; one that does not pass is `NotFound`.
    """
    told = (
        _about(store, relation, actor, place)
        if known_on is None
        else _known(store, known_on, relation, actor, place)
    )
    fitting = [e for e in told if _meets(e, since, until)]
    found = [e for e in fitting if disputed is None or e.disputed is disputed]
    start = 0
    if after is not None:
        start = next((i + 1 for i, e in enumerate(found) if e.id == after), 0)
        if not start:
            raise NotFound("event of this list", after)
    return found[start : None if limit is None else start + limit]


def events_at(store: Store, nodes: Iterable[NamedNode]) -> list[Event]:
    """Give the events among some nodes, by their latest day, then by id."""
    return _read(store, filter(names_of(store).is_event, nodes))


def _about(store: Store, relation: Relation | None, actor: str | None, place: str | None) -> list[Event]:
    names = names_of(store)
    found: set[NamedNode] | None = None
    for party, roles in ((actor, _ACTING), (place, (kg.OBJECT, kg.PLACE))):
        if party is not None:
            node = names.entity(party)
            fits = {n for role in roles for n in subjects(store, role, node) if names.is_event(n)}
            found = fits if found is None else found & fits
    if found is None and relation is None:
        return store.kept("events", lambda: _read(store, subjects(store, TYPE, kg.EVENT)))
    if found is None and relation is not None:
        found = {n for n in subjects(store, kg.RELATION, relation_node(relation)) if names.is_event(n)}
    return [e for e in _read(store, found or ()) if relation is None or e.relation is relation]


def _known(
    store: Store, day: date, relation: Relation | None, actor: str | None, place: str | None
) -> list[Event]:
    told = archive(store).events(day, _about(store, None, None, None))
    found = (e for e in told if relation is None or e.relation is relation)
    found = (e for e in found if actor is None or actor in _parties(e))
    return _in_order(e for e in found if place is None or place in _places(e))


def _parties(event: Event) -> set[str]:
    ends = (event.subject, event.object, event.target, *event.losers)
    return {end.id for end in ends if end}


def _places(event: Event) -> set[str]:
    return {end.id for end in (event.object, event.place) if end}


def _read(store: Store, nodes: Iterable[NamedNode]) -> list[Event]:
    names, entities = names_of(store), entities_of(store)
    packed = (q for n in nodes for q in store.quads(n, kg.PACKED, None, DERIVED))
    found = [
        unpacked_event(q.object.value, names.local(q.subject), entities)
        for q in packed
        if isinstance(q.object, Literal) and isinstance(q.subject, NamedNode)
    ]
    return _in_order(found)


def _in_order(found: Iterable[Event]) -> list[Event]:
    return sorted(found, key=lambda e: (e.when.latest or date.max, e.id))


def _meets(event: Event, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    first, last = event.when.earliest, event.when.latest
    if first is None and last is None:
        return False
    begun = until is None or (first or last or date.max) <= until
    return begun and (since is None or last is None or last >= since)
