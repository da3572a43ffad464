"""Who published a report, and when: all that deriving needs to know of a report besides its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import Claim, Report, slug


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day of publication and the publisher; `None` where the report does not say.

    `source` is the publisher's name as the report gives it, `publisher` the id of the entity of that name.
    """

    published: date | None = None
    source: str | None = None
    publisher: str | None = None


Datelines = Mapping[str, Dateline]
"""Datelines by id of report."""

UNKNOWN = Dateline()


def dateline(report: Report) -> Dateline:
    """Give the dateline of a report, its publisher named by the slug of its source."""
    return Dateline(report.published, report.source, slug(report.source) if report.source else None)


def day_of(claim: Claim, datelines: Datelines) -> date | None:
    """Give the last day on which the claim can have come about: of its date, else of its publication."""
    dated = (claim.date.end or claim.date.start) if claim.date else None
    return dated or datelines.get(claim.report, UNKNOWN).published
