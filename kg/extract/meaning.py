"""What a phrase means: the entities that it names, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kg.extract.discourse import Seen
from kg.model import Antecedent, Argument, Entity, Extent, Mention, Recall


class Ground(StrEnum):
    """What the reading of a phrase rests on, surest first."""

    NAME = "name"
    COMPOSED = "composed"
    MADE = "made"
    CLASS = "class"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Meaning:
    """An entity with the words that mean it.

    `extent` is set where the words say how much of a place is meant, `rests_on` where they take up what the report
    speaks of elsewhere.
    """

    entity: Entity
    mention: Mention
    ground: Ground = Ground.NAME
    extent: Extent | None = None
    rests_on: Antecedent | None = None

    @classmethod
    def again(cls, seen: Seen, mention: Mention, ground: Ground, extent: Extent | None = None) -> Meaning:
        """Give words that mean what was spoken of before or will be later."""
        recall = Recall.LATER if seen.later else Recall.BEFORE
        return cls(seen.entity, mention, ground, extent, Antecedent(recall, seen.words))

    @property
    def argument(self) -> Argument:
        """Give it as an argument of a claim."""
        return Argument(self.entity, self.mention)

    def part(self, extent: Extent, mention: Mention) -> Meaning:
        """Give the same place, of which the wider words mean only so much."""
        return replace(self, extent=extent, mention=mention)
