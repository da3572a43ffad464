"""Days of the calendar that words of time name, counted from the day of publication."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from kg.model import Interval, Precision

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: n for name, n in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


def weekday(name: str, today: date, *, last: bool = False) -> Interval:
    """Give the latest such day on or before `today`, before it if `last`."""
    back = (today.weekday() - WEEKDAYS[name]) % 7
    return Interval.on(today - timedelta(days=back or (7 if last else 0)))


def month(year: int, number: int) -> Interval:
    """Give a month of a year."""
    return Interval(
        date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), Precision.MONTH
    )


def month_before(number: int, today: date, *, last: bool = False) -> Interval:
    """Give the latest such month that has begun by `today`; with `last`, one that is over."""
    over = number > today.month or (last and number == today.month)
    return month(today.year - 1 if over else today.year, number)


def part_of_month(whole: Interval, part: str) -> Interval:
    """Give the early, middle or late third of a month."""
    assert whole.start is not None
    assert whole.end is not None
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}[part]
    end = min(last, whole.end.day)
    return Interval(whole.start.replace(day=first), whole.start.replace(day=end), Precision.RANGE)


def year(number: int) -> Interval:
    """Give a year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def part_of_year(number: int, part: str) -> Interval:
    """Give the first, middle or last four months of a year."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    return Interval(date(number, first, 1), month(number, last).end, Precision.RANGE)


def season(name: str, number: int) -> Interval:
    """Give a season of the northern year; a winter is named by the year it begins in."""
    first, last = SEASONS[name]
    return Interval(date(number, first, 1), month(number + (last < first), last).end, Precision.SEASON)


def season_before(name: str, today: date) -> Interval:
    """Give the latest such season that has begun by `today`."""
    this = season(name, today.year)
    assert this.start
    return this if this.start <= today else season(name, today.year - 1)


def week(today: date, back: int = 0) -> Interval:
    """Give the calendar week, Monday to Sunday, `back` weeks ago; the running one ends `today`."""
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return Interval(monday, today if back == 0 else monday + timedelta(days=6), Precision.WEEK)


def weekend(today: date) -> Interval:
    """Give the latest Saturday and Sunday that have begun by `today`."""
    back = (today.weekday() - 5) % 7
    saturday = today - timedelta(days=back)
    return Interval(saturday, min(today, saturday + timedelta(days=1)), Precision.RANGE)


def months_ago(today: date, count: int) -> date:
    """Give the same day `count` months before, or the last day of a shorter month."""
    index = today.year * 12 + today.month - 1 - count
    number, length = index % 12 + 1, calendar.monthrange(index // 12, index % 12 + 1)[1]
    return date(index // 12, number, min(today.day, length))


def ago(today: date, count: int, unit: str) -> Interval:
    """Give what "three weeks ago" means: the day for days, else the week, month or year it falls in."""
    if unit == "hour":
        return Interval.on(today - timedelta(days=count // 24))
    if unit == "day":
        return Interval.on(today - timedelta(days=count))
    if unit == "week":
        return week(today, count)
    if unit == "month":
        day = months_ago(today, count)
        return month(day.year, day.month)
    return year(today.year - count)


def past(today: date, count: int, unit: str) -> Interval:
    """Give the span of the past `count` units, ending `today`."""
    days = {"hour": count // 24, "day": count, "week": 7 * count}.get(unit)
    months = count * (12 if unit == "year" else 1)
    start = months_ago(today, months) if days is None else today - timedelta(days=days)
    return Interval(start, today, Precision.RANGE)
