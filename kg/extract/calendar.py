"""Days of the calendar that words of time name, counted from the day of publication."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Interval, Precision

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: n for name, n in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_PARTS = {"early": 0, "start": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_LATEST = 12


@dataclass(frozen=True, slots=True)
class Vantage:
    """The day from which words of time are read, and which way: back at what happened, or ahead at what is planned."""

    today: date
    ahead: bool = False


def weekday(name: str, today: date, *, last: bool = False) -> Interval:
    """Give the latest such day on or before `today`, before it if `last`."""
    back = (today.weekday() - WEEKDAYS[name]) % 7
    return Interval.on(today - timedelta(days=back or (7 if last else 0)))


def weekday_ahead(name: str, today: date) -> Interval:
    """Give the next such day, `today` included."""
    return Interval.on(today + timedelta(days=(WEEKDAYS[name] - today.weekday()) % 7))


def weekday_of(name: str, monday: date) -> Interval:
    """Give such a day of the week that begins on a Monday."""
    return Interval.on(monday + timedelta(days=WEEKDAYS[name]))


def day_of_year(number: int, day: int, seen: Vantage) -> Interval | None:
    """Give the latest such day of a month on or before today, or the next; `None` for a day that no year has."""
    # Eight years can pass between two 29ths of February.
    for years in range(9) if seen.ahead else range(0, -9, -1):
        try:
            found = date(seen.today.year + years, number, day)
        except ValueError:
            continue
        if found >= seen.today if seen.ahead else found <= seen.today:
            return Interval.on(found)
    return None


def day_of_month(day: int, seen: Vantage, name: str | None = None) -> Interval | None:
    """Give the latest or next day of that number; with the name of a weekday, the nearest that is both."""
    found = [d for n in range(-_LATEST, _LATEST + 1) if (d := _numbered(months_ago(seen.today, n), day))]
    if name is not None:
        both = [d for d in found if d.weekday() == WEEKDAYS[name]]
        return Interval.on(min(both, key=lambda d: abs(d - seen.today))) if both else None
    if seen.ahead:
        return next((Interval.on(d) for d in reversed(found) if d >= seen.today), None)
    return next((Interval.on(d) for d in found if d <= seen.today), None)


def _numbered(within: date, day: int) -> date | None:
    return within.replace(day=day) if 0 < day <= calendar.monthrange(within.year, within.month)[1] else None


def month(year: int, number: int) -> Interval:
    """Give a month of a year."""
    return Interval(
        date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), Precision.MONTH
    )


def month_before(number: int, today: date, *, last: bool = False) -> Interval:
    """Give the latest such month that has begun by `today`; with `last`, one that is over."""
    over = number > today.month or (last and number == today.month)
    return month(today.year - 1 if over else today.year, number)


def month_ahead(number: int, today: date, *, coming: bool = False) -> Interval:
    """Give the next such month that is not over; with `coming`, one that has not begun."""
    over = number < today.month or (coming and number == today.month)
    return month(today.year + 1 if over else today.year, number)


def part_of_month(whole: Interval, part: str) -> Interval:
    """Give the early (1 to 15), middle (11 to 20) or late (from the 16th) days of a month.

    Writers use these words loosely, so the spans overlap; they are those of Microsoft's Recognizers-Text.
    """
    assert whole.start is not None
    assert whole.end is not None
    first, last = [(1, 15), (11, 20), (16, 31)][_PARTS[part]]
    end = min(last, whole.end.day)
    return Interval(whole.start.replace(day=first), whole.start.replace(day=end), Precision.RANGE)


def part_of_week(whole: Interval, part: str) -> Interval:
    """Give Monday to Wednesday, Tuesday to Friday or Thursday to Sunday of a week, as Recognizers-Text does."""
    assert whole.start is not None
    first, last = [(0, 2), (1, 4), (3, 6)][_PARTS[part]]
    monday = whole.start
    return Interval(monday + timedelta(days=first), monday + timedelta(days=last), Precision.RANGE)


def year(number: int) -> Interval:
    """Give a year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), Precision.YEAR)


def part_of_year(number: int, part: str) -> Interval:
    """Give the first, middle or last four months of a year."""
    first, last = [(1, 4), (5, 8), (9, 12)][_PARTS[part]]
    return Interval(date(number, first, 1), month(number, last).end, Precision.RANGE)


def fraction_of_year(number: int, nth: int, of: int) -> Interval:
    """Give the `nth` of `of` equal parts of a year: its second half, its third quarter."""
    months = 12 // of
    return Interval(date(number, (nth - 1) * months + 1, 1), month(number, nth * months).end, Precision.RANGE)


def decade(number: int) -> Interval:
    """Give the ten years of which a year is one: 2010 to 2019 for 2017."""
    first = number - number % 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), Precision.RANGE)


def season(name: str, number: int) -> Interval:
    """Give a season of the northern year; a winter is named by the year it begins in."""
    first, last = SEASONS[name]
    return Interval(date(number, first, 1), month(number + (last < first), last).end, Precision.SEASON)


def season_before(name: str, today: date) -> Interval:
    """Give the latest such season that has begun by `today`."""
    this = season(name, today.year)
    assert this.start
    return this if this.start <= today else season(name, today.year - 1)


def season_ahead(name: str, today: date) -> Interval:
    """Give the next such season that is not over."""
    before = season_before(name, today)
    assert before.start
    assert before.end
    return before if before.end >= today else season(name, before.start.year + 1)


def monday_of(day: date) -> date:
    """Give the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week(today: date, back: int = 0) -> Interval:
    """Give the calendar week, Monday to Sunday, `back` weeks ago."""
    monday = monday_of(today) - timedelta(days=7 * back)
    return Interval(monday, monday + timedelta(days=6), Precision.WEEK)


def week_within(whole: Interval, nth: int) -> Interval | None:
    """Give the `nth` week of a month or year, -1 for the last; a week belongs where its Thursday lies."""
    assert whole.start is not None
    assert whole.end is not None
    if nth < 0:
        return week(whole.end if whole.end.weekday() >= 3 else whole.end - timedelta(days=7))
    first = whole.start if whole.start.weekday() <= 3 else whole.start + timedelta(days=7)
    found = week(first, 1 - nth)
    assert found.start is not None
    return found if found.start + timedelta(days=3) <= whole.end else None


def weekday_within(whole: Interval, nth: int, name: str) -> Interval | None:
    """Give the `nth` Monday (and so on) of a month, -1 for the last."""
    assert whole.start is not None
    assert whole.end is not None
    if nth < 0:
        return weekday(name, whole.end)
    first = weekday_ahead(name, whole.start).start
    assert first is not None
    found = first + timedelta(days=7 * (nth - 1))
    return Interval.on(found) if found <= whole.end else None


def weekend(today: date) -> Interval:
    """Give the latest Saturday and Sunday that have begun by `today`."""
    back = (today.weekday() - 5) % 7
    saturday = today - timedelta(days=back)
    return Interval(saturday, min(today, saturday + timedelta(days=1)), Precision.RANGE)


def weekend_ahead(today: date) -> Interval:
    """Give the next Saturday and Sunday that are not over."""
    saturday = monday_of(today) + timedelta(days=5)
    return Interval(saturday, saturday + timedelta(days=1), Precision.RANGE)


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
    return year(today.year - count * (10 if unit == "decade" else 1))


def past(today: date, count: int, unit: str) -> Interval:
    """Give the span of the past `count` units, ending `today`."""
    return Interval(day_before(today, count, unit), today, Precision.RANGE)


def coming(today: date, count: int, unit: str) -> Interval:
    """Give the span of the next `count` units, beginning the day after `today`."""
    return Interval(today + timedelta(days=1), day_before(today, -count, unit), Precision.RANGE)


def day_before(today: date, count: int, unit: str) -> date:
    """Give the day that lies `count` units before `today`, after it where `count` is negative."""
    days = {"hour": int(count / 24), "day": count, "week": 7 * count}.get(unit)
    months = count * {"year": 12, "decade": 120}.get(unit, 1)
    return months_ago(today, months) if days is None else today - timedelta(days=days)
