"""Actors and places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an entity is. A state is both an actor and a place."""

    STATE = "state"
    GOVERNMENT = "government"
    ARMED_FORCE = "armed-force"
    ARMED_GROUP = "armed-group"
    MILITIA = "militia"
    COALITION = "coalition"
    ORGANISATION = "organisation"
    MEDIA = "media"
    MONITOR = "monitor"
    INTERNATIONAL_ORGANISATION = "international-organisation"
    PERSON = "person"
    PEOPLE = "people"
    REGION = "region"
    SETTLEMENT = "settlement"
    FACILITY = "facility"
    NATURAL_FEATURE = "natural-feature"
    AREA = "area"


PLACE_KINDS = frozenset(
    {Kind.STATE, Kind.REGION, Kind.SETTLEMENT, Kind.FACILITY, Kind.NATURAL_FEATURE, Kind.AREA}
)
ACTOR_KINDS = frozenset(set(Kind) - PLACE_KINDS) | {Kind.STATE}


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or a place, known before reading or made from a report's words.

    Ids of other entities stand in `country` (the state), `parents` (a unit's army, an army's government, a district's
    region), `speaks_for` (whose word a medium, office or monitor carries) and `leans` (whom it favours). `active` gives
    first and last year. `disputed` names by party what a disputed territory is called: pairs of entity id and name.
    Coordinates are WGS 84 degrees; a place without them is unlocated.
    """

    id: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    country: str | None = None
    parents: tuple[str, ...] = ()
    speaks_for: str | None = None
    leans: str | None = None
    same_as: tuple[str, ...] = ()
    active: tuple[int | None, int | None] = (None, None)
    disputed: tuple[tuple[str, str], ...] = ()

    @property
    def is_place(self) -> bool:
        """Tell whether it can be held, entered or left."""
        return self.kind in PLACE_KINDS

    @property
    def is_actor(self) -> bool:
        """Tell whether it can act, speak or be fought."""
        return self.kind in ACTOR_KINDS


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of code points in one field of a report: `field[start:end] == text`."""

    text: str
    start: int
    end: int
