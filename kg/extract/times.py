"""Words of time in a sentence and the days they mean.

The resolver is this project's own: of 26 expressions of war news it knew all where general libraries knew 4 to 23. A
weekday is the latest on or before publication, in a report of that same weekday the day itself unless "last"; what is
planned looks ahead instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract import calendar as cal
from kg.extract.calendar import Vantage
from kg.extract.spans import count_of
from kg.extract.wordings import COUNT, UNIT, WORDINGS, Wording, kinds
from kg.model import Interval, Precision

Shift = tuple[int, Precision]
Length = tuple[int, str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of time at `start` to `end` of a sentence.

    `interval` is what they mean of something that happened, `ahead` what they mean of a plan; both are `None` where the
    report's day is needed and not known. `shift` is set where the days are counted from another event ("two days
    earlier"): a number of days, and the precision that it leaves. `length` is set where only a duration is told
    ("for two years"): a count and its unit.
    """

    start: int
    end: int
    interval: Interval | None
    shift: Shift | None = None
    ahead: Interval | None = None
    length: Length | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """Words of time on the way: what their unsaid part repeats after, whether they are an end or a whole of a span."""

    words: TimeWords
    cycle: str | None = None
    loose: bool = False
    joined: bool = False


_ABOUT = r"(?:\s+(?:the|about|around|at least|roughly))?\s*$"
_AND = re.compile(r"\s*(?:and|to|until|till|through|-|–)(?:\s+the)?\s*", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|through|-|–)(?:\s+the)?\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|from)(?:\s+the)?\s*$", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_LEFT = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR, "decade": Precision.YEAR}
_BACKWARDS = frozenset({"earlier", "before", "previously", "prior", "previous"})
_NEARLY = (
    r"(?:(?:just|barely|only|about|around|almost|nearly|more than|less than|over|at least|some|up to)\s+)?"
)
_WAY = r"(?P<way>earlier|before|later|after|afterwards|previously|prior)\b"
_OF_DAY = r"(?P<whole>day|night|morning|afternoon|evening|week|month|year)\b"
_SHIFTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NEARLY}{COUNT}\s+{UNIT}\s+{_WAY}",
        rf"\b(?P<moment>hours|minutes|moments)\s+{_WAY}",
        rf"\b(?P<vague>days|weeks|months|years|decades)\s+{_WAY}",
        rf"\bthe\s+(?P<beside>day|night|morning|evening)\s+{_WAY}",
        rf"\b(?:the|that)\s+(?:very\s+)?(?P<way>next|following|previous|same)\s+{_OF_DAY}",
        r"\b(?P<way>following|same)\s+(?P<whole>day|week|month|year)\b",
        rf"\b(?:(?:earlier|later)\s+)?(?P<way>that)\s+{_OF_DAY}",
    )
)
_LASTED = re.compile(
    rf"\bfor\s+{_NEARLY}{COUNT}\s+{UNIT}(?:\s+now)?\b(?!\s+(?:ago|earlier|later))", re.IGNORECASE
)


def time_words(sentence: str, published: date | None) -> list[TimeWords]:
    """Find the words of time in a sentence, in order, none overlapping.

    >>> [found] = time_words("They left late on Wednesday.", date(2017, 11, 9))
    >>> found.interval.start.isoformat(), found.interval.text
    ('2017-11-08', 'late on Wednesday')
    """
    there = kinds(sentence)
    found = [*_plain(sentence, published, there)]
    if there & {"unit", "hour"}:
        found += [*_shifts(sentence), *_lengths(sentence)]
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.words.start, -f.words.end)):
        if not kept or one.words.start >= kept[-1].words.end:
            kept.append(one)
    return [f.words if f.joined else _opened(sentence, f.words) for f in _joined(sentence, kept)]


# ---- finding


def _plain(sentence: str, published: date | None, there: frozenset[str]) -> Iterator[_Found]:
    for wording in (w for w in WORDINGS if w.needs <= there):
        for match in wording.pattern.finditer(sentence):
            text = match.group().strip().rstrip(".")
            start = match.start() + match.group().index(text)
            back, ahead = _readings(wording, match, published)
            words = TimeWords(
                start,
                start + len(text),
                back and replace(back, text=text),
                ahead=ahead and replace(ahead, text=text),
            )
            yield _Found(words, wording.cycle if not _says_year(match) else None, wording.loose)


def _readings(
    wording: Wording, match: re.Match[str], published: date | None
) -> tuple[Interval | None, Interval | None]:
    if published is not None:
        return wording.read(match, Vantage(published)), wording.read(match, Vantage(published, ahead=True))
    # What names its year needs no day of publication; what is counted from that day stays unresolved without it.
    fixed = wording.read(match, Vantage(date(1, 1, 1))) if _says_year(match) else None
    return fixed, fixed


def _says_year(match: re.Match[str]) -> bool:
    named = match.groupdict()
    return bool(named.get("year") or named.get("decade"))


def _shifts(sentence: str) -> Iterator[_Found]:
    for pattern in _SHIFTS:
        for match in pattern.finditer(sentence):
            yield _Found(TimeWords(match.start(), match.end(), None, shift=_shift(match)))


def _shift(match: re.Match[str]) -> Shift | None:
    named, way = match.groupdict(), match["way"].lower()
    if named.get("vague"):
        return None
    sign = -1 if way in _BACKWARDS else 0 if way in ("same", "that") else 1
    unit = (named.get("unit") or named.get("whole") or "day").lower()
    count = 0 if named.get("moment") or unit == "hour" else count_of(match) if named.get("count") else 1
    return sign * count * _DAYS.get(unit, 1), _LEFT.get(unit, Precision.DAY)


def _lengths(sentence: str) -> Iterator[_Found]:
    for match in _LASTED.finditer(sentence):
        length = count_of(match), match["unit"].lower()
        yield _Found(TimeWords(match.start(), match.end(), None, length=length))


# ---- spans from one time to another


def _joined(sentence: str, found: list[_Found]) -> list[_Found]:
    """Join "from Monday to Friday"; what names a time only as the end of a span is left out where there is none."""
    out: list[_Found] = []
    for one in found:
        span = _span(sentence, out[-1], one) if out and _joins(sentence, out[-1].words, one.words) else None
        if span is not None:
            out[-1] = span
        else:
            out.append(one)
    return [f for f in out if not f.loose]


def _joins(sentence: str, first: TimeWords, second: TimeWords) -> bool:
    if not (first.ahead and second.ahead):
        return False
    between = sentence[first.end : second.start]
    return bool(_TO.fullmatch(between)) or bool(
        _FROM.search(sentence[: first.start]) and _AND.fullmatch(between)
    )


def _span(sentence: str, first: _Found, second: _Found) -> _Found | None:
    text = sentence[first.words.start : second.words.end]
    back = _between(first, second, first.words.interval, second.words.interval, text, ahead=False)
    ahead = _between(first, second, first.words.ahead, second.words.ahead, text, ahead=True)
    if back is None and ahead is None:
        return None
    return _Found(TimeWords(first.words.start, second.words.end, back, ahead=ahead), joined=True)


def _between(
    first: _Found, second: _Found, one: Interval | None, other: Interval | None, text: str, *, ahead: bool
) -> Interval | None:
    if one is None or other is None or one.start is None or other.end is None:
        return None
    start, end = one.start, other.end
    if first.cycle == "year" and second.cycle is None:
        start = cal.months_ago(start, 12 * (start.year - end.year))
    if start > end and ahead:
        end = _turned(end, second.cycle, 1)
    elif start > end:
        start = _turned(start, first.cycle, -1)
    return Interval(start, end, Precision.RANGE, text) if start <= end else None


def _turned(day: date, cycle: str | None, by: int) -> date:
    """Give the day one cycle on or back."""
    if cycle == "week":
        return day + timedelta(days=7 * by)
    return cal.months_ago(day, -12 * by) if cycle == "year" else day


# ---- spans of which one end is told


def _opened(sentence: str, words: TimeWords) -> TimeWords:
    """Read "since", "until", "by" and "before" in front of words of time."""
    for cue, opening in _OPENINGS:
        found = cue.search(sentence[: words.start])
        if found and (words.interval or words.ahead) and not _names_a_deed(sentence, words):
            text = sentence[found.start() : words.end]
            back, ahead = (i and opening(i, text) for i in (words.interval, words.ahead))
            return replace(words, start=found.start(), interval=back, ahead=ahead)
    return words


def _names_a_deed(sentence: str, words: TimeWords) -> bool:
    # "killed by overnight strikes", "since Monday's attack"
    overnight = sentence[words.start : words.end].lower() == "overnight"
    return overnight or sentence[words.end : words.end + 2] in ("'s", "’s")


def _since(interval: Interval, text: str) -> Interval:
    return Interval(interval.start, None, Precision.RANGE, text)


def _until(interval: Interval, text: str) -> Interval:
    return Interval(None, interval.end, Precision.RANGE, text)


def _before(interval: Interval, text: str) -> Interval:
    return Interval(None, interval.start and interval.start - timedelta(days=1), Precision.RANGE, text)


_OPENINGS: tuple[tuple[re.Pattern[str], Callable[[Interval, str], Interval]], ...] = (
    (re.compile(r"\b(?:ever\s+)?since" + _ABOUT, re.IGNORECASE), _since),
    (re.compile(r"\b(?:(?:up\s+)?(?:until|till)|up to|by)" + _ABOUT, re.IGNORECASE), _until),
    (re.compile(r"\bbefore" + _ABOUT, re.IGNORECASE), _before),
)
