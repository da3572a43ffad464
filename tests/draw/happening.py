"""Events made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.model import Bounds, Entity, Event, Figure, Kind, Relation
from tests.factory import ABU_KAMAL, ARMY, ISLAMIC_STATE, entity

SYRIA = replace(entity("Syria", Kind.STATE), lat=35.0, lon=38.0)
RESIDENTS = entity("residents of Abu Kamal", Kind.PEOPLE)
TURKISH = replace(entity("Turkish Armed Forces", Kind.ARMED_FORCE), country="turkey")
DAY = date(2017, 11, 8)


def days(first: str | None, last: str | None) -> Bounds:
    """Give bounds of ISO days."""
    return Bounds(*(date.fromisoformat(day) if day else None for day in (first, last)))


def figure(
    low: int | None = None,
    best: int | None = None,
    high: int | None = None,
    source: str | None = "Wire",
    text: str = "some",
) -> Figure:
    """Give what one claim says of people killed."""
    return Figure("c1", "r1", source, low, best, high, "people", text)


def event(
    relation: str = "captured",
    subject: Entity | None = ARMY,
    object: Entity = ABU_KAMAL,
    *,
    when: Bounds | None = None,
    place: Entity | None = None,
    losers: tuple[Entity, ...] = (),
    target: Entity | None = None,
    figures: tuple[Figure, ...] = (),
    denials: tuple[str, ...] = (),
) -> Event:
    """Give an event of 8 November 2017 that two claims in two reports tell of."""
    return Event(
        id="00000000000a1234",
        relation=Relation(relation),
        subject=subject,
        object=object,
        when=when or Bounds(DAY, DAY),
        claims=("c1", "c2"),
        reports=("r1", "r2"),
        witnesses=("syrian-armed-forces",),
        sources=("Wire", "Post"),
        place=place,
        target=target,
        losers=losers,
        denials=denials,
        figures=figures,
    )


LOST = (ISLAMIC_STATE,)
