"""Which relationships were in force on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kg.model import Entity, Relation, Relationship
from kg.query.control import control_on
from kg.query.entities import belonging
from kg.store import Store

_LASTING = frozenset({Relation.ALLIED_WITH, Relation.SUPPORTS, Relation.PART_OF, Relation.LED_BY})


def in_force(store: Store, edges: Iterable[Relationship], on: date) -> Iterator[Relationship]:
    """Keep what was so on a day, or had happened by its end.

    An alliance, support, membership or leadership is there on the days of its periods; `controls` where the
    subject, or one that belongs to it or it to, was among the holders of the place; every other relation from
    the first day on which it is said to have happened. What nothing dates is left out.
    """
    return (edge for edge in edges if _is_so(store, edge, on))


def _is_so(store: Store, edge: Relationship, on: date) -> bool:
    if edge.relation in _LASTING:
        return any(period.covers(on) for period in edge.periods)
    if edge.first is None or edge.first > on:
        return False
    return edge.relation is not Relation.CONTROLS or _holds(store, edge.subject.id, edge.object, on)


def _holds(store: Store, actor: str, place: Entity, on: date) -> bool:
    kin = belonging(store, actor)
    holders = control_on(store, place, on).holders
    return any(one.id in kin or actor in belonging(store, one.id) for one in holders)
