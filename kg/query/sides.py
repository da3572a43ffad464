"""Which actors stand on one side on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.derive.sides import JOINING
from kg.model import Entity, Relation, Relationship
from kg.query.links import Links, links
from kg.query.looking import entities_of, names_of
from kg.query.relations import relationships_at
from kg.store import Store

FIGHTING = frozenset({Relation.FOUGHT, Relation.ATTACKED})


@dataclass(frozen=True, slots=True)
class Side:
    """Actors who stand together on a day: the strongest first, after whom it is called, and at least two."""

    members: tuple[str, ...]

    @property
    def id(self) -> str:
        """Give the id of the strongest member."""
        return self.members[0]


def sides(store: Store, on: date) -> list[Side]:
    """Give the sides on a day, the strongest first: of actors joined by kinship, alliance, support, membership or lead.

    Kin have one head: of a unit its army, of that its state. The others are in force on that day by their periods,
    and join by their strength; but two groups whose members have fought one another by then stay apart unless the
    two who are joined are of them, because a friend's friend may be an enemy.
    """
    every = links(store)
    entities = entities_of(store)
    actors = {own: known for own in every.of if (known := entities.get(own)) and known.is_actor}
    groups = _Groups(every, actors, on)
    for one, other in _kin(actors):
        groups.join(one, other)
    for edge in _in_force(store, every, on):
        groups.ally(edge.subject.id, edge.object.id)
    return groups.sides()


def _kin(actors: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    for own, actor in sorted(actors.items()):
        if actor.parents and actor.parents[0] in actors:
            yield own, actor.parents[0]


def _in_force(store: Store, every: Links, on: date) -> Iterable[Relationship]:
    names = names_of(store)
    joining = [link.id for link in every.ranked if link.relation in JOINING]
    found = {e.id: e for e in relationships_at(store, map(names.relationship, joining))}
    return (found[own] for own in joining if any(period.covers(on) for period in found[own].periods))


class _Groups:
    """Actors in groups, each known by one of them."""

    def __init__(self, every: Links, actors: Mapping[str, Entity], on: date) -> None:
        self._every, self._actors = every, actors
        self._group = {own: {own} for own in actors}
        self._foes: defaultdict[str, set[str]] = defaultdict(set)
        for link in every.ranked:
            if link.relation in FIGHTING and (link.first is None or link.first <= on):
                self._foes[link.subject].add(link.object)
                self._foes[link.object].add(link.subject)

    def join(self, one: str, other: str) -> None:
        if self._group[one] is not self._group[other]:
            both = self._group[one] | self._group[other]
            self._group |= dict.fromkeys(both, both)

    def ally(self, one: str, other: str) -> None:
        if one in self._group and other in self._group and not self._opposed(one, other):
            self.join(one, other)

    def _opposed(self, one: str, other: str) -> bool:
        mine, theirs = self._group[one], self._group[other]
        return any(
            foe in theirs and (member, foe) != (one, other)
            for member in mine
            for foe in self._foes.get(member, ())
        )

    def sides(self) -> list[Side]:
        groups = {id(group): group for group in self._group.values() if len(group) > 1}
        ordered = [sorted(group, key=self._strength) for group in groups.values()]
        return [Side(tuple(group)) for group in sorted(ordered, key=lambda g: self._strength(g[0]))]

    def _strength(self, actor: str) -> tuple[int, str]:
        return -sum(link.reports for link in self._every.of[actor]), actor
