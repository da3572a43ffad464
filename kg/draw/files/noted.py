"""What is said of an event in words, and how many it killed."""

from __future__ import annotations

from collections.abc import Iterable

from kg.draw.files.events import worded
from kg.draw.style import RELATIONS
from kg.model import Bounds, Claim, Event, Figure, Relation


def deaths(event: Event) -> int:
    """Give the lowest number of killed that a claim of the event states; 0 where none states any.

    That is the rule of ACLED's codebook for sources that differ. "Up to twenty" states no least number.
    """
    return min(filter(None, map(_least, _killed(event))), default=0)


def notes(event: Event, claims: Iterable[Claim]) -> str:
    """Describe an event: who did what and when, on whose word, every figure, and the sentence behind it.

    The sentence is that of the surest claim, the only words of a report that are given.
    """
    surest = max(claims, key=lambda claim: (claim.confidence, claim.id))
    counts = [(event.claims, "claim"), (event.reports, "report"), (event.witnesses, "speaker")]
    told, reports, speakers = (_number(len(ids), what) for ids, what in counts)
    denials = f", {_number(len(event.denials), 'denial')}" if event.denials else ""
    figures = "; ".join(map(worded, _killed(event)))
    said = (
        f"{_what(event)}{_when(event.when)}.",
        f"{told} in {reports} by {speakers}{denials}.",
        f"Killed: {figures}." if figures else "",
        f"“{surest.evidence.text}”",
    )
    return " ".join(filter(None, said))


def _what(event: Event) -> str:
    style = RELATIONS[event.relation]
    subject = event.subject.label if event.subject else None
    told = (
        f"{subject} {style.name} {event.object.label}" if subject else f"{event.object.label} {style.inverse}"
    )
    if subject is None:
        told = told.removesuffix(" by")
    losers = ", ".join(one.label for one in event.losers)
    place = event.place.label if event.place and event.place != event.object else None
    more = (
        f" from {losers}" if losers else "",
        f" to {event.target.label}" if event.target else "",
        f" at {place}" if place else "",
    )
    return told + "".join(more)


def _when(when: Bounds) -> str:
    first, last = when.earliest, when.latest
    if first and last:
        return f" on {first}" if first == last else f" between {first} and {last}"
    return f" by {last}" if last else f" since {first}" if first else ""


def _killed(event: Event) -> tuple[Figure, ...]:
    return event.figures if event.relation is Relation.KILLED else ()


def _least(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.best


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
