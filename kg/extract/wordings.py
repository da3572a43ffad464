"""How the news words days, weeks, months, seasons and years: one pattern a wording, with what reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract import calendar as cal
from kg.extract import spans
from kg.extract.calendar import Vantage
from kg.extract.spans import Reading
from kg.model import Interval


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern and the days that what it finds means.

    `cycle` is the unit after which an unsaid part repeats: the year of "3 May", the week of "Friday". A `loose` wording
    names a time only as one end of a span: the "2016" of "from 2014 to 2016". `needs` names the kinds of words without
    which the pattern finds nothing.
    """

    pattern: re.Pattern[str]
    reading: Reading
    needs: frozenset[str]
    cycle: str | None = None
    loose: bool = False

    def read(self, match: re.Match[str], seen: Vantage) -> Interval | None:
        """Give the days that a match means, `None` for a day that no calendar has."""
        try:
            return self.reading(match, seen)
        except (ValueError, OverflowError):
            return None


_MONTH = "(?P<month>" + "|".join(sorted(cal.MONTHS, key=len, reverse=True)) + r")\b\.?"
_PLAIN_MONTH = "(?P<month>(?-i:January|February|April|June|July|August|September|October|November|December))"
_WEEKDAY = "(?P<weekday>" + "|".join(cal.WEEKDAYS) + ")"
_SHORT_DAY = r"(?:(?:" + "|".join(f"{d}|{d[:3]}" for d in cal.WEEKDAYS) + r"|tues|thurs?)\.?,?\s+)?"
_SEASON = "(?P<season>" + "|".join(cal.SEASONS) + ")"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_ANY_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_ORDINAL = "(?P<ordinal>" + "|".join(spans.ORDINALS) + ")"
_NTH = "(?P<nth>first|second|third|fourth|fifth|last)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_NUMBERED = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)"
_FIRST = r"(?:the\s+)?(?P<first>[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|to|and|until|till|through)\s*"
COUNT = "(?P<count>" + "|".join(sorted(spans.COUNTS, key=len, reverse=True)) + r"|\d{1,3})"
UNIT = r"(?P<unit>hour|day|week|month|year|decade)s?"
_CLOCK = (
    r"(?:(?:early|late|later|earlier|overnight|(?:shortly\s+)?(?:before|after)\s+(?:dawn|noon|midday|midnight|dusk)|"
    r"(?:at|by|around)\s+(?:dawn|midday|noon|midnight|dusk)|in the (?:early|late|small) hours(?: of)?|"
    r"(?:on|in|during) the (?:night|morning|afternoon|evening) of)\s+(?:on\s+|of\s+)?)?"
)
_DAYTIME = r"(?:\s+(?:morning|afternoon|evening|night|at dawn|before dawn|overnight))?"
_PART = r"(?:the\s+)?(?P<part>early|mid|late|start|beginning|middle|end)(?:\s+(?:in|of)\s+|\s*-\s*|\s+)(?:the\s+)?"
_THIS = r"(?P<which>last|this|next|current|coming|upcoming|past|previous)"
_PEOPLE = r"(?!\s*(?:people|civilians|:))"
_WEEK_OF = r"(?:the\s+)?week\s+(?:of|(?:beginning|starting|commencing)(?:\s+on)?)\s+(?:the\s+)?"


_KINDS = {
    "month": re.compile(r"\b(?:" + "|".join(sorted({m[:3] for m in cal.MONTHS})) + ")", re.IGNORECASE),
    "weekday": re.compile("|".join(cal.WEEKDAYS), re.IGNORECASE),
    "season": re.compile("|".join(cal.SEASONS), re.IGNORECASE),
    "unit": re.compile("hour|day|week|month|year|decade", re.IGNORECASE),
    "hour": re.compile("minute|moment|hour|morning|noon|evening|night", re.IGNORECASE),
    "near": re.compile("day|tomorrow|now|night|morning|noon|evening", re.IGNORECASE),
    "digit": re.compile(r"\d"),
    "year": re.compile(r"\d\d\d\d"),
}


def kinds(sentence: str) -> frozenset[str]:
    """Give the kinds of words of time that a sentence may hold, so that most patterns need not be tried."""
    return frozenset(kind for kind, pattern in _KINDS.items() if pattern.search(sentence))


def _wording(
    needs: str, pattern: str, reading: Reading, *, cycle: str | None = None, loose: bool = False
) -> Wording:
    found = re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)
    return Wording(found, reading, frozenset(needs.split()), cycle, loose)


def _after(words: str, pattern: str) -> str:
    # Python looks behind only for words of one length.
    return "(?:" + "|".join(rf"(?<=\b{w}\s)" for w in words.split("|")) + f"){pattern}"


_DAYS = (
    _wording("digit year", r"(?P<year>\d{4})([-/.])(?P<number>\d\d?)\2(?P<day>\d\d?)", spans.iso),
    _wording("digit year", r"(?P<one>\d\d?)([-/.])(?P<other>\d\d?)\2(?P<year>(?:19|20)\d\d)", spans.figures),
    _wording(
        "month digit",
        rf"{_CLOCK}{_FIRST}{_TO}(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_ANY_YEAR})?",
        spans.month_days,
        cycle="year",
    ),
    _wording(
        "month digit",
        rf"{_CLOCK}{_MONTH}\s+(?P<first>[0-3]?\d){_TO}{_DAY}(?:,?\s+{_ANY_YEAR})?",
        spans.month_days,
        cycle="year",
    ),
    _wording("digit", rf"{_FIRST}{_TO}{_DAY}\s+(?:of\s+|in\s+)?{_THIS}\s+month", spans.days_of_month),
    _wording("digit", rf"(?:the\s+)?{_NUMBERED}\s+of\s+{_THIS}\s+month", spans.days_of_month),
    _wording(
        "month digit",
        rf"{_CLOCK}{_SHORT_DAY}(?:the\s+)?{_DAY}\.?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_ANY_YEAR})?",
        spans.month_day,
        cycle="year",
    ),
    _wording(
        "month",
        rf"{_CLOCK}(?:the\s+)?{_ORDINAL}\s+of\s+{_MONTH}(?:,?\s+{_ANY_YEAR})?",
        spans.month_day,
        cycle="year",
    ),
    _wording(
        "month digit",
        rf"{_CLOCK}{_SHORT_DAY}{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_ANY_YEAR})?{_PEOPLE}",
        spans.month_day,
        cycle="year",
    ),
    _wording("weekday digit", rf"{_WEEKDAY},?\s+the\s+{_DAY}", spans.day_number),
    _wording(
        "digit",
        _after("on|for|by|of|since|until", rf"the\s+{_NUMBERED}")
        + r"(?=\s*(?:[.,;!?]|$)|\s+(?:and|but|when|as|after)\b)",
        spans.day_number,
    ),
    _wording(
        "weekday",
        rf"{_CLOCK}{_WEEKDAY}{_DAYTIME},?\s+(?:of\s+)?(?P<which>last|this|next)\s+week",
        spans.weekday_of_week,
    ),
    _wording(
        "weekday",
        rf"{_CLOCK}(?:(?P<which>last|next)\s+|this\s+(?:past\s+|coming\s+)?)?{_WEEKDAY}{_DAYTIME}",
        spans.weekday,
        cycle="week",
    ),
    _wording(
        "month weekday",
        rf"(?:the\s+)?{_NTH}\s+{_WEEKDAY}\s+(?:of|in)\s+{_MONTH}(?:\s+{_YEAR})?",
        spans.within,
    ),
    _wording(
        "weekday unit",
        rf"(?:the\s+)?{_NTH}\s+{_WEEKDAY}\s+(?:of|in)\s+{_THIS}\s+(?P<unit>month)",
        spans.within,
    ),
    _wording("near", r"(?:the\s+)?day before yesterday", spans.day_off(-2)),
    _wording("near", r"(?:the\s+)?day after tomorrow", spans.day_off(2)),
    _wording("near", rf"(?:late\s+|early\s+|earlier\s+)?yesterday{_DAYTIME}|last night", spans.day_off(-1)),
    _wording("near", rf"(?:late\s+|early\s+|later\s+)?tomorrow{_DAYTIME}", spans.day_off(1)),
    _wording(
        "near",
        r"(?:earlier\s+|later\s+|early\s+)?today|tonight|this (?:morning|afternoon|evening)|"
        r"(?:earlier|later) in the day",
        spans.day_off(0),
    ),
    _wording("near", r"now", spans.day_off(0), loose=True),
    _wording("near", r"overnight|during the night", spans.night),
)
_WEEKS = (
    _wording("month", rf"(?:the\s+)?{_NTH}\s+week\s+(?:of|in)\s+{_MONTH}(?:\s+{_YEAR})?", spans.within),
    _wording("year", rf"(?:the\s+)?{_NTH}\s+week\s+(?:of|in)\s+{_YEAR}", spans.within),
    _wording(
        "unit", rf"(?:the\s+)?{_NTH}\s+week\s+(?:(?:of|in)\s+)?{_THIS}\s+(?P<unit>month|year)", spans.within
    ),
    _wording(
        "month digit", rf"{_WEEK_OF}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_ANY_YEAR})?", spans.week_of_day
    ),
    _wording("month digit", rf"{_WEEK_OF}{_MONTH}\s+{_DAY}(?:,?\s+{_ANY_YEAR})?", spans.week_of_day),
    _wording("digit", rf"(?:the\s+)?week\s+of\s+the\s+{_NUMBERED}", spans.week_of_day),
    _wording(
        "unit",
        r"(?:(?:at|over|during|on)\s+)?(?:the\s+|(?P<which>this|last|next|coming)\s+)(?P<unit>weekend)",
        spans.weekend,
    ),
    _wording("unit", r"(?<=\bon\s)(?P<unit>weekend)", spans.weekend),
)
_MONTHS = (
    _wording("month year", rf"(?:{_PART})?{_MONTH},?\s+(?:of\s+)?{_YEAR}", spans.month),
    _wording("month", rf"(?:{_PART})?{_MONTH}\s+(?:of\s+)?{_THIS}\s+year", spans.month),
    _wording("month", rf"(?P<of>last|this|next)\s+(?:{_PART})?{_MONTH}", spans.month, cycle="year"),
    _wording("month", rf"{_PART}{_MONTH}", spans.month, cycle="year"),
    _wording(
        "month",
        rf"(?:the\s+)?(?P<nth>first|second)\s+half\s+of\s+{_MONTH}(?:\s+{_YEAR})?",
        spans.half_of_month,
        cycle="year",
    ),
    _wording("month", _after("in|since|until|till|by|during|before", _MONTH), spans.month, cycle="year"),
    _wording("month", _after("from|between|to|and|through", _MONTH), spans.month, cycle="year", loose=True),
    _wording("month", _PLAIN_MONTH, spans.month, cycle="year"),
    _wording(
        "season year", rf"(?:the\s+)?(?P<of>last|this|next)?\s*{_SEASON}(?:\s+of)?\s+{_YEAR}", spans.season
    ),
    _wording("season", rf"{_SEASON}\s+(?:of\s+)?{_THIS}\s+year", spans.season),
    _wording("season", rf"(?P<of>last|this|next)\s+{_SEASON}", spans.season),
    _wording("season", _after("in|over|during", rf"the\s+{_SEASON}(?!\s+of)"), spans.season),
)
_YEARS = (
    _wording("year", rf"{_PART}{_YEAR}", spans.year),
    _wording(
        "year",
        rf"(?:the\s+)?(?P<nth>first|second)\s+(?P<share>half)\s+of\s+(?:the\s+year\s+)?{_YEAR}",
        spans.fraction,
    ),
    _wording(
        "year",
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth)\s+(?P<share>quarter)\s+of\s+{_YEAR}",
        spans.fraction,
    ),
    _wording(
        "unit",
        rf"(?:the\s+)?(?P<nth>first|second|third|fourth)\s+(?P<share>half|quarter)\s+(?:of\s+)?{_THIS}\s+year",
        spans.fraction,
    ),
    _wording("year", _after("in|since|during|until|till|by|before", _YEAR), spans.year),
    _wording(
        "year",
        _after("the|its|their|his", _YEAR + r"(?=\s+[a-z])") + r"(?!\s+(?:people|civilians|men))",
        spans.year,
    ),
    _wording("year", _after("from|between|to|and|through", _YEAR), spans.year, loose=True),
    _wording("year", rf"(?P<first>(?:1[5-9]|20)\d\d)\s*[-–]\s*{_YEAR}", spans.years),
    _wording("digit", r"(?:the\s+)?(?P<decade>1[5-9]\d0|20\d0)['’]?s", spans.decade),
    _wording("digit", r"the\s+['’]?(?P<decade>[2-9]0)['’]?s", spans.decade),
)
_COUNTED = (
    _wording(
        "unit",
        rf"(?:over|in|during|for|within)?\s*(?:the\s+)?(?:past|last|previous|preceding)\s+{COUNT}\s+{UNIT}",
        spans.past,
    ),
    _wording(
        "unit", rf"(?:over|in|during|for|within)\s+the\s+(?:past|last)\s+{UNIT}(?<!s)(?!\s+of\b)", spans.past
    ),
    _wording("unit", rf"{COUNT}\s+{UNIT}\s+ago", spans.ago),
    _wording(
        "unit",
        rf"(?:in|over|during|for|within)?\s*(?:the\s+)?(?:next|coming)\s+{COUNT}\s+{UNIT}",
        spans.coming,
    ),
    _wording("unit", rf"(?<!\btime\s)in\s+{COUNT}\s+{UNIT}(?:['’]\s+time)?", spans.in_time),
    _wording("unit", rf"within\s+{COUNT}\s+{UNIT}", spans.inside),
    _wording("unit", rf"{_PART}{_THIS}\s+(?P<unit>week|month|year)", spans.part_of_whole),
    _wording(
        "unit",
        r"(?:(?:the\s+)?(?P<part>start|beginning|middle|end)\s+of\s+the\s+)(?P<unit>week|month|year)",
        spans.part_of_whole,
    ),
    _wording(
        "unit", r"(?P<side>earlier|later)\s+(?:in\s+the|this)\s+(?P<unit>week|month|year)", spans.earlier
    ),
    _wording("unit", r"(?:the\s+)?rest\s+of\s+(?:the|this)\s+(?P<unit>week|month|year)", spans.rest),
    _wording("unit", rf"(?:late\s+)?{_THIS}\s+(?P<unit>week|weekend|month|year|decade)", spans.calendar_unit),
)
WORDINGS: tuple[Wording, ...] = (*_DAYS, *_WEEKS, *_MONTHS, *_YEARS, *_COUNTED)
