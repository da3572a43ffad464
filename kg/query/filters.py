"""What is asked of each thing in a list: the same, under the same names, of every list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model import Kind, Relation, Status

Days = tuple[date | None, date | None]
"""The first and the last day on which something can have been; `None` is unknown."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What has to be so of each thing in a list; `None` lets everything pass.

    `entity` is the id of anyone or anything that it names, `actor` of who acts, is acted on, loses or receives, `place`
    of what is taken or where it happens, `source` the name of a publisher, `status` that of a claim that it rests on or
    that denies it. `since` and `until`, both inclusive, keep what can have been on a day of that span; what nothing
    dates is never in one. `q` are words: of a report's title, of an entity's names, else of the
    names of those who are named.
    """

    entity: str | None = None
    actor: str | None = None
    place: str | None = None
    source: str | None = None
    relation: Relation | None = None
    status: Status | None = None
    disputed: bool | None = None
    since: date | None = None
    until: date | None = None
    q: str | None = None
    report: str | None = None
    kind: Kind | None = None
    country: str | None = None


def meets(days: Days, asked: Filters) -> bool:
    """Tell whether something of these days can have been on a day that is asked for."""
    first, last = days
    if first is None and last is None:
        return asked.since is None and asked.until is None
    late_enough = asked.since is None or last is None or last >= asked.since
    return late_enough and (asked.until is None or first is None or first <= asked.until)
