"""Which killings are the toll of another event, as ACLED counts them: one row a fight, with its dead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kg.model import Event, Relation

_CARRIERS = (
    Relation.CAPTURED,
    Relation.FOUGHT,
    Relation.ATTACKED,
    Relation.ADVANCED_ON,
    Relation.REPELLED,
)
"""What can have a toll, in the order in which ACLED prefers one type of event to another."""


def tolls(events: Iterable[Event]) -> Mapping[str, list[Event]]:
    """Give the killings that belong to another event, by the id of that one.

    A killing is the toll of a capture, fight or attack that a report tells of with it, at the same place and on
    days that fit, if nobody is named as the killer or one of the event's parties is. Of several it is the first
    in ACLED's order.
    """
    told, killings = defaultdict[tuple[str, str], list[Event]](list), list[Event]()
    for event in events:
        if event.relation is Relation.KILLED:
            killings.append(event)
        elif event.relation in _CARRIERS and event.scene:
            for report in event.reports:
                told[report, event.scene.id].append(event)
    found = defaultdict[str, list[Event]](list)
    for killing in killings:
        scene = killing.scene.id if killing.scene else ""
        near = (event for report in killing.reports for event in told.get((report, scene), ()))
        fitting = [event for event in near if _fits(killing, event)]
        if fitting:
            found[min(fitting, key=_rank).id].append(killing)
    return found


def _rank(event: Event) -> tuple[int, str]:
    return _CARRIERS.index(event.relation), event.id


def _fits(killing: Event, event: Event) -> bool:
    parties = {one.id for one in (event.subject, event.object, *event.losers) if one}
    by_one = killing.subject is None or killing.subject.id in parties
    return by_one and _begun(killing) <= _over(event) and _begun(event) <= _over(killing)


def _begun(event: Event) -> date:
    return event.when.earliest or date.min


def _over(event: Event) -> date:
    return event.when.latest or date.max
