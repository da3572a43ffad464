"""A relationship in one literal, so that reading it takes one look-up instead of one for each of its claims.

An entity of 271 relationships took about 100 ms to read quad by quad. The literal repeats what the other quads of
the node say and is written with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from kg.errors import InvalidData
from kg.model import Bounds, Entity, Link, Period, Relation, Relationship


def packed(edge: Relationship) -> str:
    """Write a relationship as one text; `unpacked` reads it."""
    days = [day.isoformat() if day else None for day in (edge.first, edge.last)]
    lists = [edge.claims, edge.reports, edge.witnesses, edge.sources, edge.denials]
    ends = [edge.subject.id, edge.relation.value, edge.object.id]
    parts = [*ends, *lists, *days, edge.disputed, [_period(p) for p in edge.periods]]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def packed_claims(text: str) -> list[str]:
    """Read of what `packed` wrote the ids of the claims alone."""
    claims: list[str] = json.loads(text)[3]
    return claims


def unpacked(text: str, id: str, entities: Mapping[str, Entity]) -> Relationship:
    """Read what `packed` wrote of the relationship of an id; anything else, or an unknown entity, is `InvalidData`."""
    try:
        subject, relation, object_, *lists, first, last, disputed, periods = json.loads(text)
        claims, reports, witnesses, sources, denials = (tuple(values) for values in lists)
        return Relationship(
            id=id,
            subject=entities[subject],
            relation=Relation(relation),
            object=entities[object_],
            claims=claims,
            reports=reports,
            witnesses=witnesses,
            sources=sources,
            first=_day(first),
            last=_day(last),
            denials=denials,
            disputed=disputed,
            periods=tuple(Period(_read(s), e and _read(e), tuple(c), tuple(b)) for s, e, c, b in periods),
        )
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidData(f"relationship {id}: its packed form cannot be read: {error}") from error


def packed_link(text: str, id: str) -> Link:
    """Read of what `packed` wrote the relationship of an id in brief; anything else is `InvalidData`."""
    try:
        subject, relation, object_, *lists, first, last, disputed, _ = json.loads(text)
        claims, reports, witnesses, sources, denials = map(len, lists)
        return Link(
            id=id,
            subject=subject,
            relation=Relation(relation),
            object=object_,
            claims=claims,
            reports=reports,
            speakers=witnesses,
            sources=sources,
            denials=denials,
            first=_day(first),
            last=_day(last),
            disputed=disputed,
        )
    except (ValueError, TypeError) as error:
        raise InvalidData(f"relationship {id}: its packed form cannot be read: {error}") from error


def _period(period: Period) -> list[object]:
    end = _written(period.end) if period.end else None
    return [_written(period.start), end, period.supporting, period.ended_by]


def _written(bounds: Bounds) -> list[str | None]:
    return [day.isoformat() if day else None for day in (bounds.earliest, bounds.latest)]


def _read(days: list[str | None]) -> Bounds:
    return Bounds(*map(_day, days))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
