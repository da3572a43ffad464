"""The claim: one speaker's statement, in one sentence of one report, that one relation held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.entity import Entity, Mention
from kg.model.interval import Interval

EXTRACTOR = "rules/2"
"""The name under which this version's reading of reports signs its claims."""


class Relation(StrEnum):
    """What a claim says of its subject and object."""

    CAPTURED = "captured"
    LOST = "lost"
    WITHDREW_FROM = "withdrew-from"
    CONTROLS = "controls"
    ENTERED = "entered"
    ADVANCED_ON = "advanced-on"
    REPELLED = "repelled"
    BESIEGED = "besieged"
    LIFTED_SIEGE = "lifted-siege"
    ATTACKED = "attacked"
    HANDED_OVER = "handed-over"
    SURRENDERED_TO = "surrendered-to"
    FOUGHT = "fought"
    ALLIED_WITH = "allied-with"
    SUPPORTS = "supports"
    BROKE_WITH = "broke-with"
    DEFECTED_TO = "defected-to"
    CEASEFIRE_WITH = "ceasefire-with"
    PART_OF = "part-of"
    LED_BY = "led-by"
    LINKED_UP_WITH = "linked-up-with"
    NEGOTIATED_WITH = "negotiated-with"
    KILLED = "killed"
    DISPLACED = "displaced"

    @property
    def symmetric(self) -> bool:
        """Tell whether subject and object may change places."""
        return self in SYMMETRIC


SYMMETRIC = frozenset(
    {
        Relation.FOUGHT,
        Relation.ALLIED_WITH,
        Relation.LINKED_UP_WITH,
        Relation.NEGOTIATED_WITH,
        Relation.CEASEFIRE_WITH,
    }
)


class Status(StrEnum):
    """Whether the speaker says that it happened."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    NEGATED = "negated"
    PLANNED = "planned"

    @property
    def happened(self) -> bool:
        """Tell whether the claim says that something happened."""
        return self in (Status.ASSERTED, Status.HEDGED)


class Extent(StrEnum):
    """How much of a place a territory claim speaks of."""

    WHOLE = "whole"
    MOST = "most"
    PART = "part"
    UNKNOWN = "unknown"


class Manner(StrEnum):
    """The means of an attack."""

    GROUND = "ground"
    AIR_STRIKE = "air-strike"
    DRONE = "drone"
    SHELLING = "shelling"
    IED = "ied"
    SUICIDE = "suicide"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Argument:
    """An entity in a role, with the words that name it; `mention` is `None` where another sentence supplies it."""

    entity: Entity
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of people, as low, best and high estimate; `None` where the words leave a bound open."""

    low: int | None
    best: int | None
    high: int | None
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence a claim rests on: `report.field(field)[start:end] == text`."""

    field: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement, never changed once made. Reading the same words again gives the same `id`.

    `subject` is `None` only in `killed` and `displaced`, where the report names no agent. `source` is who lost the
    place (`from` in JSON), `target` who received it (`to`). `place` is where a thing between actors happened.
    `date` is `None` for an undated past event. `confidence` is between 0 and 1.
    """

    id: str
    report: str
    relation: Relation
    status: Status
    subject: Argument | None
    object: Argument
    trigger: Mention
    evidence: Evidence
    extent: Extent = Extent.UNKNOWN
    source: Argument | None = None
    target: Argument | None = None
    place: Argument | None = None
    place_precision: str = "exact"
    date: Interval | None = None
    attributed_to: tuple[Argument, ...] = ()
    manner: Manner | None = None
    quantity: Quantity | None = None
    confidence: float = 0.5
    extractor: str = EXTRACTOR

    def arguments(self) -> tuple[Argument, ...]:
        """Give every entity that the claim names, in the order of the roles, speakers last."""
        roles = (self.subject, self.object, self.source, self.target, self.place)
        return tuple(a for a in roles if a) + self.attributed_to


def reading_order(claim: Claim) -> tuple[str, bool, int, int, int, str]:
    """Give what claims are sorted by: their report, title before text, where the words stand, and id."""
    words, trigger = claim.evidence, claim.trigger
    return claim.report, words.field != "title", words.start, trigger.start, trigger.end, claim.id
