"""What a claim says without its words, in one literal, so that deriving reads it in one look-up.

Read statement by statement, 100,000 claims cost more than all that is derived from them. The literal repeats what the
other statements of the claim say and is written with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from kg.errors import InvalidData
from kg.model import (
    Argument,
    Claim,
    Entity,
    Evidence,
    Extent,
    Interval,
    Mention,
    Precision,
    Quantity,
    Relation,
    Status,
)

_NO_WORDS = Mention("", 0, 0)
_NO_SENTENCE = Evidence("text", "", 0, 0)


def gist(claim: Claim) -> str:
    """Write what a claim says and who says it; `from_gist` reads it."""
    roles = (claim.subject, claim.object, claim.source, claim.target, claim.place)
    when, count = claim.date, claim.quantity
    parts = [
        claim.report,
        claim.relation.value,
        claim.status.value,
        claim.extent.value,
        [a and a.entity.id for a in roles],
        claim.place_precision,
        when and [_written(when.start), _written(when.end), when.precision.value, when.text],
        list(dict.fromkeys(a.entity.id for a in claim.attributed_to)),
        count and [count.low, count.best, count.high, count.unit, count.text],
    ]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def from_gist(text: str, id: str, entities: Mapping[str, Entity]) -> Claim:
    """Read a claim without its words; anything that `gist` did not write, or an unknown entity, is `InvalidData`."""
    try:
        report, relation, status, extent, roles, precision, when, speakers, count = json.loads(text)
        subject, object_, source, target, place = (i and Argument(entities[i]) for i in roles)
        return Claim(
            id=id,
            report=report,
            relation=Relation(relation),
            status=Status(status),
            subject=subject,
            object=object_,
            trigger=_NO_WORDS,
            evidence=_NO_SENTENCE,
            extent=Extent(extent),
            source=source,
            target=target,
            place=place,
            place_precision=precision,
            date=when and _interval(*when),
            attributed_to=tuple(Argument(entities[i]) for i in speakers),
            quantity=count and Quantity(*count),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidData(f"claim {id}: its packed form cannot be read: {error}") from error


def when(text: str) -> tuple[str, tuple[date, ...]]:
    """Give the report of a claim that `gist` wrote and the days that bound its time, without reading the rest."""
    report, *_, told, _, _ = json.loads(text)
    return report, tuple(date.fromisoformat(day) for day in (told or ())[:2] if day)


def gist_days(text: str) -> tuple[str, date | None, date | None]:
    """Read of what `gist` wrote the id of the report and the days on which it happened; else as `from_gist`."""
    try:
        report, _, _, _, _, _, when, _, _ = json.loads(text)
        return (report, _day(when[0]), _day(when[1])) if when else (report, None, None)
    except (ValueError, TypeError) as error:
        raise InvalidData(f"a claim's packed form cannot be read: {error}") from error


def _interval(start: str | None, end: str | None, precision: str, text: str | None) -> Interval:
    return Interval(_day(start), _day(end), Precision(precision), text)


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(written: Any) -> date | None:  # noqa: ANN401  whatever JSON held
    return date.fromisoformat(written) if written else None
