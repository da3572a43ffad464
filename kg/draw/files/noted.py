"""What is said of an event in words, and how many it killed."""

from __future__ import annotations

from collections.abc import Iterable

from kg.draw.files.events import worded
from kg.draw.style import RELATIONS
from kg.model import Bounds, Claim, Event, Figure


def deaths(killings: Iterable[Event]) -> int:
    """Give a number of killed that is not too high: the lowest that is stated of each killing, of these the highest.

    The lowest is the rule of ACLED's codebook for sources that differ; "up to twenty" states no least number. The
    numbers of several killings are not added, for one may be among the other. Where none states any it is 0.
    """
    stated = (min((n for n in map(_least, one.figures) if n is not None), default=0) for one in killings)
    return max(stated, default=0)


def notes(event: Event, claims: Iterable[Claim], killings: Iterable[Event] = ()) -> str:
    """Describe an event: who did what and when, on whose word, every figure of its killings, and the sentence.

    The sentence is that of the surest claim, the only words of a report that are given; a row of a data set is
    none.
    """
    surest = max(claims, key=lambda claim: (claim.confidence, claim.id)).evidence.text.strip()
    counts = [(event.claims, "claim"), (event.reports, "report"), (event.witnesses, "speaker")]
    told, reports, speakers = (_number(len(ids), what) for ids, what in counts)
    denials = f", {_number(len(event.denials), 'denial')}" if event.denials else ""
    figures = "; ".join(worded(figure) for killing in killings for figure in killing.figures)
    said = (
        f"{_what(event)}{_when(event.when)}.",
        f"{told} in {reports} by {speakers}{denials}.",
        f"Killed: {figures}." if figures else "",
        f"“{surest}”" if "\n" not in surest else "",
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


def _least(figure: Figure) -> int | None:
    return figure.low if figure.low is not None else figure.best


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
