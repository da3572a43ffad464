"""The days that matched words of time mean: groups of a match in, an interval out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kg.extract import calendar as cal
from kg.extract.calendar import Vantage
from kg.extract.quantity import UNITS
from kg.model import Interval, Precision

Match = re.Match[str]
Reading = Callable[[Match, Vantage], Interval | None]

ORDINALS = {
    w: n
    for n, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}
COUNTS = {word: n for word, n in UNITS.items() if 1 <= n <= 12}
COUNTS |= {"a": 1, "an": 1, "several": 3, "few": 3, "a few": 3, "couple of": 2, "a couple of": 2, "many": 10}
_BACK = frozenset({"last", "past", "previous"})
_ON = frozenset({"next", "coming", "upcoming"})


def count_of(match: Match) -> int:
    """Give the number that the words of a count mean: 3 for "a few"."""
    words = re.sub(r"\s+", " ", match["count"].lower())
    return int(words) if words.isdigit() else COUNTS[words]


def _named(match: Match, group: str) -> str:
    return (match.groupdict().get(group) or "").lower()


def _turn(match: Match, group: str = "which") -> int:
    """Give -1 for last, 1 for next, 0 for this or nothing."""
    word = _named(match, group)
    return -1 if word in _BACK else 1 if word in _ON else 0


# ---- days


def iso(match: Match, _: Vantage) -> Interval:
    """Read "2017-11-03", "2017/11/3" and "2017.11.3"."""
    return Interval.on(date(int(match["year"]), int(match["number"]), int(match["day"])))


def figures(match: Match, _: Vantage) -> Interval | None:
    """Read "21/04/2016" and "04/21/2016"; what may be read both ways is refused."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one != other and max(one, other) <= 12:
        return None
    day, month = (one, other) if one > 12 or one == other else (other, one)
    return Interval.on(date(year, month, day))


def month_day(match: Match, seen: Vantage) -> Interval | None:
    """Read "3 November", "Nov. 3, 2016", "the second of May"; without a year the latest, or for a plan the next."""
    number = cal.MONTHS[_named(match, "month")]
    day = int(match["day"]) if match.groupdict().get("day") else ORDINALS[_named(match, "ordinal")]
    if _named(match, "year"):
        return Interval.on(date(int(match["year"]), number, day))
    return cal.day_of_year(number, day, seen)


def month_days(match: Match, seen: Vantage) -> Interval | None:
    """Read "between 3 and 7 May"."""
    last = month_day(match, seen)
    if last is None or last.end is None:
        return None
    first = int(match["first"])
    if not 0 < first < last.end.day:
        return last  # "killed 30 and 2 May": the number before is no day
    return Interval(last.end.replace(day=first), last.end, Precision.RANGE)


def days_of_month(match: Match, seen: Vantage) -> Interval:
    """Read "from 3 to 7 last month" and "the 20th of next month"."""
    month = _month_turned(_turn(match), seen.today)
    assert month.start is not None
    first = int(match["first"]) if match.groupdict().get("first") else int(match["day"])
    start, end = month.start.replace(day=first), month.start.replace(day=int(match["day"]))
    return Interval.on(end) if start == end else Interval(start, end, Precision.RANGE)


def day_number(match: Match, seen: Vantage) -> Interval | None:
    """Read "on the 27th" and "Thursday the 21st"."""
    return cal.day_of_month(int(match["day"]), seen, _named(match, "weekday") or None)


def weekday(match: Match, seen: Vantage) -> Interval:
    """Read "Friday", "last Friday", "next Friday"; the next one is that of the next calendar week."""
    name, turn = _named(match, "weekday"), _turn(match)
    if turn > 0:
        return cal.weekday_of(name, cal.monday_of(seen.today) + timedelta(days=7))
    if seen.ahead and turn == 0:
        return cal.weekday_ahead(name, seen.today)
    return cal.weekday(name, seen.today, last=turn < 0)


def weekday_of_week(match: Match, seen: Vantage) -> Interval:
    """Read "on Tuesday last week"."""
    return cal.weekday_of(_named(match, "weekday"), cal.monday_of(seen.today) + 7 * _days(_turn(match)))


def _days(count: int) -> timedelta:
    return timedelta(days=count)


def day_off(days: int) -> Callable[[Match, Vantage], Interval]:
    """Make the reading of "yesterday" and its like: the day so many days from today."""
    return lambda _, seen: Interval.on(seen.today + _days(days))


def night(_: Match, seen: Vantage) -> Interval:
    """Read "overnight"."""
    return Interval(seen.today - _days(1), seen.today, Precision.RANGE)


# ---- weeks, months, years


def _month_turned(turn: int, today: date) -> Interval:
    day = cal.months_ago(today, -turn)
    return cal.month(day.year, day.month)


def calendar_unit(match: Match, seen: Vantage) -> Interval:
    """Read the week, weekend, month, year or decade that "last", "this" or "next" names."""
    unit, turn = _named(match, "unit"), _turn(match)
    if unit == "week":
        return cal.week(seen.today, -turn)
    if unit == "weekend":
        return weekend(match, seen)
    if unit == "month":
        return _month_turned(turn, seen.today)
    if unit == "decade":
        return cal.decade(seen.today.year + 10 * turn)
    return cal.year(seen.today.year + turn)


def weekend(match: Match, seen: Vantage) -> Interval:
    """Read "over the weekend": the latest, or for a plan the next."""
    return cal.weekend_ahead(seen.today) if seen.ahead or _turn(match) > 0 else cal.weekend(seen.today)


def part_of_whole(match: Match, seen: Vantage) -> Interval:
    """Read "late last month", "the beginning of the year"."""
    whole, part = calendar_unit(match, seen), _named(match, "part")
    assert whole.start is not None
    if whole.precision is Precision.WEEK:
        return cal.part_of_week(whole, part)
    return (
        cal.part_of_month(whole, part)
        if whole.precision is Precision.MONTH
        else cal.part_of_year(whole.start.year, part)
    )


def earlier(match: Match, seen: Vantage) -> Interval:
    """Read "earlier this month", which ends today, and "later this month", which begins today."""
    whole = calendar_unit(match, seen)
    assert whole.start is not None
    if _named(match, "side") == "earlier":
        return replace(whole, end=seen.today)
    return replace(whole, start=seen.today, precision=Precision.RANGE)


def week_of_day(match: Match, seen: Vantage) -> Interval | None:
    """Read "the week of 18 September"."""
    number = _named(match, "month")
    day = month_day(match, seen) if number else day_number(match, seen)
    return cal.week(day.start) if day and day.start else None


def month(match: Match, seen: Vantage) -> Interval:
    """Read "October", "early October", "last October", "October 2016"."""
    number, of = cal.MONTHS[_named(match, "month")], _named(match, "of")
    if _named(match, "year"):
        whole = cal.month(int(match["year"]), number)
    elif _named(match, "which"):
        whole = cal.month(seen.today.year + _turn(match), number)
    elif of == "next" or (seen.ahead and of != "last"):
        whole = cal.month_ahead(number, seen.today, coming=of == "next")
    else:
        whole = cal.month_before(number, seen.today, last=of == "last")
    return cal.part_of_month(whole, _named(match, "part")) if _named(match, "part") else whole


def within(match: Match, seen: Vantage) -> Interval | None:
    """Read "the last week of July", "the first Friday of next month", "the third week of 2015"."""
    nth = -1 if _named(match, "nth") == "last" else ORDINALS[_named(match, "nth")]
    if _named(match, "month"):
        whole = month(match, seen)
    elif _named(match, "unit"):
        whole = calendar_unit(match, seen)
    else:
        whole = cal.year(int(match["year"]))
    name = _named(match, "weekday")
    return cal.weekday_within(whole, nth, name) if name else cal.week_within(whole, nth)


def season(match: Match, seen: Vantage) -> Interval:
    """Read "the summer of 2014", "last winter"."""
    name, of = _named(match, "season"), _named(match, "of")
    if _named(match, "year"):
        return cal.season(name, int(match["year"]))
    if _named(match, "which"):
        return cal.season(name, seen.today.year + _turn(match))
    if of == "next" or (seen.ahead and of != "last"):
        found = cal.season_ahead(name, seen.today)
        return cal.season(name, _first_year(found) + (of == "next" and found.covers(seen.today)))
    found = cal.season_before(name, seen.today)
    return cal.season(name, _first_year(found) - (of == "last" and found.covers(seen.today)))


def _first_year(interval: Interval) -> int:
    assert interval.start is not None
    return interval.start.year


def years(match: Match, _: Vantage) -> Interval:
    """Read "2014-2018": from the first day of the one to the last of the other."""
    return Interval(date(int(match["first"]), 1, 1), date(int(match["year"]), 12, 31), Precision.RANGE)


def year(match: Match, _: Vantage) -> Interval:
    """Read "2014", "late 2014"."""
    number, part = int(match["year"]), _named(match, "part")
    return cal.part_of_year(number, part) if part else cal.year(number)


def fraction(match: Match, seen: Vantage) -> Interval:
    """Read "the second half of 2016", "the third quarter of this year"."""
    number = int(match["year"]) if _named(match, "year") else seen.today.year + _turn(match)
    of = 2 if _named(match, "share") == "half" else 4
    return cal.fraction_of_year(number, ORDINALS[_named(match, "nth")], of)


def half_of_month(match: Match, seen: Vantage) -> Interval:
    """Read "the second half of March"."""
    return cal.part_of_month(month(match, seen), "early" if _named(match, "nth") == "first" else "late")


def decade(match: Match, _: Vantage) -> Interval:
    """Read "the 1990s", "the 90s", which are those of the last century."""
    words = match["decade"]
    return cal.decade(int(words) if len(words) == 4 else 1900 + int(words))


# ---- spans counted from today


def ago(match: Match, seen: Vantage) -> Interval:
    """Read "three weeks ago"."""
    return cal.ago(seen.today, count_of(match), _named(match, "unit"))


def past(match: Match, seen: Vantage) -> Interval:
    """Read "the past 18 months"."""
    count = count_of(match) if match.groupdict().get("count") else 1
    return cal.past(seen.today, count, _named(match, "unit"))


def in_time(match: Match, seen: Vantage) -> Interval | None:
    """Read "in three weeks", which only a plan counts from today."""
    return cal.ago(seen.today, -count_of(match), _named(match, "unit")) if seen.ahead else None


def coming(match: Match, seen: Vantage) -> Interval:
    """Read "the next three days"."""
    return cal.coming(seen.today, count_of(match), _named(match, "unit"))


def inside(match: Match, seen: Vantage) -> Interval | None:
    """Read "within ten days", which only a plan counts from today."""
    if not seen.ahead:
        return None
    end = cal.day_before(seen.today, -count_of(match), _named(match, "unit"))
    return Interval(seen.today, end, Precision.RANGE)


def rest(match: Match, seen: Vantage) -> Interval:
    """Read "the rest of the year"."""
    return replace(calendar_unit(match, seen), start=seen.today, precision=Precision.RANGE)
