"""The dateline of a report: "BAGHDAD, Nov. 8 (Agency) -" says where and when it was written, not what happened when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.extract.times import time_words

_LONGEST = 120
_DAYS = 7
_PLACE = re.compile(r"\s*\(?[A-Z][^.!?:;]{1,60},\s*|\s*\(?[A-Z][A-Z .,/'’-]+\s+")
_AGENCY = r"\s*,?\s*(?:\([^)\n]{1,40}\)|/[^/\n]{1,40}/)"
_DASH = r"\s*(?:—|–|--|-|:)\s+"
_MARK = re.compile(r"[—–:-]\s")  # without which no pattern here matches
_BEHIND = re.compile(rf"(?:{_AGENCY})?\s*\)?{_DASH}")
_AGENCY_BEHIND = re.compile(_AGENCY + _DASH)
_UNDATED = re.compile(
    rf"\s*(?:[A-Z][A-Z .'’-]{{2,30}}(?:,\s*[A-Z]\w[\w. ]{{1,30}})?(?:{_AGENCY})?|"
    r"[A-Z][\w .,'’-]{1,40}\([^)\n]{1,40}\))\s*(?:—|–|--|-)\s+"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends and the first sentence begins, 0 where there is none, and its day."""

    end: int = 0
    day: date | None = None

    def parted(self, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Give the spans of sentences, the first parted from the dateline, whose place has no part in what happened."""
        for start, end in sentences:
            if start < self.end < end:
                yield start, self.end
                yield self.end, end
            else:
                yield start, end


NO_DATELINE = Dateline()


def read_dateline(text: str, published: date | None) -> Dateline:
    """Find the dateline at the start of a text.

    Its day counts as the day of writing where it lies no more than a week before `published`, or where that is unknown.

    >>> read_dateline("BAGHDAD, Nov. 8 (Agency) - Troops left today.", date(2017, 11, 9)).day
    datetime.date(2017, 11, 8)
    """
    line = text[:_LONGEST].partition("\n")[0]
    if _MARK.search(line) is None:
        return NO_DATELINE
    dated = _dated(line, published)
    if dated is None and (undated := _UNDATED.match(line)):
        return Dateline(undated.end())
    return dated or NO_DATELINE


def _dated(line: str, published: date | None) -> Dateline | None:
    words = next(iter(time_words(line, published)), None)
    if words is None:
        return None
    before, at = line[: words.start], words.end + line[words.end :].startswith(".")
    pattern = _BEHIND if _PLACE.fullmatch(before) else _AGENCY_BEHIND if not before.strip() else None
    behind = pattern.match(line, at) if pattern else None
    if behind is None:
        return None
    return Dateline(behind.end(), _day(words.interval.start if words.interval else None, published))


def _day(told: date | None, published: date | None) -> date | None:
    if told is None or published is None:
        return told
    return told if 0 <= (published - told).days <= _DAYS else None
