"""The entities that fill a match's roles, checked by type at both ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.extract.actors import ActorReader
from kg.extract.circumstances import Circumstances
from kg.extract.filling import Filling
from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.people import PeopleReader
from kg.extract.places import PlaceReader
from kg.extract.tree import clause_head
from kg.know.frames import Filler
from kg.model import Quantity, Relation


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what fills the roles of a match, each role with all that its phrase joins."""

    subjects: tuple[Meaning, ...] = ()
    objects: tuple[Meaning, ...] = ()
    losers: tuple[Meaning, ...] = ()
    receivers: tuple[Meaning, ...] = ()
    places: tuple[Meaning, ...] = ()
    quantity: Quantity | None = None

    def of(self, role: str) -> tuple[Meaning, ...]:
        """Give who fills a role of the pattern language."""
        by_role = {
            "subject": self.subjects,
            "object": self.objects,
            "from": self.losers,
            "to": self.receivers,
            "place": self.places,
        }
        return by_role[role]


@dataclass(frozen=True, slots=True)
class Casting:
    """Fills roles in one sentence."""

    actors: ActorReader
    places: PlaceReader

    def cast(self, match: Match) -> Cast:
        """Give the cast of a match; a role that nothing fits stays empty."""
        filling = Filling(self.actors, self.places)
        beside = Circumstances(filling)
        people = match.trigger.frame.types.get("object") is Filler.PEOPLE
        token = match.roles.get("object")
        losers = filling.fill(match, "from")
        beaten = {m.entity.id for m in losers if m.ground is Ground.NAME}
        subjects = filling.fill(match, "subject", self._rivals(match) | beaten) or beside.author(match)
        return Cast(
            subjects=tuple(subjects),
            objects=tuple(self._objects(match, beside, {m.entity.id for m in subjects})),
            losers=tuple(losers or beside.holder(match)),
            receivers=tuple(filling.fill(match, "to")),
            places=tuple(filling.fill(match, "place") or beside.scene(match)),
            quantity=PeopleReader(self.actors).count(token) if people and token is not None else None,
        )

    def _objects(self, match: Match, beside: Circumstances, subjects: Collection[str]) -> list[Meaning]:
        if "object" not in match.roles:
            mutual = match.trigger.frame.relation.symmetric and len(subjects) > 1
            return [] if mutual else beside.goal(match)
        if self._is_cleared_of_things(match, beside.filling):
            return []
        return beside.filling.fill(match, "object", subjects) or beside.assailant(match)

    def _is_cleared_of_things(self, match: Match, filling: Filling) -> bool:
        """Tell "cleared the streets of mines" from "cleared the town of fighters"."""
        token = match.roles.get("from")
        return token is not None and filling.is_no_territory(token) and not filling.acting(token, match)

    def _rivals(self, match: Match) -> set[str]:
        """Give who acts in the clause above: "the militants" who withdraw are not those before whom they do."""
        clause = clause_head(match.head)
        if clause.dep_ != "advcl" or match.trigger.frame.relation is not Relation.WITHDREW_FROM:
            return set()
        named = self.actors.sentence.named
        inside = {t.i for t in clause.subtree}
        return {e.id for i, e in named.items() if i not in inside and i < match.head.i and e.is_actor}
