"""What the newest reports made known that was not known before them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kg.model.derived import Change, ControlStatus, Relationship
from kg.model.report import Report
from kg.model.wire import change_json, relationship_json

JSON = dict[str, Any]


class Novelty(StrEnum):
    """What became different about a place, by what is known now."""

    HANDS = "changed-hands"
    DISPUTED = "disputed"
    FIRST = "first-told"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Development:
    """A place that stands otherwise now than it was known to stand before the newest reports.

    Both sides of `change` are of the newest day: as the reports before told it, and as all of them do. `reports` are
    ids of the newest reports that bear out, or speak against, how it stands now.
    """

    change: Change
    reports: tuple[str, ...]

    @property
    def turn(self) -> Novelty:
        """Give what became different, the weightiest where it is more than one thing."""
        before, after = self.change.before, self.change.after
        if after.status is ControlStatus.DISPUTED and before.status is not ControlStatus.DISPUTED:
            return Novelty.DISPUTED
        if {e.id for e in before.holders} == {e.id for e in after.holders}:
            return Novelty.STATUS
        return Novelty.HANDS if before.holders else Novelty.FIRST


@dataclass(frozen=True, slots=True)
class News:
    """What is known now that was not known before the reports of the days from `since` to `newest`.

    `reports` are the newest of those `total`, with how many claims each makes. `compared` counts the places of which
    they say how these stand now, `developments` are those of them that stand otherwise than before, of as many as
    were asked for; `after` is where to go on. `bonds` are alliances, supports, breaks, defections and ceasefires of
    which no earlier report tells, `denied` relationships that one side of the newest reports disputes for the first
    time. Without a report that has a day there are no days.
    """

    since: date | None
    newest: date | None
    total: int = 0
    reports: tuple[tuple[Report, int], ...] = ()
    compared: int = 0
    developments: tuple[Development, ...] = ()
    after: int | None = None
    bonds: tuple[Relationship, ...] = ()
    denied: tuple[Relationship, ...] = ()


def news_json(news: News) -> JSON:
    """Give the news: days, reports without their texts, places before and after, relationships."""
    return {
        "since": _day(news.since),
        "newest": _day(news.newest),
        "total": news.total,
        "reports": [_report(report, claims) for report, claims in news.reports],
        "compared": news.compared,
        "places": [development_json(one) for one in news.developments],
        "after": news.after,
        "bonds": [relationship_json(edge) for edge in news.bonds],
        "denied": [relationship_json(edge) for edge in news.denied],
    }


def development_json(development: Development) -> JSON:
    """Give a place before and after, what became different, and by which reports."""
    return {
        "turn": development.turn.value,
        **change_json(development.change),
        "reports": list(development.reports),
    }


def _report(report: Report, claims: int) -> JSON:
    return {
        "id": report.id,
        "title": report.title,
        "published": _day(report.published),
        "source": report.source,
        "claims": claims,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
