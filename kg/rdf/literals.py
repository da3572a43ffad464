"""Values as literals, in the one spelling that stores give back, and literals as values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from pyoxigraph import Literal

from kg.rdf import standards as std

TRUE = Literal(True)
LONGEST_BY_DAY = 31
LONGEST_BY_MONTH = 24


def first_second(day: date) -> Literal:
    """Give midnight UTC at which a day begins, as `xsd:dateTime`."""
    return Literal(f"{day.isoformat()}T00:00:00Z", datatype=std.DATE_TIME)


def last_second(day: date) -> Literal:
    """Give the last second UTC of a day, as `xsd:dateTime`."""
    return Literal(f"{day.isoformat()}T23:59:59Z", datatype=std.DATE_TIME)


def moment(time: datetime) -> Literal:
    """Give a moment in UTC as `xsd:dateTime`, its fraction of a second without closing zeros."""
    whole, dot, fraction = time.isoformat().removesuffix("+00:00").partition(".")
    return Literal(f"{whole}{dot}{fraction.rstrip('0')}Z", datatype=std.DATE_TIME)


def day_of(moment: str) -> date:
    """Give the day of a date or of a time in UTC, as it is spelled here."""
    return date.fromisoformat(moment[:10])


def day_term(day: date) -> Literal:
    """Give the term under which a day is looked up: an `xsd:date` without a zone."""
    return Literal(day.isoformat(), datatype=std.DATE)


def month_term(year: int, month: int) -> Literal:
    """Give the term under which a month is looked up: an `xsd:gYearMonth` without a zone."""
    return Literal(f"{year:04d}-{month:02d}", datatype=std.YEAR_MONTH)


def day_terms(start: date | None, end: date | None) -> Iterator[Literal]:
    """Give each day of a span of at most 31 days; a longer one and one with an unknown end have none."""
    if start and end and (end - start).days < LONGEST_BY_DAY:
        for i in range((end - start).days + 1):
            yield day_term(start + timedelta(days=i))


def month_terms(start: date | None, end: date | None) -> Iterator[Literal]:
    """Give each month of a span, if at most 24; a longer one and one with an unknown end have none."""
    if start and end:
        first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
        if last - first < LONGEST_BY_MONTH:
            yield from (month_term(m // 12, m % 12 + 1) for m in range(first, last + 1))


def year_term(year: int) -> Literal:
    """Give a year of the common era, 1 to 9999, as `xsd:gYear`."""
    return Literal(f"{year:04d}", datatype=std.YEAR)


def number(value: float) -> Literal:
    """Give an `xsd:double`, also for a whole number."""
    return Literal(float(value))
