"""What is derived from claims: relationships between two entities, and who held a place when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.claim import Relation
from kg.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Bounds:
    """A day known between two days, both inclusive; `None` is unknown."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which two stood in a lasting relation. `end` is `None` while nothing is said to have ended it.

    `supporting` are the claims that say so, `ended_by` those of the break, defection, ceasefire or fight after
    it. The earliest start is known only where the words say since when.
    """

    start: Bounds
    end: Bounds | None
    supporting: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        """Tell whether it is known to have been so on a day; a day on which it may have ended is none."""
        began = self.start.latest is None or self.start.latest <= day
        over = self.end is not None and self.end.earliest is not None and self.end.earliest <= day
        return began and not over


@dataclass(frozen=True, slots=True)
class Relationship:
    """All unrejected asserted and hedged claims of one relation between one subject and one object.

    `claims` and `denials` are claim ids (denied or negated claims of the same edge are in `denials`), `reports` report
    ids, `witnesses` ids of original speakers, `sources` publishers' names. `first` and `last` are the earliest and the
    latest day on which it is said to have happened, or, where no claim is dated, on which it was published.
    `periods`, earliest first, are those of relations that last: of an alliance, support, membership, leadership.
    """

    id: str
    subject: Entity
    relation: Relation
    object: Entity
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    witnesses: tuple[str, ...]
    sources: tuple[str, ...]
    first: date | None
    last: date | None
    denials: tuple[str, ...] = ()
    disputed: bool = False
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people one claim says were killed or displaced; a bound that the words leave open is `None`."""

    claim: str
    report: str
    source: str | None
    low: int | None
    best: int | None
    high: int | None
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, by all claims of one relation, parties and place whose days are compatible.

    `subject` is `None` where nobody is named as the agent, `target` who received what was handed over, `losers`
    whom a claim names as having lost the place. `when` holds the days that fit every claim. `claims` and
    `denials` are claim ids, `reports` report ids, `witnesses` ids of original speakers, `sources` publishers'
    names. `figures` are those of single claims: they tell of the same people and are never to be summed.
    """

    id: str
    relation: Relation
    subject: Entity | None
    object: Entity
    when: Bounds
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    witnesses: tuple[str, ...]
    sources: tuple[str, ...]
    place: Entity | None = None
    target: Entity | None = None
    losers: tuple[Entity, ...] = ()
    denials: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def disputed(self) -> bool:
        """Tell whether somebody denies it."""
        return bool(self.denials)

    @property
    def scene(self) -> Entity | None:
        """Give where it happened: its place, or the place that was taken, held or left."""
        return self.place or (self.object if self.object.is_place else None)


class ControlStatus(StrEnum):
    """How a place is held, in the order in which one outranks the next."""

    CONTESTED = "contested"
    DISPUTED = "disputed"
    DIVIDED = "divided"
    BESIEGED = "besieged"
    HELD = "held"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """What the speakers of a claim gain or lose by it, weightiest first."""

    AGAINST_INTEREST = "against-interest"
    INDEPENDENT = "independent"
    OWN_INTEREST = "own-interest"


@dataclass(frozen=True, slots=True)
class Control:
    """A span in which the holders of one place did not change. `end` is `None` while it lasts.

    `supporting` and `against` are claim ids. `possible` holds those who may have held it as well.
    """

    id: str
    place: Entity
    holders: tuple[Entity, ...]
    status: ControlStatus
    basis: Basis | None
    last_confirmed: date | None
    start: Bounds
    end: Bounds | None
    supporting: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    possible: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """What claims contradict: who held a place in one interval, or whether a relationship was.

    Exactly one of `interval` and `edge` is there; `since` is the day from which it is disputed, if that is known.
    """

    interval: Control | None
    edge: Relationship | None
    since: date | None

    @property
    def kind(self) -> str:
        """Give `control` or `relationship`."""
        return "control" if self.interval else "relationship"


@dataclass(frozen=True, slots=True)
class Change:
    """A place that was held otherwise on a later day than on an earlier one."""

    before: Control
    after: Control

    @property
    def place(self) -> Entity:
        """Give the place."""
        return self.after.place
