"""What the timeline draws: who held a place and who says so, and rows of places, as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from itertools import chain, pairwise
from typing import Final

from kg.draw.content.claims import JSON
from kg.draw.content.marks import parts
from kg.model import Bounds, Chapter, Control, Entity, Saying

CLAIMS: Final = 2_000
"""How many claims of one place are told in full; the rest are counted."""
SPANS: Final = 2_000
"""How many intervals of one place are drawn; the rest are counted."""


def place_story(chapters: Sequence[Chapter], *, claims: int = CLAIMS, spans: int = SPANS) -> JSON:
    """Give the intervals of one place, earliest first, and the claims that they rest on, each once.

    `for` and `against` of an interval are ids of claims; `entities` describes the holders. Where there are more than
    `claims` or `spans`, the earliest are left out; `claims_total` and `spans_total` are the true numbers.
    """
    told = {saying.claim.id: saying for chapter in chapters for saying in chapter.sayings}
    kept = sorted(told.values(), key=_told_at)[-claims:]
    return {
        "spans": [_argued(chapter) for chapter in chapters[-spans:]],
        "spans_total": len(chapters),
        "claims": [saying_content(saying) for saying in kept],
        "claims_total": len(told),
        "entities": _named(chapter.interval for chapter in chapters[-spans:]),
    }


def story(
    of: Entity,
    days: Mapping[date, int],
    *,
    undated: int = 0,
    known_on: date | None = None,
    place: JSON | None = None,
    held: JSON | None = None,
) -> JSON:
    """Give all that the timeline shows of a place or an actor.

    `days` are the numbers of reports on it by their day, `undated` how many have none; `place` is what `place_story`
    gives, `held` what `held_rows` gives.
    """
    return {
        "of": entity_content(of),
        "known_on": _day(known_on),
        "days": {day.isoformat(): number for day, number in days.items()},
        "undated": undated,
        "place": place,
        "held": held,
    }


def held_rows(
    timelines: Iterable[Sequence[Control]],
    total: int,
    *,
    kin: Set[str] = frozenset(),
    known_on: date | None = None,
) -> JSON:
    """Give rows, of how many places they were asked, and how many places there are; the rest is as `rows` says."""
    asked = list(timelines)
    return rows(asked, kin) | {"asked": len(asked), "total": total, "known_on": _day(known_on)}


def embedded(stories: Iterable[JSON], changing: JSON) -> JSON:
    """Give what a file holds for its timeline: what `story` gave, by id, and what `held_rows` gave of all places."""
    return {"stories": {told["of"]["id"]: told for told in stories}, "changing": changing}


def rows(timelines: Iterable[Sequence[Control]], kin: Set[str] = frozenset()) -> JSON:
    """Give a row for each place that has intervals, in the order given, and the entities that the rows name.

    `changes` counts how often holders or status changed. With `kin`, the ids of an actor and of all that belongs to
    it, `part` says of each interval whether it held the place `alone`, `shared` it or `possibly` held it; else, and
    without `kin`, it is `None`.
    """
    told = [intervals for intervals in timelines if intervals]
    return {
        "rows": [
            {
                "place": entity_content(intervals[0].place),
                "spans": [span_content(one) | {"part": _part(one, kin)} for one in intervals],
                "changes": _changes(intervals),
            }
            for intervals in told
        ],
        "entities": _named(chain.from_iterable(told)),
    }


def entity_content(entity: Entity) -> JSON:
    """Give id, label and kind of an entity."""
    return {"id": entity.id, "label": entity.label, "kind": entity.kind.value}


def span_content(interval: Control) -> JSON:
    """Give one interval: holders by id, bounds as pairs of ISO days, earliest and latest.

    `said` counts the claims for it and those against it.
    """
    return {
        "id": interval.id,
        "holders": [holder.id for holder in interval.holders],
        "possible": [holder.id for holder in interval.possible],
        "status": interval.status.value,
        "basis": interval.basis.value if interval.basis else None,
        "start": _bounds(interval.start),
        "end": _bounds(interval.end) if interval.end else None,
        "confirmed": _day(interval.last_confirmed),
        "said": [len(interval.supporting), len(interval.against)],
    }


def saying_content(saying: Saying) -> JSON:
    """Give one claim with both its days, its speakers' labels and stake, and its sentence cut into marked parts."""
    claim, when = saying.claim, saying.claim.date
    return {
        "id": claim.id,
        "relation": claim.relation.value,
        "status": claim.status.value,
        "subject": entity_content(claim.subject.entity) if claim.subject else None,
        "object": entity_content(claim.object.entity),
        "start": _day(when.start) if when else None,
        "end": _day(when.end) if when else None,
        "wording": when.text if when else None,
        "published": _day(saying.published),
        "report": claim.report,
        "source": saying.source,
        "speakers": list(saying.speakers),
        "stake": saying.stake.value if saying.stake else None,
        "parts": parts(claim),
    }


def _argued(chapter: Chapter) -> JSON:
    interval = chapter.interval
    return span_content(interval) | {
        "for": list(interval.supporting),
        "against": list(interval.against),
    }


def _named(intervals: Iterable[Control]) -> JSON:
    holders = {one.id: one for span in intervals for one in (*span.holders, *span.possible)}
    return {name: entity_content(holders[name]) for name in sorted(holders)}


def _part(interval: Control, kin: Set[str]) -> str | None:
    holders = {holder.id for holder in interval.holders}
    if holders & kin:
        return "shared" if holders - kin else "alone"
    return "possibly" if kin & {holder.id for holder in interval.possible} else None


def _changes(intervals: Sequence[Control]) -> int:
    states = [({holder.id for holder in one.holders}, one.status) for one in intervals]
    return sum(before != after for before, after in pairwise(states))


def _told_at(saying: Saying) -> tuple[date, str]:
    when = saying.claim.date
    return (when and (when.end or when.start)) or saying.published or date.min, saying.claim.id


def _bounds(bounds: Bounds) -> list[str | None]:
    return [_day(bounds.earliest), _day(bounds.latest)]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
