"""The days of what lasts: its periods as spans of days."""

from __future__ import annotations

from datetime import date, timedelta

from kg.model import Period, Relationship

Span = tuple[date | None, date | None]


def spans(edge: Relationship) -> tuple[Span, ...]:
    """Give the first and the last day of each period of a relationship, both inclusive, `None` where open.

    The last day is the one before the first on which it may have ended.
    """
    return tuple(map(_span, edge.periods))


def written(span: Span) -> str:
    """Give a span as ISO 8601 has it, `..` where it is open.

    >>> written((date(2017, 10, 1), None))
    '2017-10-01/..'
    """
    return "/".join(day.isoformat() if day else ".." for day in span)


def _span(period: Period) -> Span:
    first = period.start.latest or period.start.earliest
    end = (period.end.earliest or period.end.latest) if period.end else None
    last = end - timedelta(days=1) if end else None
    return first, max(first, last) if first and last else last
