"""Claims as short lines, so that a test shows all that a sentence gives and nothing beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.model import Claim, Extent, Interval, Quantity, Report, Status

if TYPE_CHECKING:
    from kg.extract import Extractor

THURSDAY = "2017-11-09"


def reported(text: str, published: str | None = THURSDAY, title: str | None = None) -> Report:
    """Make a report of some words, published on an ISO day."""
    return Report("r", text, title, date.fromisoformat(published) if published else None, "Wire")


def told(
    extractor: Extractor, text: str, published: str | None = THURSDAY, title: str | None = None
) -> list[str]:
    """Give what a text claims, a line for each claim, as `line` writes it."""
    return [line(claim) for claim in extractor.claims(reported(text, published, title))]


def line(claim: Claim) -> str:
    """Write a claim as "status: subject relation object (extent) from X to X at X on DAY by X with MANNER, COUNT".

    What is not given is left out: a plain assertion, a whole or unmeasured extent, a day that is not known.
    """
    subject = claim.subject.entity.id if claim.subject else "someone"
    parts = [subject, claim.relation.value, claim.object.entity.id]
    if claim.extent in (Extent.MOST, Extent.PART):
        parts.append(f"({claim.extent.value})")
    for word, argument in (("from", claim.source), ("to", claim.target), ("at", claim.place)):
        parts += [word, argument.entity.id] if argument else []
    if claim.date:
        parts.append(days(claim.date))
    if claim.attributed_to:
        parts.append("by " + ", ".join(a.entity.id for a in claim.attributed_to))
    if claim.manner:
        parts.append(f"with {claim.manner.value}")
    if claim.quantity:
        parts.append(count(claim.quantity))
    said = " ".join(parts)
    return said if claim.status is Status.ASSERTED else f"{claim.status.value}: {said}"


def days(interval: Interval) -> str:
    """Write days as "on DAY" or "in DAY..DAY", an open end left blank."""
    start, end = (d.isoformat() if d else "" for d in (interval.start, interval.end))
    return f"on {start}" if start == end else f"in {start}..{end}"


def count(quantity: Quantity) -> str:
    """Write how many as "low/best/high unit", an open bound left blank."""
    bounds = "/".join("" if n is None else str(n) for n in (quantity.low, quantity.best, quantity.high))
    return f"{bounds} {quantity.unit}"
