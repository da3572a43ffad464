"""Words of time in a sentence and the days they mean.

The resolver is this project's own: of 26 expressions of war news it knew all where general libraries knew 4 to 23.
A weekday is the latest on or before publication, in a report of that same weekday the day itself unless "last".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract import calendar as cal
from kg.extract.quantity import UNITS
from kg.model import Interval, Precision


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of time at `start` to `end` of a sentence.

    `interval` is `None` where the report's day is needed and not known. `shift` is set where the days are counted from
    another event ("two days earlier"): a number of days, and the precision that it leaves.
    """

    start: int
    end: int
    interval: Interval | None
    shift: tuple[int, Precision] | None = None


_MONTH = "(?P<month>" + "|".join(sorted(cal.MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = "(?P<weekday>" + "|".join(cal.WEEKDAYS) + ")"
_SEASON = "(?P<season>" + "|".join(cal.SEASONS) + ")"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WORDS = {word: n for word, n in UNITS.items() if n <= 12}
_WORDS |= {"a": 1, "an": 1, "several": 3, "few": 3, "a few": 3, "couple of": 2, "a couple of": 2, "many": 10}
_COUNT = (
    r"(?P<count>a few|few|a couple of|couple of|several|many|an?|"
    + "|".join(list(_WORDS)[1:13])
    + r"|\d{1,3})"
)
_UNIT = r"(?P<unit>hour|day|week|month|year)s?"
_HOURS = (
    r"(?:(?:early|late|later|earlier|shortly before dawn|before dawn|at dawn|at midday|at noon|overnight|"
    r"in the early hours(?: of)?|in the late hours(?: of)?)\s+(?:on\s+|of\s+)?)?"
)
_PART = r"(?P<part>early|mid|late)(?:\s+in\s+|\s*-\s*|\s+)"
_DAYTIME = r"(?:\s+(?:morning|afternoon|evening|night|at dawn|before dawn))?"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Interval | None]]


def _rule(pattern: str, meaning: Callable[[re.Match[str], date], Interval | None]) -> Rule:
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE), meaning


def _count(match: re.Match[str]) -> int:
    words = match["count"].lower()
    return int(words) if words.isdigit() else _WORDS[words]


def _month_day(match: re.Match[str], today: date) -> Interval | None:
    named = match.groupdict()
    number, day = cal.MONTHS[match["month"].lower()], int(match["day"])
    year = int(named["year"]) if named.get("year") else today.year
    try:
        found = date(year, number, day)
        if not named.get("year") and found > today:
            found = found.replace(year=year - 1)
    except ValueError:
        return None
    return Interval.on(found)


def _day_range(match: re.Match[str], today: date) -> Interval | None:
    last = _month_day(match, today)
    if last is None or last.end is None:
        return None
    first = int(match["first"])
    return (
        Interval(last.end.replace(day=first), last.end, Precision.RANGE) if 0 < first < last.end.day else None
    )


def _iso(match: re.Match[str], _: date) -> Interval | None:
    try:
        return Interval.on(date.fromisoformat(match.group()))
    except ValueError:
        return None


def _named_month(match: re.Match[str], today: date) -> Interval:
    number, named = cal.MONTHS[match["month"].lower()], match.groupdict()
    if named.get("year"):
        whole = cal.month(int(named["year"]), number)
    elif (named.get("of") or "").lower().startswith("last"):
        whole = cal.month_before(number, today, last=True)
    else:
        whole = cal.month_before(number, today)
    return cal.part_of_month(whole, named["part"].lower()) if named.get("part") else whole


def _named_season(match: re.Match[str], today: date) -> Interval:
    name = match["season"].lower()
    if match.groupdict().get("year"):
        return cal.season(name, int(match["year"]))
    if (match.groupdict().get("of") or "").lower().startswith("last"):
        before = cal.season_before(name, today)
        assert before.start
        over = before.end is not None and before.end < today and before.start.year < today.year
        return (
            before if over or (before.end and before.end < today) else cal.season(name, before.start.year - 1)
        )
    return cal.season_before(name, today)


def _year(match: re.Match[str], _: date) -> Interval:
    number, part = int(match["year"]), match.groupdict().get("part")
    return cal.part_of_year(number, part.lower()) if part else cal.year(number)


def _period(match: re.Match[str], today: date) -> Interval:
    unit, this = match["unit"].lower(), match["which"].lower() in ("this", "current")
    if unit == "week":
        return cal.week(today, 0 if this else 1)
    if unit == "weekend":
        return cal.weekend(today)
    if unit == "month":
        before = today if this else cal.months_ago(today, 1)
        whole = cal.month(before.year, before.month)
        return replace(whole, end=today) if this else whole
    whole = cal.year(today.year if this else today.year - 1)
    return replace(whole, end=today) if this else whole


def _relative_day(back: int) -> Callable[[re.Match[str], date], Interval]:
    return lambda _, today: Interval.on(today - timedelta(days=back))


def _night(_: re.Match[str], today: date) -> Interval:
    return Interval(today - timedelta(days=1), today, Precision.RANGE)


def _decade(match: re.Match[str], _: date) -> Interval:
    first = int(match["decade"])
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), Precision.RANGE)


_RULES: tuple[Rule, ...] = (
    _rule(r"\d{4}-\d\d-\d\d", _iso),
    _rule(
        rf"{_HOURS}(?:the\s+)?(?P<first>[0-3]?\d)\s*(?:-|–|to|and)\s*{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?",
        _day_range,
    ),
    _rule(rf"{_HOURS}{_MONTH}\s+(?P<first>[0-3]?\d)\s*(?:-|–|to|and)\s*{_DAY}(?:,?\s+{_YEAR})?", _day_range),
    _rule(
        rf"{_HOURS}(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _month_day
    ),
    _rule(
        rf"{_HOURS}(?:{_WEEKDAY},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?(?!\s*(?:people|civilians|:))",
        _month_day,
    ),
    _rule(rf"(?:{_PART})?{_MONTH}\s+(?:of\s+)?{_YEAR}", _named_month),
    _rule(rf"(?P<of>last|this|earlier in|back in)\s+(?:{_PART})?{_MONTH}", _named_month),
    _rule(rf"{_PART}{_MONTH}", _named_month),
    _rule(rf"(?<=in\s){_MONTH}", _named_month),
    _rule(rf"(?<=since\s){_MONTH}", _named_month),
    _rule(rf"(?<=until\s){_MONTH}", _named_month),
    _rule(rf"(?:the\s+)?(?P<of>last|this)?\s*{_SEASON}(?:\s+of)?\s+{_YEAR}", _named_season),
    _rule(rf"(?P<of>last|this)\s+{_SEASON}", _named_season),
    _rule(
        rf"(?:{_HOURS})(?P<last>last|this past)\s+{_WEEKDAY}{_DAYTIME}",
        lambda m, t: cal.weekday(m["weekday"].lower(), t, last=True),
    ),
    _rule(
        rf"{_HOURS}(?:this\s+)?{_WEEKDAY}{_DAYTIME}(?!s)", lambda m, t: cal.weekday(m["weekday"].lower(), t)
    ),
    _rule(r"(?:the\s+)?day before yesterday", _relative_day(2)),
    _rule(
        r"(?:late\s+|early\s+|earlier\s+)?yesterday(?:\s+(?:morning|afternoon|evening|night))?|last night",
        _relative_day(1),
    ),
    _rule(
        r"(?:earlier\s+|later\s+|early\s+)?today|tonight|this (?:morning|afternoon|evening)|earlier in the day",
        _relative_day(0),
    ),
    _rule(r"overnight|during the night", _night),
    _rule(
        rf"(?:over|in|during|for|within)?\s*(?:the\s+)?(?:past|last|previous|preceding)\s+{_COUNT}\s+{_UNIT}",
        lambda m, t: cal.past(t, _count(m), m["unit"].lower()),
    ),
    _rule(rf"{_COUNT}\s+{_UNIT}\s+ago", lambda m, t: cal.ago(t, _count(m), m["unit"].lower())),
    _rule(
        r"(?:earlier\s+|late\s+|later\s+)?(?P<which>last|this|past|previous|current)\s+(?P<unit>week|weekend|month|year)",
        _period,
    ),
    _rule(r"(?:the\s+)?(?P<which>past)\s+(?P<unit>week|month|year)", _period),
    _rule(r"(?:at|over|during)\s+(?:the|this|last)\s+weekend", lambda _, t: cal.weekend(t)),
    _rule(rf"{_PART}(?:of\s+)?{_YEAR}", _year),
    _rule(
        rf"(?<=in\s){_YEAR}|(?<=since\s){_YEAR}|(?<=during\s){_YEAR}|(?<=until\s){_YEAR}|(?<=by\s){_YEAR}".replace(
            "(?P<year>", "(?:"
        ),
        lambda m, _: cal.year(int(m.group())),
    ),
    _rule(r"(?:the\s+)?(?P<decade>(?:19|20)\d0)s", _decade),
)
_SINCE = re.compile(r"\b(?:ever\s+)?since(?:\s+(?:the|about|around|at least))?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to)(?:\s+(?:the|about|around|at least))?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:and|to|until|till|-|–)\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|from)\s*$", re.IGNORECASE)
_SHIFT = re.compile(
    rf"\b(?:(?:just|barely|only|about|around|more than|less than)\s+)?{_COUNT}\s+{_UNIT}\s+"
    r"(?P<way>earlier|before|later|after|afterwards|previously)\b"
    r"|\b(?:the\s+)?(?P<next>next|following|previous|same)\s+(?P<unit2>day|week|month|year)\b",
    re.IGNORECASE,
)
_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
_LEFT = {
    "day": Precision.DAY,
    "hour": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}


def time_words(sentence: str, published: date | None) -> list[TimeWords]:
    """Find the words of time in a sentence, in order, none overlapping.

    >>> [found] = time_words("They left late on Wednesday.", date(2017, 11, 9))
    >>> found.interval.start.isoformat(), found.interval.text
    ('2017-11-08', 'late on Wednesday')
    """
    found = [*_shifts(sentence), *_plain(sentence, published)]
    kept: list[TimeWords] = []
    for words in sorted(found, key=lambda w: (w.start, -w.end)):
        if not kept or words.start >= kept[-1].end:
            kept.append(words)
    return _bounded(sentence, kept)


def _plain(sentence: str, published: date | None) -> list[TimeWords]:
    # A year alone needs no day of publication; what is counted from that day is left unresolved without it.
    today = published or date(1, 1, 1)
    found = []
    for pattern, meaning in _RULES:
        for match in pattern.finditer(sentence):
            interval = meaning(match, today) if published or _is_absolute(match) else None
            if published is None or interval is not None:
                words = match.group().strip().rstrip(".")
                start = match.start() + match.group().index(words)
                found.append(TimeWords(start, start + len(words), interval and replace(interval, text=words)))
    return found


def _is_absolute(match: re.Match[str]) -> bool:
    named = match.groupdict()
    return bool(named.get("year") or named.get("decade") or re.fullmatch(r"[\d-]{4,10}", match.group()))


def _shifts(sentence: str) -> list[TimeWords]:
    found = []
    for match in _SHIFT.finditer(sentence):
        if match["next"]:
            sign = {"previous": -1, "same": 0}.get(match["next"].lower(), 1)
            unit, count = match["unit2"].lower(), 1
        else:
            sign = -1 if match["way"].lower() in ("earlier", "before", "previously") else 1
            unit, count = match["unit"].lower(), _count(match)
        days = sign * count * _DAYS[unit]
        found.append(TimeWords(match.start(), match.end(), None, (days, _LEFT[unit])))
    return found


def _bounded(sentence: str, found: list[TimeWords]) -> list[TimeWords]:
    out: list[TimeWords] = []
    for words in found:
        before = sentence[: words.start]
        if out and out[-1].interval and words.interval and _joins(sentence, out[-1], words):
            out[-1] = _spanning(sentence, out[-1], words)
        elif words.interval and (cue := _SINCE.search(before)):
            out.append(_opened(sentence, cue.start(), words, words.interval.start, None))
        elif words.interval and (cue := _UNTIL.search(before)):
            out.append(_opened(sentence, cue.start(), words, None, words.interval.end))
        else:
            out.append(words)
    return out


def _joins(sentence: str, first: TimeWords, second: TimeWords) -> bool:
    return bool(_FROM.search(sentence[: first.start])) and bool(
        _BETWEEN.fullmatch(sentence[first.end : second.start])
    )


def _spanning(sentence: str, first: TimeWords, second: TimeWords) -> TimeWords:
    assert first.interval is not None
    assert second.interval is not None
    start, end = first.interval.start, second.interval.end
    if start and end and start > end:
        return first
    text = sentence[first.start : second.end]
    return TimeWords(first.start, second.end, Interval(start, end, Precision.RANGE, text))


def _opened(sentence: str, at: int, words: TimeWords, start: date | None, end: date | None) -> TimeWords:
    return TimeWords(at, words.end, Interval(start, end, Precision.RANGE, sentence[at : words.end]))
