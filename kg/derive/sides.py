"""Who stands with whom: kinship for good, alliance for a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Claim, Entity, Relation

JOINING = frozenset({Relation.ALLIED_WITH, Relation.SUPPORTS, Relation.PART_OF, Relation.LED_BY})
"""Relations that put both parties on one side."""

PARTING = frozenset({Relation.BROKE_WITH, Relation.FOUGHT, Relation.CEASEFIRE_WITH})
"""Relations that end an alliance that was there before: only enemies agree on a ceasefire."""

# Reports speak of a standing alliance without saying since when, and tell in the same breath of what
# the allies did in the days before.
_STANDING = timedelta(days=14)
_DAY = timedelta(days=1)

Pair = frozenset[str]
"""Two sides, named by their heads."""


@dataclass(frozen=True, slots=True)
class Spell:
    """The days, both inclusive, on which two sides were one; `last` is `None` while nothing ended it."""

    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        """Tell whether a day lies inside."""
        return self.first <= day and (self.last is None or day <= self.last)


Pacts = Mapping[Pair, tuple[Spell, ...]]
"""The alliances between sides."""


class Sides:
    """Tells which actors are of one side: by kinship always, by alliance on its days."""

    def __init__(self, entities: Mapping[str, Entity], pacts: Pacts | None = None) -> None:
        """Take the descriptions of actors by id (one that is missing has no kin) and the alliances."""
        self._entities = entities
        self._pacts: Pacts = pacts or {}
        self._heads: dict[str, str] = {}
        self._between: dict[tuple[str, str], tuple[Spell, ...]] = {}
        spells = [spell for found in self._pacts.values() for spell in found]
        ends = (spell.last + _DAY for spell in spells if spell.last and spell.last < date.max)
        self._turns = sorted({*(spell.first for spell in spells), *ends})

    def head(self, actor: str) -> str:
        """Give the id at the top of an actor's line of first parents: of a unit its state.

        The country of an actor is only where it is: rival governments and rebels have one as well.
        """
        if actor not in self._heads:
            self._heads[actor] = self._line(actor)[-1]
        return self._heads[actor]

    def depth(self, actor: str) -> int:
        """Give how many parents stand above an actor."""
        return len(self._line(actor)) - 1

    def _line(self, actor: str) -> list[str]:
        line = [actor]
        while (entity := self._entities.get(line[-1])) and entity.parents and entity.parents[0] not in line:
            line.append(entity.parents[0])
        return line

    def kin(self, one: str, other: str) -> bool:
        """Tell whether two actors have one head."""
        return self.head(one) == self.head(other)

    def joined(self, one: str, other: str, day: date) -> bool:
        """Tell whether two actors stand on one side on that day: kin, or of sides then allied."""
        heads = self.head(one), self.head(other)
        if heads[0] == heads[1]:
            return True
        if heads not in self._between:
            self._between[heads] = tuple(self._pacts.get(frozenset(heads), ()))
        return any(spell.covers(day) for spell in self._between[heads])

    def age(self, day: date) -> int:
        """Give a number that all days share between which no alliance begins or ends."""
        return bisect_right(self._turns, day)

    def backs(self, one: str, other: str, day: date) -> bool:
        """Tell whether one actor's success is the other's: joined, or one of them leans to the other's side."""
        ones, others = self._causes(one), self._causes(other)
        return any(self.joined(mine, theirs, day) for mine in ones[:1] for theirs in others) or any(
            self.joined(mine, other, day) for mine in ones[1:]
        )

    def causes(self, actor: str) -> set[str]:
        """Give the heads of the sides whose success an actor's is: its own, and that to which it leans."""
        return {self.head(one) for one in self._causes(actor)}

    def friends(self, actor: str) -> set[str]:
        """Give the heads of all sides that an actor can back on some day, and some that it cannot."""
        ours = self.causes(actor)
        return ours.union(*(pair for pair in self._pacts if not ours.isdisjoint(pair)))

    def _causes(self, actor: str) -> list[str]:
        """Give an actor and whom it leans to."""
        entity = self._entities.get(actor)
        return [actor, entity.leans] if entity and entity.leans else [actor]

    def pair(self, claim: Claim) -> Pair | None:
        """Give the two sides between which a claim makes or ends an alliance, `None` if it does neither."""
        if claim.subject is None or not claim.status.happened or claim.relation not in JOINING | PARTING:
            return None
        if not (claim.subject.entity.is_actor and claim.object.entity.is_actor):
            return None
        pair = frozenset({self.head(claim.subject.entity.id), self.head(claim.object.entity.id)})
        return pair if len(pair) == 2 else None


def spells(turns: Iterable[tuple[date, bool]]) -> tuple[Spell, ...]:
    """Fold days of joining (true) and parting into spells; of both on one day joining has the last word."""
    found: list[Spell] = []
    free = date.min
    for day, joins in sorted(set(turns)):
        lasting = bool(found) and found[-1].last is None
        if joins and not lasting:
            found.append(Spell(max(free, _before(day)), None))
        elif not joins:
            if lasting:
                found[-1] = Spell(found[-1].first, max(found[-1].first, _previous(day)))
            free = day
    return tuple(found)


def _before(day: date) -> date:
    return day - _STANDING if day - date.min > _STANDING else date.min


def _previous(day: date) -> date:
    return day - _DAY if day > date.min else day
