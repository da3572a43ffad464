"""What was last told of a place, so that what comes next need not begin anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.derive.control import Account
from kg.derive.dateline import Datelines
from kg.derive.witness import voice, witnesses
from kg.model import Claim, Entity


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone whose side matters to a story, and everyone whose description does."""

    involved: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()

    def joined_by(self, other: Cast) -> Cast:
        """Give both casts as one."""
        if other.involved <= self.involved and other.described <= self.described:
            return self
        return Cast(self.involved | other.involved, self.described | other.described)


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """The claims on a place by id, those on all of the regions around it, whom they name, and what they come to."""

    claims: tuple[Claim, ...]
    above: tuple[Claim, ...]
    cast: Cast
    account: Account

    def bears_on(self, ids: AbstractSet[str]) -> bool:
        """Tell whether the description of one of some entities matters to the story."""
        return not ids.isdisjoint(self.cast.described)


def cast_of(claims: Iterable[Claim], datelines: Datelines, entities: Mapping[str, Entity]) -> Cast:
    """Give the cast of some claims: who acts, who speaks and for whom, and to whom all that are named belong."""
    involved, named = set[str](), set[str]()
    for claim in claims:
        entities_named = [a.entity for a in claim.arguments()]
        named.update(e.id for e in entities_named)
        involved.update(e.id for e in entities_named if e.is_actor)
        involved.update(witnesses(claim, datelines[claim.report], entities))
    leanings = (entities[i].leans for i in involved if i in entities)
    involved.update([voice(other, entities) for other in leanings if other])
    return Cast(frozenset(involved), frozenset(_closed(involved | named, entities)))


def _closed(ids: Iterable[str], entities: Mapping[str, Entity]) -> set[str]:
    found, todo = set[str](), list(ids)
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += _behind(entities.get(one))
    return found


def _behind(entity: Entity | None) -> Iterator[str]:
    if entity:
        yield from entity.parents
        yield from (other for other in (entity.country, entity.speaks_for, entity.leans) if other)
