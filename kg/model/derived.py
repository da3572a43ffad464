"""What is derived from claims: relationships between two entities, and who held a place when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.claim import Relation
from kg.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Relationship:
    """All unrejected asserted and hedged claims of one relation between one subject and one object.

    `claims` and `denials` are claim ids (denied or negated claims of the same edge are in `denials`), `reports` report
    ids, `witnesses` ids of original speakers, `sources` publishers' names. `first` and `last` are the earliest and the
    latest day on which it is said to have happened, or, where no claim is dated, on which it was published.
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
class Bounds:
    """A day known between two days, both inclusive; `None` is unknown."""

    earliest: date | None
    latest: date | None


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
