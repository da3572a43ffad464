"""Who held what when, read from the derived graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

from pyoxigraph import NamedNode, Quad

from kg.derive import archive, known
from kg.errors import NotFound
from kg.model import Bounds, Change, Control, ControlStatus, Dispute, Entity
from kg.query.looking import entities_of, named, names_of, subjects, subjects_anywhere
from kg.query.relations import relationships_at
from kg.rdf import DERIVED, controls_from_quads, node_of, order_of_start, start_at
from kg.rdf import vocabulary as kg
from kg.rdf.literals import TRUE
from kg.rdf.spans import NAMING
from kg.rdf.standards import TYPE
from kg.store import Store


def control(store: Store, place: str, known_on: date | None = None) -> list[Control]:
    """Give the intervals of the place with this id, earliest first; none where nothing is known of it.

    With `known_on` they are those that follow from reports published by then.
    """
    if known_on is not None:
        return list(known(store, [place], known_on)[place])
    names = names_of(store)
    nodes = filter(names.is_control, subjects(store, kg.PLACE, names.entity(place)))
    return intervals_at(store, nodes)


def control_on(store: Store, place: Entity, day: date) -> Control:
    """Give the one interval that counts on a day, as `on_day` gives it of the whole timeline."""
    names = names_of(store)
    nodes = filter(names.is_control, subjects(store, kg.PLACE, names.entity(place.id)))
    # A busy place has dozens of intervals with dozens of claims each: of all but two the days tell enough.
    starts = sorted(
        ((start_at(node, partial(_start, store)), node) for node in nodes),
        key=lambda begun: order_of_start(begun[0], begun[1].value),
    )
    at = max((i for i, (start, _) in enumerate(starts) if _has_begun(start, day)), default=0)
    return on_day(place, intervals_at(store, [node for _, node in starts[at : at + 2]]), day)


def _start(store: Store, node: NamedNode) -> Iterator[Quad]:
    return chain.from_iterable(
        store.quads(node, bound, None, DERIVED) for bound in (kg.START_EARLIEST, kg.START_LATEST)
    )


def interval(store: Store, id: str) -> Control:
    """Give the interval with this id, or `NotFound`."""
    node = named(names_of(store).control, id)
    found = intervals_at(store, [node]) if node else []
    if not found:
        raise NotFound("interval", id)
    return found[0]


def on_day(place: Entity, intervals: Sequence[Control], day: date) -> Control:
    """Give the one interval of a place's timeline that counts on a day: the latest that had begun for sure.

    Whoever may have had the place by then, because the next interval may have begun, is among its `possible`.
    Before the first one nothing is known.
    """
    begun = [i for i, c in enumerate(intervals) if _has_begun(c.start, day)]
    at = begun[-1] if begun else -1
    found = intervals[at] if begun else _nothing_known(place)
    following = intervals[at + 1 : at + 2]
    near = [e for c in following if c.start.earliest is None or c.start.earliest <= day for e in c.holders]
    seen = {e.id for e in (*found.holders, *found.possible)}
    return replace(found, possible=(*found.possible, *(e for e in near if e.id not in seen)))


def _has_begun(start: Bounds, day: date) -> bool:
    return start.latest is None or start.latest <= day


def _nothing_known(place: Entity) -> Control:
    return Control("", place, (), ControlStatus.UNKNOWN, None, None, Bounds(None, None), None)


def holdings(
    store: Store, actors: frozenset[str], on: date | None = None, known_on: date | None = None
) -> list[Control]:
    """Give the intervals in which one of some actors is among the holders of a place, by place and start.

    With `on` they are those that count on that day, with `known_on` those that follow from reports published
    by then.
    """
    places = _told_with(store, actors) if known_on else _held_by(store, actors)
    entities = entities_of(store)
    if on and not known_on:
        every = [control_on(store, entities[place], on) for place in places]
    else:
        timelines = (
            known(store, sorted(places), known_on) if known_on else {p: control(store, p) for p in places}
        )
        every = list(_counting(timelines, entities, on))
    return sorted((i for i in every if any(e.id in actors for e in i.holders)), key=_by_label)


def _counting(
    timelines: Mapping[str, Sequence[Control]], entities: Mapping[str, Entity], on: date | None
) -> Iterator[Control]:
    for place, intervals in timelines.items():
        yield from [on_day(entities[place], intervals, on)] if on else intervals


def _by_label(interval: Control) -> tuple[str, str, date]:
    return interval.place.label, interval.place.id, interval.start.latest or date.min


def _by_place(store: Store) -> Mapping[str, Sequence[Control]]:
    """Give the timeline of each place that has one; made once for each state of the store."""
    return store.kept("timelines", lambda: _all(store))


def _all(store: Store) -> dict[str, list[Control]]:
    found: dict[str, list[Control]] = {}
    for interval in intervals_at(store, subjects(store, TYPE, kg.CONTROL_INTERVAL)):
        found.setdefault(interval.place.id, []).append(interval)
    return found


def _held_by(store: Store, actors: Iterable[str]) -> set[str]:
    names = names_of(store)
    nodes = {n for actor in actors for n in subjects(store, kg.HOLDER, names.entity(actor))}
    return set(_places(store, nodes))


def _told_with(store: Store, actors: Iterable[str]) -> set[str]:
    """Give the places that claims which name the actors tell of."""
    names, entities = names_of(store), entities_of(store)
    nodes = {n for a in actors for role in NAMING for n in subjects_anywhere(store, role, names.entity(a))}
    ends = {q.object for n in nodes for p in (kg.OBJECT, kg.PLACE, kg.SUBJECT) for q in store.quads(n, p)}
    ids = {names.local(e) for e in ends if isinstance(e, NamedNode)}
    return {i for i in ids if i in entities and entities[i].is_place}


def most_changed(store: Store) -> list[str]:
    """Give the id of every place with a timeline, those with the most intervals first, then by id."""
    names = names_of(store)
    told = store.quads(None, kg.PLACE, None, DERIVED)
    nodes = (q.object for q in told if isinstance(q.subject, NamedNode) and names.is_control(q.subject))
    return _most(names.local(n) for n in nodes if isinstance(n, NamedNode))


def theatre(store: Store, actors: Iterable[str]) -> list[str]:
    """Give the id of every place that one of some actors held or may have held, oftenest first, then by id."""
    names = names_of(store)
    roles = (kg.HOLDER, kg.POSSIBLE_HOLDER)
    nodes = {n for actor in actors for role in roles for n in subjects(store, role, names.entity(actor))}
    return _most(_places(store, filter(names.is_control, nodes)))


def _most(places: Iterable[str]) -> list[str]:
    counted = Counter(places)
    return sorted(counted, key=lambda place: (-counted[place], place))


def timelines(store: Store, on: date | None = None, known_on: date | None = None) -> list[Control]:
    """Give the intervals of every place, by place and start; days as in `holdings`.

    With `on` those of which nothing was known on that day are left out.
    """
    spans: Mapping[str, Sequence[Control]] = _by_place(store)
    if known_on is not None:
        spans = archive(store).control(known_on, spans)
    return sorted((i for i in _counting(spans, entities_of(store), on) if i.id), key=_by_label)


def compare(store: Store, first: date, second: date) -> list[Change]:
    """Give the places whose holders or status on two days differ, by label."""
    changes = (
        Change(*(on_day(intervals[0].place, intervals, day) for day in (first, second)))
        for intervals in _by_place(store).values()
    )
    found = (c for c in changes if _state(c.before) != _state(c.after))
    return sorted(found, key=lambda c: (c.place.label, c.place.id))


def _state(interval: Control) -> tuple[frozenset[str], ControlStatus]:
    return frozenset(e.id for e in interval.holders), interval.status


def disputes(store: Store, since: date | None = None) -> list[Dispute]:
    """Give what is disputed, the latest first: places by whom they were held, and relationships.

    With `since` only what was still disputed on that day or later.
    """
    status = node_of(ControlStatus.DISPUTED)
    held = intervals_at(store, subjects(store, kg.CONTROL_STATUS, status))
    edges = relationships_at(store, subjects(store, kg.DISPUTED, TRUE))
    found = [Dispute(c, None, c.start.latest) for c in held if since is None or _lasts(c, since)]
    found += [Dispute(None, e, e.first) for e in edges if since is None or (e.last and e.last >= since)]
    return sorted(found, key=_order)


def dispute(store: Store, id: str) -> Dispute:
    """Give the dispute of an interval or a relationship with this id; none is `NotFound`."""
    known = store.kept("disputes", lambda: {_matter(one): one for one in disputes(store)})
    if id not in known:
        raise NotFound("dispute", id)
    return known[id]


def _matter(dispute: Dispute) -> str:
    matter = dispute.interval or dispute.edge
    return matter.id if matter else ""


def _lasts(interval: Control, since: date) -> bool:
    return interval.end is None or (interval.end.latest or date.max) >= since


def _order(dispute: Dispute) -> tuple[int, str, str]:
    return -(dispute.since or date.min).toordinal(), dispute.kind, _matter(dispute)


def intervals_at(store: Store, nodes: Iterable[NamedNode]) -> list[Control]:
    """Give the intervals at some nodes, by place and start."""
    quads = [q for node in nodes for q in store.quads(node, graph=DERIVED)]
    return controls_from_quads(quads, names_of(store), entities_of(store))


def _places(store: Store, intervals: Iterable[NamedNode]) -> Iterator[str]:
    names = names_of(store)
    for node in intervals:
        for quad in store.quads(node, kg.PLACE, None, DERIVED):
            if isinstance(quad.object, NamedNode):
                yield names.local(quad.object)
