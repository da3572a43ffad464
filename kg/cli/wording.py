"""Days, spans, holders and figures as the cells of tables and the words of lines say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Bounds, Control, Entity, Event, Figure, Interval, Period


def day(found: date | None) -> str:
    """Give an ISO day, or nothing."""
    return found.isoformat() if found else ""


def bounds(found: Bounds | None) -> str:
    """Give a day known between two as `FIRST..LAST`, a question mark for an unknown one; nothing for none."""
    return _between(found.earliest, found.latest) if found else ""


def interval(found: Interval | None) -> str:
    """Give the days of which a claim tells, as `bounds` does."""
    return _between(found.start, found.end) if found else ""


def _between(first: date | None, last: date | None) -> str:
    one, other = (end.isoformat() if end else "?" for end in (first, last))
    return one if one == other else f"{one}..{other}"


def period(found: Period) -> str:
    """Give the days of a period; one that lasts has no end."""
    return f"{bounds(found.start)} to {bounds(found.end)}" if found.end else f"since {bounds(found.start)}"


def labels(found: Iterable[Entity]) -> str:
    """Give the labels of actors and places."""
    return ", ".join(entity.label for entity in found)


_HELD = {
    "held": "held by",
    "contested": "contested, held by",
    "disputed": "disputed, said to be held by",
    "divided": "divided, held in part by",
    "besieged": "besieged, held by",
    "unknown": "unknown, perhaps held by",
}


def held(control: Control) -> str:
    """Say in words how a place is held."""
    holders = labels(control.holders)
    if not holders:
        return "nothing known" if not control.id else control.status.value
    return f"{_HELD[control.status.value]} {holders}"


def figure(found: Figure) -> str:
    """Give one source's count of people: low, best and high, a question mark where the words leave one open."""
    numbers = ["?" if n is None else f"{n:,}" for n in (found.low, found.best, found.high)]
    told = numbers[0] if len(set(numbers)) == 1 else "-".join(numbers)
    return f"{found.source or found.report}: {told} {found.unit}"


def counted(events: Sequence[Event]) -> str:
    """Say how many events there are, by how many claims, in whose words."""
    claims = {claim for event in events for claim in event.claims}
    witnesses = {witness for event in events for witness in event.witnesses}
    return f"{several(len(events), 'event')}, {several(len(claims), 'claim')}, " + several(
        len(witnesses), "witness", "witnesses"
    )


def several(count: int, one: str, more: str | None = None) -> str:
    """Give a number with its noun."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
